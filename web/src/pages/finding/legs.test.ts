import { expect, it } from 'vitest';
import type { SeriesLeg } from '../../api/types.ts';
import { legTitle, legView, seriesTable } from './legs.ts';

const point = (
  period: string,
  value: number | null,
  part: 'base' | 'window' | null,
  expected: number | null = null,
) => ({
  period,
  value,
  kg: null,
  expected,
  low: expected,
  high: expected,
  part,
});
const leg = (points: SeriesLeg['points']): SeriesLeg => ({
  leg: 'in',
  from: 'EU27',
  to: 'KGZ',
  goods: '8542',
  reported: 'by the exporter',
  source: 'x',
  currency: 'EUR',
  frequency: 'monthly',
  query: '',
  points,
});

it('every month has its place and missing ones stay missing', () => {
  const view = legView(
    leg([point('2021-12', 1, 'base'), point('2022-02', null, null), point('2022-03', 4, 'window', 1)]),
    '2022-02',
  );
  expect(view.periods).toEqual(['2021-12', '2022-01', '2022-02', '2022-03']);
  expect(view.values).toEqual([1, null, null, 4]);
  expect(view.expected?.values).toEqual([null, null, null, 1]);
  expect(view.spans.map(({ label, from }) => [label, from])).toEqual([
    ['base', '2021-12'],
    ['window', '2022-03'],
  ]);
  expect(view.event).toBe('2022-02');
});

it('an event stands at its year among years', () => {
  const view = legView(leg([point('2021', 1, 'base'), point('2022', null, 'window')]), '2022-02');
  expect(view.event).toBe('2022');
  expect(view.window).toBeNull();
  expect(view.missing).toBe(1);
  expect(legTitle(leg([]), view, (code) => code)).toBe('What EU27 sent to KGZ');
});

it('what is taken along has each point with its leg', () => {
  expect(seriesTable({ legs: [leg([point('2022', null, 'window')])] }).rows).toEqual([
    expect.objectContaining({ leg: 'in', source: 'x', period: '2022', value: null, part: 'window' }),
  ]);
});
