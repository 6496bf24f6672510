import type { Known } from './values.ts';

const AREAS = [
  ['EU27'],
  ['KGZ'],
  ['DEU'],
  ['ARM', 'KAZ'],
  'CHN',
  'RUS',
  'UZB,GEO',
  'Kyrgyzstan',
  '417',
  'WORLD',
  ['Türkiye'],
  ['KGZ', 'Atlantis'],
];
const GOODS = [
  ['8542'],
  ['854231'],
  '85',
  'TOTAL',
  ['84', '85'],
  'chpl',
  '85423190',
  ['870323', '870324'],
  '0101',
  '99',
  'nothing',
];
const PERIODS = [
  '2021-01',
  '2022-02',
  '2022-03',
  '2022-10',
  '2022-11',
  '2021',
  '2022',
  '2023',
  '2019-12',
  '1999',
  '2030-01',
];
const CURRENCIES = ['USD', 'EUR', 'usd', 'KGS', 'XXX'];
const SOURCES = ['eurostat-comext', 'kgz-geography', 'gacc', 'nothing'];
const SPANS = ['2022-03..2022-11', '2021-03..2021-11', '2022-01..2022-03', '2022..2022', '2022-11..2022-03'];

const COMMON: Known = {
  encoding: ['utf-8', 'latin1', 'windows-1251', 'nothing'],
  vintage: ['2023-02-15', '2022-02-29'],
  asOf: ['newest', '9999-12-31', 's9', 'nothing'],
  scenario: ['russia-2022', 'russia-2022', 'russia-2022', 'nothing'],
  currency: CURRENCIES,
  source: SOURCES,
  mirrorSource: SOURCES,
  hs: GOODS,
  from: PERIODS,
  to: PERIODS,
  code: ['854231', '8542', '85', '87032319', '999999', 'TOTAL'],
  under: ['85', '8542', '854231', '99'],
  words: ['integrated circuits', 'cars', 'bearings ball', 'zzzz'],
};

/** The destination, the intermediaries and the goods of `plantedLake`. */
const SCENARIO = {
  name: 'planted',
  destination: 'RUS',
  event: '2022-02',
  window: ['2022-03', '2022-11'],
  base: ['2021-03', '2021-11'],
  exporters: ['DEU'],
  intermediaries: ['ARM', 'KGZ', 'KAZ'],
  goods: ['854231', '848210'],
};

const FINDINGS = [
  'displacement:EU27:KAZ:RUS:870324',
  'diversion:EU27:KAZ:RUS:TOTAL',
  'ghost-transit:EU27:KAZ:RUS:TOTAL',
  'reclassification:EU27:RUS:RUS:870350',
  'new-flow:EU27:KAZ:RUS:851713',
  'surge:EU27:KAZ:RUS:870324',
  'collapse:EU27:-:RUS:870323',
  'displacement:KGZ',
  'KGZ:870323:displacement',
];

const CLAIM = {
  id: 'sent',
  text: "The EU's exports of integrated circuits to Kyrgyzstan grew about twenty-five-fold.",
  spec: {
    reporter: 'EU27',
    partner: 'KGZ',
    product: ['8542'],
    window: ['2022-01', '2022-10'],
    base: ['2021-01', '2021-10'],
    statistic: 'ratio',
  },
  stated: '~25',
};
const CLAIMS = ['eu-kg-chips-2022', 'cn-ru-exports-h1-2023', 'sent', 'nothing'];
const EVIDENCE_IDS = ['us-assessment-2024', 'satnav-stations-2022', 'dji-2023', 'a-plant', 'nothing'];

const ITEM = {
  id: 'a-plant',
  kind: 'site',
  statement: 'It makes engines.',
  date: '2023-05',
  sources: [{ name: 'one', link: 'https://example.org/' }],
  status: 'reported',
  from: 'CHN',
  via: ['KGZ'],
  sites: [{ name: 'here', country: 'RUS', lat: 55.1, lon: 36.6 }],
  links: { goods: ['840710'], claims: ['a-claim'] },
};

const CASES = ['russia-2022', 'fuzzed', 'nothing'];
const ITEMS = [
  { kind: 'note', text: 'They may have stayed.' },
  { kind: 'finding', finding: FINDINGS[0] },
  { kind: 'claim', claim: 'eu-kg-chips-2022', note: 'As published.' },
  { kind: 'flows', query: 'entrepot flows --reporter DEU --partner KGZ --hs 8542 --from 2022-03 --to 2022-11' },
];
const CASE_OPERATIONS = ['case', 'case-add', 'case-move', 'case-remove', 'case-remove-item', 'case-export', 'dossier'];

const OWN: Readonly<Record<string, Known>> = {
  ...Object.fromEntries(CASE_OPERATIONS.map((name) => [name, { case: CASES }])),
  claim: { claim: CLAIMS },
  'claim-remove': { claim: CLAIMS },
  explain: { finding: FINDINGS },
  series: { finding: FINDINGS },
  findings: { via: AREAS, exporter: AREAS, goods: ['85', '8703', 'cars', 'circuits'], list: ['chpl', 'eu-833-2014'] },
  flows: { reporter: AREAS, partner: AREAS, baseFrom: PERIODS, baseTo: PERIODS, revision: ['HS2017', 'HS2022', 'HS1'] },
  prices: { reporter: AREAS, partner: AREAS, revision: ['HS2017', 'HS2022', 'HS1'] },
  mirror: { exporter: AREAS, importer: AREAS },
  fetch: { reporter: AREAS, partner: AREAS },
  route: {
    from: [['EU27'], ['DEU']],
    via: ['KGZ', 'ARM', 'KAZ', 'DEU'],
    to: ['RUS'],
    hs: ['854231', '848210'],
    among: AREAS,
    window: SPANS,
    base: SPANS,
    event: PERIODS,
  },
  sql: {
    statement: [
      'SELECT count(*) AS rows FROM flow',
      'SELECT * FROM flow_named LIMIT 5',
      'SELECT partner, sum(value) AS v FROM flow_named GROUP BY partner ORDER BY v DESC',
      "SELECT 1 AS a, NULL AS b, 'x' AS c, DATE '2022-01-01' AS d, [1, 2] AS e, {'f': 1} AS f, 1.5::DOUBLE / 0 AS g",
      'SELECT 9007199254740993::HUGEINT * 9007199254740993 AS big, (-1)::TINYINT AS small, true AS t',
      'SELECT',
      'DROP TABLE flow',
      "SELECT * FROM read_csv('/etc/passwd')",
      'SELECT 1; SELECT 2',
      'SELECT nothing FROM flow',
    ],
  },
  evidence: { country: AREAS, goods: ['8806', '85', '842952', '999999'], finding: FINDINGS },
  'evidence-item': { evidence: EVIDENCE_IDS },
  'evidence-remove': { evidence: EVIDENCE_IDS },
  'evidence-events': { finding: FINDINGS, claim: CLAIMS, reporter: AREAS, partner: AREAS, via: AREAS },
  components: { weapon: ['kh-101-missile', 'corsair-uav', 'nothing'], country: [...AREAS, 'none'] },
  weapons: { weapon: ['kh-101-missile', 'corsair-uav', 'nothing'] },
  'scan-own': { '': [{ scenario: SCENARIO }, { scenario: SCENARIO, kind: 'displacement' }] },
};

export function knownOf(operation: string, snapshot: string, upload: string): Known {
  const asOf = COMMON['asOf']?.map((word) => (word === 'newest' ? snapshot : word)) ?? [];
  const uploads = [upload];
  const bodies: Readonly<Record<string, readonly unknown[]>> = {
    load: [{ uploads, format: 'comext' }],
    'footprint-add': [{ upload }, { upload, id: 'x' }],
    preview: [{ uploads }, { uploads, format: 'baci' }],
  };
  const whole = bodies[operation];
  return { ...COMMON, asOf, uploads: [uploads], ...OWN[operation], ...(whole === undefined ? {} : { '': whole }) };
}

/** Whole questions that have an answer; the fuzz changes a thing or two of them. */
export const QUESTIONS: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>> = {
  flows: [
    { reporter: 'EU27', partner: 'KGZ', hs: '8542', from: '2022-01', to: '2022-10' },
    {
      reporter: 'EU27',
      partner: 'KGZ',
      hs: '8542',
      from: '2022-03',
      to: '2022-05',
      baseFrom: '2021-03',
      baseTo: '2021-05',
    },
    { reporter: 'DEU', partner: 'ARM,KAZ', hs: '84,85', from: '2021', to: '2022', by: 'product' },
    { reporter: 'EU27', partner: 'KGZ', hs: '870323', from: '2022-01', to: '2022-03', by: 'line' },
    { reporter: 'KGZ', partner: 'RUS', hs: 'TOTAL', from: '2019', to: '2023' },
  ],
  prices: [
    { reporter: 'EU27', partner: 'KGZ', hs: '8703', from: '2021-01', to: '2022-11' },
    { reporter: 'DEU', partner: 'KAZ', hs: '870323', from: '2022-01', to: '2022-11', currency: 'USD' },
  ],
  mirror: [
    { exporter: 'EU27', importer: 'KGZ', from: '2019', to: '2023' },
    { exporter: 'CHN', importer: 'KAZ', from: '2022', to: '2022', hs: 'TOTAL' },
  ],
  'evidence-events': [
    ...FINDINGS.map((finding) => ({ finding })),
    { claim: 'cn-ru-exports-h1-2023' },
    { reporter: 'CHN', partner: 'RUS', hs: '8542', via: 'KGZ', flow: 'export' },
  ],
  'claims-check': [{ claims: [CLAIM] }, { claims: [CLAIM, { ...CLAIM, id: 'other', stated: 3 }] }],
  'claims-parse': [{ text: 'EU exports of cars to Kyrgyzstan rose 345 % in 2022. Exports to Armenia doubled.' }],
  'claims-keep': [{ claims: [CLAIM] }],
  'evidence-add': [{ items: [ITEM] }, { items: [ITEM, { ...ITEM, id: 'other', until: '2024' }], copies: [] }],
  'case-save': [
    { title: 'Fuzzed' },
    { title: 'Fuzzed', items: ITEMS },
    { title: 'Fuzzed', items: [], summary: 'Of it.' },
  ],
  'case-add': [...ITEMS, ITEMS[0], ITEMS[0], ITEMS[0]].map((item) => ({ item })),
  'case-move': [{ from: 2, to: 1 }],
  'case-remove-item': [{ place: 1 }],
  route: [{ from: 'DEU', via: 'KGZ', to: 'RUS', hs: '854231' }],
  fetch: [
    { reporter: 'CHN', partner: 'RUS,KGZ', hs: '8482', from: '2021-01', to: '2021-03', dryRun: true },
    { reporter: ['KAZ'], partner: ['WORLD'], hs: ['TOTAL'], from: '2020', to: '2022', dryRun: true, flow: 'import' },
  ],
};
