import path from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { changesOf, type Json, small } from '../../../test/changes.ts';
import { entrepot, FIXTURES, quiet, type Ran, tempFolder, words } from '../../../test/helpers.ts';
import { PLANTED_SCENARIO, plantedLake } from '../../../test/planted-lake.ts';
import { comtradeDouble } from '../../../test/sources/comtrade-double.ts';
import { fetchComtrade } from '../../app/fetch.ts';
import { flows } from '../../app/flows.ts';
import { goods } from '../../app/goods.ts';
import { loadFiles } from '../../app/load.ts';
import { runScan } from '../../app/scan.ts';
import { findScan } from '../../app/scan-store.ts';
import { type EntrepotError, ERROR_KINDS } from '../../trade/errors.ts';
import { Evidence, ExplainAnswer, Explanation } from './answers/explain.ts';
import { FetchAnswer } from './answers/fetch.ts';
import { Kind } from './answers/findings.ts';
import { FlowsAnswer } from './answers/flows.ts';
import { FoundText, GoodsAnswer } from './answers/goods.ts';
import { Holding, LogLine, Verification } from './answers/lake.ts';
import { LoadAnswer } from './answers/load.ts';
import { MirrorOrPanel } from './answers/mirror.ts';
import { Problem } from './answers/problem.ts';
import { RouteAnswer } from './answers/route.ts';
import { ScanAnswer } from './answers/scan.ts';

const bundled = { lake: inject('bundledLake'), effects: quiet() };

const printed = new Map<string, Promise<Ran>>();

/** What a command prints of the bundled lake; what several tests ask is worked out once. */
async function json(line: string): Promise<unknown> {
  const run = printed.get(line) ?? entrepot([...words(line), '--format', 'json', '--lake', bundled.lake]);
  printed.set(line, run);
  const { code, out, err } = await run;
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out);
}

const sent = (answer: unknown): unknown => JSON.parse(JSON.stringify(answer));

function parsed<S extends z.ZodType>(schema: S, answer: unknown): z.output<S> {
  const result = schema.safeParse(answer);
  expect(result.success ? '' : z.prettifyError(result.error)).toBe('');
  return result.data as z.output<S>;
}

const EU = 'flows --reporter EU27';
const CHIPS = '--hs 8542 --from 2022-01 --to 2022-10';
const BASE = '--base-from 2021-01 --base-to 2021-10';

/** Questions of each use case, with the schema of the answer. */
const QUESTIONS: readonly (readonly [string, z.ZodType])[] = [
  [`${EU} --partner KGZ ${CHIPS}`, FlowsAnswer],
  [`${EU} --partner KGZ ${CHIPS} ${BASE}`, FlowsAnswer],
  [`${EU} --partner KGZ,ARM ${CHIPS} ${BASE} --by partner`, FlowsAnswer],
  [`${EU} --partner KGZ --hs chpl --from 2022-01 --to 2022-10 ${BASE} --by product`, FlowsAnswer],
  [`${EU} --partner RUS ${CHIPS} ${BASE} --by reporter --currency USD`, FlowsAnswer],
  [`${EU} --partner KGZ --hs 8542 --from 2022-09 --to 2022-10 --by line`, FlowsAnswer],
  [`${EU} --partner KGZ --hs 854231 --from 2022-01 --to 2022-10 --revision HS2017`, FlowsAnswer],
  [`${EU} --partner KGZ,RUS --hs TOTAL --from 2020 --to 2023`, FlowsAnswer],
  [`${EU} --partner KGZ --hs TOTAL --from 2021 --to 2022 --mirror`, FlowsAnswer],
  ['flows --reporter CHN --partner RUS --hs TOTAL --from 2022-01 --to 2023-12', FlowsAnswer],
  ['mirror --exporter EU27 --importer KGZ --from 2019 --to 2023', MirrorOrPanel],
  ['mirror --exporter CHN --importer KGZ --from 2023 --to 2023', MirrorOrPanel],
  ['mirror --exporter any --importer RUS --from 2022-01 --to 2022-12', MirrorOrPanel],
  ['route --from EU27 --via KGZ --to RUS --hs TOTAL', RouteAnswer],
  ['route --from EU27 --via KAZ --to RUS --hs 854231,847150', RouteAnswer],
  ['scan', ScanAnswer],
  ...['85', '8542', '854231', '85423190', '901320'].map((code) => [`goods ${code}`, GoodsAnswer] as const),
  ['goods integrated circuits', z.array(FoundText)],
  ['lake log', z.array(LogLine)],
  ['lake sources', z.array(Holding)],
  ['lake sources --as-of 3', z.array(Holding)],
  ['lake verify', Verification],
];

describe('answers of the bundled lake', () => {
  it.each(QUESTIONS)('%s', async (line, schema) => {
    parsed(schema, await json(line));
  });

  it('to what goods are all together', () => {
    expect(parsed(GoodsAnswer, sent(goods('TOTAL'))).level).toBe(0);
  });

  it('have the evidence and the explanations of every finding that has some', async () => {
    const { told } = await findScan(bundled, {});
    const explained = [...told.values()].filter(({ evidence }) => evidence !== null);
    expect(new Set(explained.map(({ finding }) => finding.kind))).toEqual(
      new Set(['diversion', 'ghost-transit', 'displacement', 'new-flow', 'surge']),
    );
    parsed(z.array(Evidence), sent(explained.map(({ evidence }) => evidence)));
    parsed(z.array(z.array(Explanation)), sent(explained.map(({ explanations }) => explanations)));
  });

  it.each(['diversion', 'ghost-transit', 'displacement', 'new-flow', 'surge'])('explain a %s', async (kind) => {
    const { answer, told } = await findScan(bundled, {});
    const finding = answer.findings.find((own) => own.kind === kind && told.get(own.id)?.evidence !== null);
    expect(parsed(ExplainAnswer, await json(`explain ${finding?.id}`)).finding).toEqual(finding);
  });
});

describe('answers of other lakes', () => {
  it('have every kind of finding', async () => {
    const { answer } = await runScan(await plantedLake(), { scenario: PLANTED_SCENARIO });
    const planted = parsed(ScanAnswer, sent(answer)).findings;
    const found = parsed(ScanAnswer, await json('scan')).findings;
    expect(new Set([...planted, ...found].map(({ kind }) => kind))).toEqual(new Set(Kind.options));
  });

  it('say what was fetched, or what it would take, and what was loaded', async () => {
    const double = await comtradeDouble({ published: (period) => period < '202302' });
    try {
      const context = { lake: path.join(tempFolder(), 'lake'), effects: quiet() };
      const wanted = {
        reporter: ['CHN'],
        partner: ['RUS', 'KGZ'],
        hs: ['8482'],
        from: '2022-11',
        to: '2023-02',
        baseUrl: double.url,
      };
      expect(parsed(FetchAnswer, sent(await fetchComtrade(context, { ...wanted, dryRun: true }))).load).toBeNull();
      expect(parsed(FetchAnswer, sent(await fetchComtrade(context, wanted))).load).not.toBeNull();
      const again = { format: 'comtrade', files: [path.join(FIXTURES, 'comtrade/georgia-8703.csv.gz')], options: {} };
      expect(parsed(LoadAnswer, sent(await loadFiles(context, again))).already).toBe(false);
      expect(parsed(LoadAnswer, sent(await loadFiles(context, again))).already).toBe(true);
    } finally {
      await double.close();
    }
  });
});

/** An error as the API tells it. */
function problemOf({ code, message, fields, problems }: EntrepotError): unknown {
  const { http, means } = ERROR_KINDS[code];
  return sent({ type: `/problems/${code}`, title: means, status: http, detail: message, code, fields, problems });
}

describe('errors', () => {
  it.each([
    ['usage', { hs: ['8542'], from: '2022-13' }],
    ['unknown-vocabulary', { reporter: ['NOWHERE'] }],
    ['not-found', { reporter: ['BRA'] }],
  ])('%s: %j', async (code, more) => {
    const asked = { reporter: ['EU27'], partner: ['KGZ'], hs: ['8542'], from: '2022-01', to: '2022-10', ...more };
    const error = await flows(bundled, asked).catch((thrown: unknown) => thrown as EntrepotError);
    expect(parsed(Problem, problemOf(error as EntrepotError)).code).toBe(code);
  });

  it('of an input name the places', async () => {
    const error = (await runScan(bundled, { scenario: { name: 'x' } }).catch((e: unknown) => e)) as EntrepotError;
    expect(parsed(Problem, problemOf(error)).problems?.length).toBeGreaterThan(3);
  });
});

/** What an answer need not have; where it must, the compiler sees to it (tie.ts). */
const OPTIONAL = new Set(
  'leading base delta growth ratio noGrowth basePeriod rates title source currency incomplete atMost why fields problems line column value'.split(
    ' ',
  ),
);

describe('a changed answer is refused', () => {
  const lines = QUESTIONS.filter(([line]) => !line.startsWith('goods') || line.includes('8542'));

  it.each(lines)('%s', async (line, schema) => {
    const answer = small((await json(line)) as Json);
    expect(schema.safeParse(answer).success).toBe(true);
    const changes = [...changesOf(answer, OPTIONAL)];
    expect(changes.length).toBeGreaterThan(10);
    expect(changes.filter((change) => schema.safeParse(change.answer).success).map(({ what }) => what)).toEqual([]);
  });
});
