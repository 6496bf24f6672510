import { expect, test } from 'vitest';
import type { FlowsAnswer, NetworkAnswer } from '../../api/types.ts';
import { rowsOf, rowsTable } from './rows.ts';
import { sankeyTitle } from './sankey-view.tsx';
import { stagedQuestions } from './staged.ts';
import { coverageNote, headline } from './words.ts';

const NAMES: Readonly<Record<string, string>> = { EU27: 'the EU', KGZ: 'Kyrgyzstan', CHN: 'China', RUS: 'Russia' };
const name = (area: string): string => NAMES[area] ?? area;

const answer = {
  question: {
    reporter: 'EU27',
    partner: 'KGZ',
    goods: '8542',
    flow: 'export',
    window: ['2022-01', '2022-03'],
    base: ['2021-01', '2021-03'],
  },
  figure: { value: 200, base: 50, delta: 150, ratio: 4, growth: 3, unit: 'EUR', netWeight: null, quantity: null },
  rows: [
    { period: '2022-01', value: 100, base: 50, ratio: 2, delta: 50, netWeight: null, quantity: null },
    {
      period: '2022-02',
      value: null,
      base: 0,
      ratio: null,
      delta: null,
      netWeight: null,
      quantity: null,
      noGrowth: 'not published',
    },
    { period: '2022-03', value: 100, base: 0, ratio: null, delta: 100, netWeight: 3 },
  ],
  coverage: {
    state: 'partial',
    published: 78,
    reporterPeriods: 81,
    missing: [{ reporter: 'MLT', periods: ['2021-12', '2022-01', '2022-03'] }],
    untold: [],
    notes: ['8542 is a sum'],
  },
  lineage: {
    snapshot: 's1',
    source: 'eurostat-comext',
    otherSources: [],
    loads: [],
    files: [],
    query: 'entrepot flows',
  },
} as const satisfies FlowsAnswer;

test('the headline has the figures, and says what is missing', () => {
  expect(headline(answer, name)).toBe(
    'Exports from the EU to Kyrgyzstan, HS 8542, rose from 50 EUR to 200 EUR (×4); 1 of 3 months were not published',
  );
  const { base: _, ...question } = answer.question;
  const { base: __, ...figure } = answer.figure;
  expect(headline({ ...answer, question, figure, rows: [] }, name)).toBe(
    'Exports from the EU to Kyrgyzstan, HS 8542: 200 EUR',
  );
  expect(headline({ ...answer, rows: [], figure: { ...answer.figure, value: null } }, name)).toContain(
    'nothing was published',
  );
});

test('the note of coverage names gaps as spans', () => {
  expect(coverageNote(answer)).toBe(
    'Of the window 78 of 81 reports are published; missing: MLT Dec 2021 – Jan 2022, Mar 2022. 8542 is a sum.',
  );
});

test('missing stays null in rows and in the table', () => {
  expect(rowsOf(answer, 'period')[1]).toMatchObject({ key: '2022-02', value: null, why: 'not published' });
  expect(rowsTable(answer, 'period', name).rows[1]).toMatchObject({ value: null, base: 0, ratio: null });
});

const leg = {
  currency: 'EUR',
  frequency: 'monthly',
  reported: 'by the exporter',
  source: 'eurostat-comext',
  goods: 'TOTAL',
  periods: [],
  values: [],
  yearBefore: [],
  window: 1,
  base: 1,
  ratio: 1,
  note: null,
} as const;
const legs: NetworkAnswer['legs'] = [
  {
    ...leg,
    leg: 'direct',
    from: 'EU27',
    to: 'RUS',
    query: 'entrepot flows --reporter EU27 --partner RUS --hs TOTAL --from 2021-03 --to 2022-11',
  },
  {
    ...leg,
    leg: 'out',
    from: 'KGZ',
    to: 'RUS',
    currency: 'USD',
    frequency: 'annual',
    query: 'entrepot flows --reporter KGZ --partner RUS --hs TOTAL --from 2021 --to 2022 --source kgz-nsc',
  },
  { ...leg, leg: 'out', from: 'GEO', to: 'RUS', reported: 'none', source: null, query: 'entrepot fetch comtrade' },
];

test('legs are drawn in one currency and one span; what cannot be is left out and said', () => {
  const { asked, left, span } = stagedQuestions(legs, 'TOTAL', ['2022-03', '2022-10']);
  expect(span).toEqual(['2022', '2022']);
  expect(asked.map(({ params }) => params)).toEqual([
    { reporter: 'EU27', partner: 'RUS', hs: 'TOTAL', from: '2022', to: '2022', currency: 'EUR' },
    { reporter: 'KGZ', partner: 'RUS', hs: 'TOTAL', from: '2022', to: '2022', source: 'kgz-nsc', currency: 'EUR' },
  ]);
  expect(left.map(({ leg: one, why }) => [one.from, why])).toEqual([['GEO', 'no loaded source tells of it']]);
});

test('all goods together are not drawn as if they were the goods that were asked for', () => {
  const [direct, ...others] = legs.map((one) => (one.leg === 'direct' ? { ...one, goods: '8542' } : one));
  const { asked, left, span } = stagedQuestions([direct as (typeof legs)[number], ...others], '8542', [
    '2022-03',
    '2022-10',
  ]);
  expect(span).toEqual(['2022-03', '2022-10']);
  expect(asked).toHaveLength(1);
  expect(left[0]?.why).toBe('told of all goods together only');
  expect(sankeyTitle({ direct: 5, into: 3, out: 0 }, 'EUR', 'Russia')).toContain('is not known');
});
