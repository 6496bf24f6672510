import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Draft } from '../../../api/types.ts';
import { claimsFile, editedOf, entryOf, lacking } from './edited.ts';
import { pieces } from './pieces.ts';

const draft = (over: Partial<Draft> = {}): Draft => ({
  sentence: 'EU exports of chips to Kyrgyzstan more than  tripled in 2022.',
  line: 1,
  from: 0,
  to: 60,
  spec: {
    reporter: 'EU27',
    partner: 'KGZ',
    flow: 'export',
    product: ['8542'],
    window: ['2022', '2022'],
    statistic: 'ratio',
  },
  stated: '>3',
  understood: [],
  doubts: [],
  complete: true,
  ...over,
});

test('what is not changed comes out as it was read', () => {
  expect(entryOf(editedOf(draft()))).toEqual({
    id: 'eu-exports-chips-kyrgyzstan-more-than',
    text: 'EU exports of chips to Kyrgyzstan more than tripled in 2022.',
    spec: {
      reporter: 'EU27',
      partner: 'KGZ',
      flow: 'export',
      product: ['8542'],
      window: ['2022', '2022'],
      statistic: 'ratio',
    },
    stated: '>3',
  });
});

test('several figures and what no field shows are kept', () => {
  const read = draft({
    spec: { ...draft().spec, statistic: ['value', 'ratio'], unit: 'USD', compare_to: { partner: 'UKR', ratio: 30 } },
    stated: { value: '~100e6', ratio: 3 },
  });
  const { spec, stated } = entryOf(editedOf(read));
  expect(stated).toEqual({ value: '~100e6', ratio: '3' });
  expect(spec).toMatchObject({ statistic: ['value', 'ratio'], unit: 'USD', compare_to: { partner: 'UKR', ratio: 30 } });
});

test('ids are told apart, and what is lacking is named', () => {
  const first = editedOf(draft());
  expect(editedOf(draft(), new Set([first.id])).id).toBe(`${first.id}-2`);
  expect(lacking(first)).toEqual([]);
  expect(lacking(editedOf(draft({ spec: {} })))).toEqual([
    'who reports',
    'with whom',
    'which goods',
    'from when to when',
  ]);
  expect(lacking({ ...first, figures: [{ statistic: 'ratio', sign: '>', figure: 'three' }] })).toEqual(['the figure']);
});

test('a claims file reads back as the entries', async () => {
  const entries = [entryOf(editedOf(draft()))];
  expect(parse(await claimsFile(entries))).toEqual(entries);
});

test('a sentence in pieces is the sentence; overlapping marks give way to the first', () => {
  const sentence = 'Exports of ball bearings tripled.';
  const mark = (from: number, to: number) => ({
    from,
    to,
    text: sentence.slice(from, to),
    field: 'product' as const,
    as: 'x',
  });
  const parts = pieces({ ...draft(), sentence, understood: [mark(16, 24), mark(11, 24), mark(0, 7)] });
  expect(parts.map(({ text }) => text).join('')).toBe(sentence);
  expect(parts.filter(({ field }) => field !== null).map(({ text }) => text)).toEqual(['Exports', 'ball bearings']);
});
