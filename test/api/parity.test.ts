import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { parse } from 'yaml';
import type { Operation } from '../../src/api/operation.ts';
import { OPERATIONS } from '../../src/api/operations.ts';
import { USE_CASES, type UseCaseName } from '../../src/app/use-cases.ts';
import { program } from '../../src/cli/main.ts';
import { ERROR_KINDS, type ErrorCode } from '../../src/trade/errors.ts';
import { entrepot, FIXTURES, quiet, ROOT, tempFolder } from '../helpers.ts';
import { plantedLake } from '../planted-lake.ts';
import { comtradeDouble } from '../sources/comtrade-double.ts';
import { commandOf, VERBS } from './command.ts';
import { copyOf, queryOf, type Served, served } from './served.ts';

type Parameters = Readonly<Record<string, unknown>>;

const bundled = inject('bundledLake');
const server = await served(bundled);
/** A route through it takes a second and not ten. */
const small = await served((await plantedLake()).lake);
afterAll(() => Promise.all([server.close(), small.close()]));

const whereOf = (useCase: UseCaseName): Served => (useCase === 'route' ? small : server);

const CORRIDOR = { reporter: 'EU27', partner: 'KGZ', hs: '8542', from: '2022-01', to: '2022-10' };
const COMPARED = { ...CORRIDOR, from: '2022-03', baseFrom: '2021-03', baseTo: '2021-10' };
const KINDS = {
  displacement: 'displacement:EU27:KAZ:RUS:870324',
  'new-flow': 'new-flow:EU27:KAZ:RUS:851713',
  surge: 'surge:EU27:KAZ:RUS:870324',
  collapse: 'collapse:EU27:-:RUS:870323',
  diversion: 'diversion:EU27:KAZ:RUS:TOTAL',
  'ghost-transit': 'ghost-transit:EU27:KAZ:RUS:TOTAL',
  reclassification: 'reclassification:EU27:RUS:RUS:870350',
};

/** What is asked of each use case through both. */
const ASKED: Readonly<Partial<Record<UseCaseName, readonly Parameters[]>>> = {
  status: [{}],
  scenarios: [{}],
  scan: [{}, { scenario: 'russia-2022' }, ...Object.keys(KINDS).map((kind) => ({ kind }))],
  findings: [
    {},
    { kind: 'displacement,surge', via: 'KGZ', sort: 'gain', limit: 7 },
    { goods: '85', tier: '1', list: 'chpl', sort: 'ratio' },
    { goods: 'circuits', exporter: 'EU27', flag: 'thin-base', sort: 'share' },
    { supported: true, sort: 'q', limit: 500 },
  ],
  explain: Object.entries(KINDS).flatMap(([kind, finding]) =>
    kind === 'reclassification' || kind === 'collapse' ? [] : [{ finding }, { finding, scenario: 'russia-2022' }],
  ),
  series: Object.values(KINDS).map((finding) => ({ finding })),
  matrix: [{}, { level: 4 }, { level: 6, under: '8542' }, { scenario: 'russia-2022', under: '84' }],
  network: [{}, { hs: '854231', from: '2021-06', to: '2022-09' }, { scenario: 'russia-2022' }],
  route: [
    { from: 'DEU', via: 'KGZ', to: 'RUS', hs: '854231' },
    {
      from: 'DEU',
      via: 'ARM',
      to: 'RUS',
      hs: '8542',
      window: '2022-03..2022-08',
      base: '2021-03..2021-08',
      among: 'KAZ,KGZ',
      currency: 'EUR',
    },
  ],
  flows: [
    CORRIDOR,
    ...['period', 'partner', 'product', 'reporter', 'line'].flatMap((by) => [
      { ...CORRIDOR, partner: 'KGZ,ARM', by },
      ...(by === 'line' ? [] : [{ ...COMPARED, partner: 'KGZ,ARM', by }]),
    ]),
    { ...CORRIDOR, mirror: true, hs: 'TOTAL', from: '2019', to: '2023' },
    { ...CORRIDOR, currency: 'USD', source: 'eurostat-comext', revision: 'HS2017', hs: '854231' },
    { reporter: 'KGZ', partner: 'RUS', hs: 'TOTAL', from: '2021', to: '2022', flow: 'import' },
    { ...CORRIDOR, asOf: '2' },
  ],
  mirror: [
    { exporter: 'EU27', importer: 'KGZ', from: '2019', to: '2023' },
    { exporter: 'any', importer: 'KGZ', from: '2022', to: '2022' },
    { exporter: 'CHN', importer: 'KAZ', from: '2022', to: '2023', currency: 'EUR', hs: 'TOTAL' },
  ],
  prices: [
    { reporter: 'EU27', partner: 'KGZ', hs: '8703', from: '2021-01', to: '2022-11' },
    { reporter: 'DEU', partner: 'KAZ', hs: '870323', from: '2022-01', to: '2022-11', currency: 'USD' },
  ],
  goods: ['85', '8542', '854231', '85423190'].map((code) => ({ code })),
  'goods-search': [{ words: 'integrated circuits' }],
  'goods-children': [{}, { under: '85' }, { under: '8542' }],
  areas: [{}, { withData: true }, { withData: true, asOf: '3' }],
  formats: [{}],
  claims: [{}, { asOf: '3' }],
  claim: [{ claim: 'eu-kg-chips-2022' }, { claim: 'cn-ru-exports-h1-2023', asOf: '4' }],
  'claims-review': [{}],
  cases: [{}],
  case: [{ case: 'russia-2022' }],
  'lake-log': [{}],
  'lake-sources': [{}, { asOf: '2' }],
  'lake-verify': [{}],
  fetch: [{ reporter: 'CHN', partner: 'RUS,KGZ', hs: '8482', from: '2021-01', to: '2023-10', dryRun: true }],
  evidence: [
    {},
    { kind: 'cooperation,forensic', country: 'CHN' },
    { status: 'on the record', from: '2024', to: '2024-12' },
    { goods: '8542', finding: 'displacement:EU27:KGZ:RUS:854239' },
  ],
  'evidence-item': [
    { evidence: 'us-assessment-2024' },
    { evidence: 'satnav-stations-2022', scenario: 'russia-2022' },
    { evidence: 'dji-2023' },
  ],
  'evidence-events': [
    ...Object.values(KINDS).map((finding) => ({ finding, scenario: 'russia-2022' })),
    { claim: 'cn-ru-chips-2022' },
    { reporter: 'EU27', partner: 'KGZ', hs: '8542', scenario: 'russia-2022' },
    { reporter: 'RUS', partner: 'CHN,TUR', hs: '8541,8806', flow: 'import', via: 'KGZ,UZB' },
  ],
  'evidence-verify': [{}],
  footprints: [{}],
  components: [
    {},
    { weapon: 'kh-101-missile', limit: 7 },
    { maker: 'analog devices', country: 'USA', hs: '8542', confidence: 'high,medium' },
    { category: 'none', confidence: 'none', limit: 3 },
  ],
  weapons: [{}, { hs: '854231' }, { weapon: 'kh-101-missile', scenario: 'russia-2022' }],
  sql: [
    { statement: 'SELECT count(*) AS rows, min(period) AS first FROM flow' },
    {
      statement: "SELECT partner, sum(value) AS v FROM flow_named WHERE goods LIKE '8542%' GROUP BY ALL ORDER BY ALL",
      limit: 5,
    },
  ],
  'sql-schema': [{}],
};

const operationOf = (useCase: UseCaseName): Operation =>
  OPERATIONS.find((one) => one.useCase === useCase && one.id === undefined) as Operation;

function ask(useCase: UseCaseName, parameters: Parameters, format?: string): Promise<Response> {
  const { method, path: pattern, parameters: inPath } = operationOf(useCase);
  const named = Object.keys(inPath?.shape ?? {});
  const address = pattern.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(parameters[name])));
  const rest = Object.fromEntries(Object.entries(parameters).filter(([name]) => !named.includes(name)));
  const where = whereOf(useCase);
  return method === 'post' ? where.send(address, rest) : where.ask(`${address}${queryOf({ ...rest, format })}`);
}

async function command(useCase: UseCaseName, parameters: Parameters, format = 'json') {
  return entrepot([...commandOf(useCase, parameters), '--format', format, '--lake', whereOf(useCase).lake]);
}

const CASES = Object.entries(ASKED).flatMap(([useCase, all]) =>
  all.map((parameters) => [useCase as UseCaseName, JSON.stringify(parameters), parameters] as const),
);

describe('every use case', () => {
  const names = Object.keys(USE_CASES).sort();

  it('is an operation of the document', async () => {
    const { paths } = (await (await server.ask('/openapi.json')).json()) as {
      paths: Record<string, Record<string, { operationId: string }>>;
    };
    const offered = Object.values(paths).flatMap((methods) => Object.values(methods).map((one) => one.operationId));
    expect(names.filter((name) => !offered.includes(name))).toEqual([]);
    expect(offered.sort()).toEqual([...names, 'scan-own', 'upload'].sort());
  });

  it('has a verb', () => {
    expect(Object.keys(VERBS).sort()).toEqual(names);
    for (const { verb } of Object.values(VERBS)) {
      let at = program({ effects: quiet(), env: {}, write: () => undefined });
      for (const word of verb.filter((one) => !one.startsWith('--')))
        at = at.commands.find((one) => one.name() === word) as typeof at;
      expect([verb, at?.name()]).toEqual([verb, verb.filter((one) => !one.startsWith('--')).at(-1)]);
    }
  });

  it('is asked here', () => {
    const alone = [
      'load',
      'preview',
      'claims-check',
      'claims-parse',
      'claims-keep',
      'claim-remove',
      'evidence-add',
      'evidence-remove',
      'footprint-add',
      'footprint-remove',
      'case-save',
      'case-add',
      'case-move',
      'case-remove-item',
      'case-remove',
      'case-export',
      'case-open',
      'dossier',
      'dossier-verify',
    ];
    expect([...Object.keys(ASKED), ...alone].filter((name) => names.includes(name)).sort()).toEqual(names);
  });
});

describe('the same question', () => {
  it.each(CASES)('%s %s has the same JSON', async (useCase, _text, parameters) => {
    const [told, ran] = [await ask(useCase, parameters), await command(useCase, parameters)];
    expect([told.status, ran.code, ran.err]).toEqual([200, 0, '']);
    expect(await told.json()).toEqual(JSON.parse(ran.out));
  });

  const tabular = CASES.filter(([useCase, , parameters]) => {
    const { method, fresh } = operationOf(useCase);
    const few = useCase === 'flows' ? 20 : 2;
    return method === 'get' && fresh !== true && (ASKED[useCase] ?? []).indexOf(parameters) < few;
  });
  it.each(tabular)('%s %s has the same CSV and NDJSON, byte for byte', async (useCase, _text, parameters) => {
    for (const format of ['csv', 'ndjson']) {
      const [told, ran] = [await ask(useCase, parameters, format), await command(useCase, parameters, format)];
      expect(await told.text()).toBe(ran.out);
    }
  });

  it('of the second page has the same page, and the pages have every finding once', async () => {
    const asked = { kind: 'displacement', via: 'KGZ', limit: 40 };
    const whole = (await (await ask('findings', { ...asked, limit: 500 })).json()) as Page;
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const told = (await (await ask('findings', { ...asked, cursor })).json()) as Page;
      expect(told).toEqual(JSON.parse((await command('findings', { ...asked, cursor })).out));
      seen.push(...told.items.map(({ id }) => id));
      cursor = told.next ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(whole.items.map(({ id }) => id));
    expect(seen.length).toBeGreaterThan(80);
  });
});

interface Page {
  readonly next: string | null;
  readonly items: readonly { readonly id: string }[];
}

const WRONG: readonly (readonly [UseCaseName, ErrorCode, Parameters])[] = [
  ['flows', 'unknown-vocabulary', { ...CORRIDOR, reporter: 'Atlantis' }],
  ['flows', 'usage', { ...COMPARED, baseFrom: '2021-01', baseTo: '2021-03' }],
  ['flows', 'usage', { ...CORRIDOR, hs: 'my-list' }],
  ['flows', 'usage', { ...CORRIDOR, asOf: 's99' }],
  ['flows', 'usage', { ...CORRIDOR, from: '2022-10', to: '2022-01' }],
  ['flows', 'not-found', { ...CORRIDOR, reporter: 'JPN' }],
  ['flows', 'not-found', { ...CORRIDOR, source: 'nothing' }],
  ['flows', 'not-assessable', { ...CORRIDOR, currency: 'RUB' }],
  ['explain', 'not-found', { finding: 'displacement:nothing' }],
  ['explain', 'not-found', { finding: 'displacement' }],
  ['explain', 'not-assessable', { finding: KINDS.reclassification }],
  ['series', 'not-found', { finding: 'surge:nothing' }],
  ['findings', 'usage', { cursor: '50.0123456789ab' }],
  ['findings', 'unknown-vocabulary', { via: 'Atlantis' }],
  ['scan', 'not-found', { scenario: 'nothing' }],
  ['matrix', 'usage', { under: '99999999' }],
  ['goods', 'usage', { code: '123' }],
  ['goods-search', 'not-found', { words: 'zzzz' }],
  ['mirror', 'not-assessable', { exporter: 'CHN', importer: 'KAZ', from: '2022-01', to: '2022-03' }],
  ['prices', 'not-found', { ...CORRIDOR, partner: 'VUT', reporter: 'JPN' }],
  ['mirror', 'usage', { exporter: 'any', importer: 'KGZ', from: '2022', to: '2022-03' }],
  ['claim', 'not-found', { claim: 'nothing' }],
  ['case', 'not-found', { case: 'nothing' }],
  ['sql', 'usage', { statement: 'DROP TABLE flow' }],
  ['evidence', 'usage', { from: '2024', to: '2023' }],
  ['evidence', 'usage', { finding: 'surge:KGZ' }],
  ['evidence', 'unknown-vocabulary', { country: 'Atlantis' }],
  ['evidence-item', 'not-found', { evidence: 'nothing' }],
  ['evidence-item', 'not-found', { evidence: 'dji-2023', scenario: 'nothing' }],
  ['evidence-events', 'unknown-vocabulary', { finding: 'surge:EU27:XXX:RUS:870324' }],
  ['evidence-events', 'usage', {}],
  ['evidence-events', 'usage', { claim: 'cn-ru-chips-2022', reporter: 'CHN', partner: 'RUS', hs: '8542' }],
  ['evidence-events', 'usage', { reporter: 'CHN', hs: '8542' }],
  ['evidence-events', 'not-found', { claim: 'nobody-said-so' }],
  ['components', 'usage', { hs: '123' }],
  ['components', 'usage', { cursor: '50.0123456789ab' }],
  ['weapons', 'not-found', { scenario: 'nothing' }],
  [
    'fetch',
    'unknown-vocabulary',
    { reporter: 'Atlantis', partner: 'KGZ', hs: '8542', from: '2022', to: '2022', dryRun: true },
  ],
];

describe('what is wrong', () => {
  it.each(WRONG)('%s: %s %o', async (useCase, code, parameters) => {
    const [told, ran] = [await ask(useCase, parameters), await command(useCase, parameters)];
    const problem = (await told.json()) as { code: string; detail: string; fields?: unknown; status: number };
    const said = JSON.parse(ran.err) as { error: string; message: string; fields?: unknown };
    expect([problem.code, problem.detail, problem.fields]).toEqual([said.error, said.message, said.fields]);
    expect([problem.code, told.status, ran.code]).toEqual([code, ERROR_KINDS[code].http, ERROR_KINDS[code].exit]);
  });
});

describe('what changes a lake', () => {
  /** One that is changed over the API, and one that is changed alike by commands. */
  let ours: Served;
  const theirs = copyOf(bundled);
  beforeAll(async () => {
    ours = await served(bundled, { threads: 1 });
  });
  afterAll(() => ours.close());

  it('claims that are sent are those of a file, and are kept and taken out alike', async () => {
    const file = path.join(ROOT, 'data/claims/russia-2022.yml');
    const run = async (...line: string[]) => {
      const { out, err, code } = await entrepot(['claims', ...line, '--format', 'json', '--lake', theirs]);
      expect([code, err]).toEqual([0, '']);
      return JSON.parse(out) as { readonly claims: readonly object[] };
    };
    const claims = parse(readFileSync(file, 'utf8')) as readonly { readonly id: string }[];
    const post = async (address: string, body: object): Promise<unknown> => (await ours.send(address, body)).json();
    const plain = (answer: unknown): unknown =>
      (answer as { readonly claims: readonly object[] }).claims.map((one) => ({ ...one, from: '' }));
    expect(plain(await post('/claims/check', { claims }))).toEqual(plain(await run('check', file)));
    expect(await post('/claims', { claims })).toEqual(await run('keep', file));
    const text = path.join(ROOT, 'docs/claims-example.txt');
    expect(await post('/claims/parse', { text: readFileSync(text, 'utf8') })).toEqual(await run('parse', text));
    const [first] = claims;
    expect(await post(`/claims/${first?.id}/remove`, {})).toEqual(await run('remove', first?.id ?? ''));
    expect(await (await ours.ask('/claims')).json()).toEqual(await run('list'));
  });

  it('a case is put together alike, and who saves second is told', async () => {
    const run = async (...line: string[]): Promise<unknown> => {
      const { out, err, code } = await entrepot(['case', ...line, '--format', 'json', '--lake', theirs]);
      expect([code, err]).toEqual([0, '']);
      return JSON.parse(out) as unknown;
    };
    const post = async (address: string, body: object): Promise<unknown> =>
      (await ours.send(`/cases${address}`, body)).json();
    const plain = (answer: unknown): object => ({ ...(answer as object), created: '', changed: '' });
    const finding = { kind: 'finding', finding: KINDS.surge };
    const note = 'They may have stayed.';
    for (const [address, body, line] of [
      ['', { title: 'Cars', summary: 'By land.' }, ['new', 'Cars', '--summary', 'By land.']],
      ['/cars/items', { item: finding }, ['add', 'cars', `finding:${KINDS.surge}`]],
      ['/cars/items', { item: { kind: 'note', text: note }, place: 1 }, ['add', 'cars', 'note', note, '--place', '1']],
      ['/cars/items/move', { from: 2, to: 1 }, ['move', 'cars', '2', '1']],
      ['/cars/items/remove', { place: 2 }, ['remove', 'cars', '2']],
    ] as const)
      expect(plain(await post(address, body))).toEqual(plain(await run(...line)));
    const late = await ours.send('/cases', { id: 'cars', title: 'Cars', revision: 4 });
    expect([late.status, ((await late.json()) as { code: string }).code]).toEqual([409, 'lake-conflict']);
    expect(await post('/cars/remove', {})).toEqual(await run('remove', 'cars'));
    expect(await (await ours.ask('/cases')).json()).toEqual(await run('list'));
  });

  const item = {
    id: 'a-plant',
    kind: 'site',
    statement: 'It makes engines.',
    date: '2023-05',
    sources: [{ name: 'one' }, { name: 'two', link: 'https://example.org/' }],
    status: 'reported',
    sites: [{ name: 'here', country: 'RUS', lat: 55.1, lon: 36.6 }],
    links: { goods: ['840710'] },
  };
  /** Times of the clock differ. */
  const timeless = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value), (key, one: unknown) => (key === 'added' ? '' : one));

  it('an item with a copy, a file of footprints, and their removal, are the same', async () => {
    const folder = tempFolder();
    const place = (name: string, content: string): string => {
      writeFileSync(path.join(folder, name), content);
      return path.join(folder, name);
    };
    const page = place('page.html', '<html>as it was</html>');
    const geo = place('here.json', JSON.stringify({ type: 'Point', coordinates: [36.6, 55.1] }));
    const items = place('items.yml', JSON.stringify([item]));
    const run = async (...verb: string[]): Promise<unknown> => {
      const { code, out, err } = await entrepot(['evidence', ...verb, '--format', 'json', '--lake', theirs]);
      expect([code, err]).toEqual([0, '']);
      return JSON.parse(out);
    };
    const send = async (under: string, body: unknown): Promise<unknown> => {
      const told = await ours.send(under, body);
      expect(told.status).toBe(200);
      return told.json();
    };
    const { upload } = await ours.upload(page);
    const copies = [{ item: item.id, source: 2, upload }];
    expect(timeless(await send('/evidence', { items: [item], copies }))).toEqual(
      timeless(await run('add', items, '--copy', `${item.id}:2=${page}`)),
    );
    const drawn = await ours.upload(geo);
    expect(await send('/footprints', { upload: drawn.upload })).toEqual(await run('footprint', geo));
    for (const [under, verb] of [
      ['/evidence', 'list'],
      ['/footprints', 'footprints'],
      ['/evidence/verify', 'verify'],
    ] as const)
      expect(timeless(await (await ours.ask(under)).json())).toEqual(timeless(await run(verb)));
    expect(await (await ours.ask('/evidence/verify')).json()).toMatchObject({ ok: true, counts: { intact: 2 } });
    expect(await send(`/evidence/${item.id}/remove`, {})).toEqual(await run('remove', item.id));
    expect(await send('/footprints/here/remove', {})).toEqual(await run('remove-footprint', 'here'));
    expect(await (await ours.ask('/evidence')).json()).toMatchObject({ total: 13 });
  });

  it('what is wrong with an item is told by item and field; nothing is written', async () => {
    const file = path.join(tempFolder(), '(request)');
    const wrong = [item, { ...item, id: 'other', date: '2023-02-30', via: ['Atlantis'] }];
    writeFileSync(file, JSON.stringify(wrong, null, 1));
    const told = await small.send('/evidence', { items: wrong });
    const ran = await entrepot(['evidence', 'add', file, '--format', 'json', '--lake', small.lake]);
    const places = (problems: readonly Parameters[]) =>
      problems.map(({ column, value, expected }) => [column, value, expected]);
    const [problem, said] = [(await told.json()) as Problems, JSON.parse(ran.err) as Problems];
    expect([told.status, ran.code]).toEqual([422, 65]);
    expect(places(problem.problems)).toEqual(places(said.problems));
    expect(problem.problems.map(({ column }) => column)).toEqual(['other date', 'other via.0']);
    expect(await (await small.ask('/evidence')).json()).toMatchObject({ total: 13 });
    const upload = '00000000-0000-4000-8000-000000000000';
    expect((await small.send('/evidence', { items: [item], copies: [{ item: item.id, upload }] })).status).toBe(404);
    expect((await small.send('/footprints', { upload })).status).toBe(404);
  });

  // Last, since what was derived before is of the snapshot before.
  it('a load is the same load', async () => {
    const file = path.join(FIXTURES, 'comtrade/georgia-8703.csv.gz');
    const vintage = '2024-02-15';
    const ran = await entrepot(['load', 'comtrade', file, '--vintage', vintage, '--format', 'json', '--lake', theirs]);
    expect([ran.code, ran.err]).toEqual([0, '']);
    const { upload } = await ours.upload(file);
    const looked = await ours.send('/loads/preview', { uploads: [upload], format: 'comtrade' });
    const look = await entrepot(['load', 'comtrade', file, '--dry-run', '--format', 'json', '--lake', theirs]);
    expect({ ...((await looked.json()) as object), already: null }).toEqual({
      ...(JSON.parse(look.out) as object),
      already: null,
    });
    const told = await ours.send('/loads', { uploads: [upload], format: 'comtrade', vintage });
    const answer = (await told.json()) as Parameters;
    expect(answer).toEqual({ ...(JSON.parse(ran.out) as Parameters), snapshot: answer['snapshot'] });
    const figures = async (where: string) =>
      JSON.parse((await entrepot(['lake', 'sources', '--format', 'json', '--lake', where])).out) as Parameters[];
    expect(await figures(ours.lake)).toEqual(await figures(theirs));
  });

  it('a fetch asks the same service, and loads the same rows', async () => {
    const double = await comtradeDouble();
    const asked = { reporter: 'CHN', partner: 'KGZ', hs: '8482', from: '2022-01', to: '2022-02' };
    const lake = copyOf(small.lake);
    const ran = await entrepot([...commandOf('fetch', asked), '--format', 'json', '--lake', lake], {
      COMTRADE_BASE_URL: double.url,
    });
    process.env['COMTRADE_BASE_URL'] = double.url;
    const other = await served(small.lake, { threads: 1 });
    const told = await other.send('/fetch/comtrade', asked);
    delete process.env['COMTRADE_BASE_URL'];
    const [answer, said] = [(await told.json()) as Fetched, JSON.parse(ran.out) as Fetched];
    expect([told.status, ran.code]).toEqual([200, 0]);
    expect({ ...answer, load: null }).toEqual({ ...said, load: null });
    expect(answer.load.rows).toEqual(said.load.rows);
    await other.close();
    await double.close();
  });
});

interface Problems {
  readonly problems: readonly Parameters[];
}

interface Fetched extends Parameters {
  readonly load: { readonly rows: unknown };
}

it('a damaged lake is told of in the same way; the exit status says it too', async () => {
  const damaged = await served(small.lake, { threads: 1 });
  try {
    const raw = path.join(damaged.lake, 'raw');
    const [first = ''] = readdirSync(raw);
    writeFileSync(path.join(raw, first), 'something else');
    const { code, out, err } = await entrepot(['lake', 'verify', '--format', 'json', '--lake', damaged.lake]);
    const response = await damaged.ask('/lake/verify');
    const told = (await response.json()) as { readonly ok: boolean; readonly differences: readonly unknown[] };
    expect(told).toEqual(JSON.parse(out));
    expect([told.ok, told.differences.length]).toEqual([false, 1]);
    expect([code, response.status]).toEqual([ERROR_KINDS['lake-corrupt'].exit, 200]);
    expect(err).toContain('lake-corrupt');
  } finally {
    await damaged.close();
  }
});
