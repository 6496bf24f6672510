import { expect, it } from 'vitest';
import { parseClaims, parseText } from './parse.ts';

it.each([
  [
    'Turkish exports of chips to Iran and Iraq grew by 7% and 11% respectively in 2023.',
    'partner',
    ['IRN', 'IRQ'],
    [0.07, 0.11],
  ],
  [
    'Exports of chips to Iran, Iraq and Oman made up 4%, 2% and 1% of Turkish exports of chips in 2021.',
    'partner',
    ['IRN', 'IRQ', 'OMN'],
    [0.04, 0.02, 0.01],
  ],
  [
    'The main markets for Turkish exports of chips in 2022 were Iran ($5m) and Iraq ($3m).',
    'partner',
    ['IRN', 'IRQ'],
    [5e6, 3e6],
  ],
  [
    'Turkish exports of chips to Iran: $5m in 2021, $9m in 2022, $2m in 2023.',
    'window',
    [
      ['2021-01', '2021-12'],
      ['2022-01', '2022-12'],
      ['2023-01', '2023-12'],
    ],
    [5e6, 9e6, 2e6],
  ],
] as const)('reads figures in a row one by one: %s', (text, field, wanted, stated) => {
  const drafts = parseClaims(text);
  expect(drafts.map(({ spec }) => spec[field])).toEqual(wanted);
  expect(drafts.map((draft) => draft.stated)).toEqual(stated);
  for (const { understood } of drafts)
    for (const { from, to, text: word } of understood) expect(text.slice(from, to)).toBe(word);
});

it.each([
  'Turkish exports of chips to Iran were $9m in 2023 (vs. $3m in 2021 and $5m in 2022).',
  'Turkish exports of chips to Iran, which fell 40% in 2022, dropped a further 20% in 2023.',
  'Turkish exports of chips to Iran were $9m in the fourth quarter of 2023, ten times the figure for the first quarter.',
  'By November 2022 Turkish exports of chips to Iran had risen to $9m, against $3m in January.',
  'Iran accounted for 3% of Turkish exports of chips to the Gulf in 2022.',
  'Turkey imported $78m of chips in 2023, 90% of them from Iran.',
  'Officers wrote 312 reports about exports to Iran in 2023, 40% more than in 2022.',
])('draws no claim where what is left over may belong to it, and says so: %s', (text) => {
  const { drafts, skipped } = parseText(text);
  expect(drafts).toEqual([]);
  expect(skipped.length).toBeGreaterThan(0);
});

it('keeps what goes along with a figure out of it', () => {
  const [draft] = parseClaims(
    'Turkish imports of chips from Iran cost $9m in 2022, twice as much as in 2021, although volumes fell 4%.',
  );
  expect(draft?.stated).toEqual({ value: 9e6, ratio: 2 });
  expect(draft?.doubts.map(({ field }) => field)).toContain('stated');
});
