import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Chart, LineChart } from '../../document.ts';
import { chartHtml } from './chart.ts';
import { axisOf } from './periods.ts';

const line = (points: LineChart['series'][number]['points'], more: Partial<LineChart> = {}): LineChart => ({
  form: 'line',
  unit: 'USD',
  series: [{ label: 'A', tone: 'direct', points }],
  spans: [],
  events: [],
  ...more,
});

const pathsOf = (html: string): readonly string[] =>
  [...html.matchAll(/<path class="line" d="(M[^"]*)"/gu)].map(([, d]) => d ?? '');

test('a missing period breaks the line, it is not drawn as zero', () => {
  const points = [10, 12, null, 14, 15].map((value, i) => ({ period: `2022-0${i + 1}`, value }));
  const [path = ''] = pathsOf(chartHtml(line(points), 'x')).slice(1);
  expect(path.match(/M/gu)).toHaveLength(2);
});

test('a period that is not in the series breaks it too, and one alone is a dot', () => {
  const points = ['2022-01', '2022-02', '2022-06'].map((period) => ({ period, value: 5 }));
  const html = chartHtml(line(points), 'x');
  expect(html.match(/<circle class="dot"/gu)).toHaveLength(1);
});

test('who does not see it is told the figures, what is missing, the spans and the events', () => {
  const points = [
    { period: '2022', value: 1_500_000 },
    { period: '2023', value: null },
  ];
  const html = chartHtml(
    line(points, {
      spans: [{ part: 'base', from: '2022', to: '2022' }],
      events: [{ period: '2023', label: 'measures' }],
    }),
    'Exports',
  );
  expect(html).toContain(
    'aria-label="Exports. A: 1.5 m USD in 2022, 1.5 m USD in 2022, at most 1.5 m USD in 2022; 1 of 2 periods known. The base is 2022 to 2022. 2023: measures."',
  );
});

test('two series of one colour differ by their dashes', () => {
  const points = [{ period: '2022', value: 1 }];
  const series = ['A', 'B', 'C'].map((label) => ({ label, tone: 'plain' as const, points }));
  const dashes = [...chartHtml(line([], { series }), 'x').matchAll(/M0 5H26" stroke-dasharray="([^"]*)"/gu)].map(
    ([, dash]) => dash,
  );
  expect(new Set(dashes).size).toBe(3);
});

test('a dot is filled where the reading holds, and there is none where it is missing', () => {
  const dots = [
    { label: 'one', value: 3, holds: true },
    { label: 'two', value: 5, holds: false },
    { label: 'three', value: null, holds: null },
  ];
  const html = chartHtml({ form: 'dots', unit: '', stated: 3, band: { low: 2.5, high: 3.5 }, dots }, 'x');
  expect(html.match(/tone-for"><circle class="dot"/gu)).toHaveLength(1);
  expect(html.match(/tone-against"><circle class="hollow"/gu)).toHaveLength(1);
  expect(html).toContain('three: missing.');
  expect(html.match(/<circle/gu)).toHaveLength(2);
});

test('a year among months ends in December', () => {
  const axis = axisOf(['2022-03', '2023']);
  expect(axis?.end('2023')).toBe(2023 * 12 + 11);
  expect(axisOf(['2021', '2023'])?.step).toBe(12);
});

test('an event of a month does not break a line of years', () => {
  const axis = axisOf(['2021', '2022', '2020-11'], ['2021', '2022']);
  expect([axis?.step, axis?.first, axis?.last]).toEqual([12, 2020 * 12, 2022 * 12]);
  const points = ['2021', '2022', '2023'].map((period) => ({ period, value: 1 }));
  const series = [{ label: 'a', tone: 'direct', points }] as const;
  const html = chartHtml(
    { form: 'line', unit: '', series, spans: [], events: [{ period: '2022-02', label: 'e' }] },
    'x',
  );
  expect(html).not.toContain('<circle');
});

const value = fc.option(
  fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }),
    fc.integer({ min: -5, max: 5 }),
    fc.constantFrom(Number.MIN_VALUE, -Number.MIN_VALUE, 1e-11, 1e15),
  ),
  { nil: null },
);
const period = fc
  .tuple(fc.integer({ min: 1995, max: 2030 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}`);
const label = fc.string({ minLength: 1, maxLength: 80 });
const tone = fc.constantFrom('direct' as const, 'plain' as const, 'expected' as const);
const unit = fc.constantFrom('USD', '%', '');
const charts: fc.Arbitrary<Chart> = fc.oneof(
  fc.record({
    form: fc.constant('line' as const),
    unit,
    series: fc.array(fc.record({ label, tone, points: fc.array(fc.record({ period, value }), { maxLength: 20 }) }), {
      maxLength: 5,
    }),
    spans: fc.array(
      fc.record({ part: fc.constantFrom('base' as const, 'window' as const), from: period, to: period }),
      { maxLength: 2 },
    ),
    events: fc.array(fc.record({ period, label }), { maxLength: 6 }),
  }),
  fc.record({
    form: fc.constant('dots' as const),
    unit,
    stated: value,
    band: fc.option(fc.record({ low: value, high: value }), { nil: null }),
    dots: fc.array(fc.record({ label, value, holds: fc.option(fc.boolean(), { nil: null }) }), { maxLength: 9 }),
  }),
  fc.record({
    form: fc.constant('bars' as const),
    unit,
    bars: fc.array(fc.record({ label, value, tone }), { maxLength: 9 }),
  }),
);

test('whatever the figures, every mark is at a place within the drawing', () => {
  fc.assert(
    fc.property(charts, (chart) => {
      const html = chartHtml(chart, 'x');
      const marks = html.replaceAll(/>[^<]*</gu, '><').replaceAll(/aria-label="[^"]*"/gu, '');
      expect(marks).not.toMatch(/NaN|Infinity|undefined/u);
      const height = Number(/viewBox="0 0 680 ([\d.]+)"/u.exec(marks)?.[1]);
      for (const [, x] of marks.matchAll(/ c?x[12]?="([^"]*)"/gu)) expect(Number(x)).toBeLessThanOrEqual(681);
      for (const [, x] of marks.matchAll(/ c?x[12]?="([^"]*)"/gu)) expect(Number(x)).toBeGreaterThanOrEqual(-1);
      for (const [, y] of marks.matchAll(/ c?y[12]?="([^"]*)"/gu)) expect(Number(y)).toBeLessThanOrEqual(height + 1);
      for (const [, width] of marks.matchAll(/ width="([^"]*)"/gu)) expect(Number(width)).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 300 },
  );
});
