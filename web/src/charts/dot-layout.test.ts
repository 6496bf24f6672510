import { expect, test } from 'vitest';
import { type DotRow, dotLayout } from './dot-layout.ts';

const row = (key: string, value: number): DotRow => ({ key, label: key, value, said: `${value}`, holds: null });
const stated = (value: number, low: number | null, high: number | null) => ({ value, said: `${value}`, low, high });
const format = String;

test('figures that lie apart widely stand on equal times, others on equal steps', () => {
  const near = dotLayout({ width: 900, rows: [row('a', 24.8), row('b', 29)], stated: stated(25, 23, 26), format });
  expect(near.isLog).toBe(false);
  const wide = dotLayout({ width: 900, rows: [row('a', 2), row('b', 400)], stated: stated(25, 23, 26), format });
  expect(wide.isLog).toBe(true);
  const [a, b] = wide.dots.map(({ x }) => x) as [number, number];
  expect((wide.line - a) / (b - a)).toBeCloseTo(Math.log(25 / 2) / Math.log(400 / 2), 6);
});

test('a fall and a rise stand on one axis, counted from nothing at all', () => {
  const at = dotLayout({
    width: 900,
    rows: [row('a', -0.9), row('b', 12)],
    stated: stated(3.45, 3.4, 3.5),
    nothing: -1,
    format,
  });
  expect(at.isLog).toBe(true);
  for (const { x } of at.dots) expect(x).toBeGreaterThanOrEqual(at.left);
  const below = dotLayout({ width: 900, rows: [row('a', -1)], stated: stated(3.45, 3.4, 3.5), nothing: -1, format });
  expect(below.isLog).toBe(false);
});

test('what has no bound on a side is shaded to the end of the axis', () => {
  const at = dotLayout({ width: 900, rows: [row('a', 10)], stated: stated(3, 3, null), format });
  expect(at.band).toEqual({ from: at.line, to: at.right });
});

test('names that would take too much room stand above their dots, and words at the right end before them', () => {
  const long = { ...row('a', 10), label: 'as the other side reported it, freight taken into account' };
  const at = dotLayout({ width: 358, rows: [long], stated: stated(3, 3, null), format });
  expect(at.beside).toBe(false);
  const [dot] = at.dots;
  expect(dot?.x ?? 0).toBeLessThanOrEqual(358);
  expect(dot?.isLate).toBe((dot?.x ?? 0) + 12 + 7.2 * 2 > 358);
});

test('ticks never run into each other', () => {
  const at = dotLayout({
    width: 358,
    rows: [row('a', 1), row('b', 5e9)],
    stated: stated(1000, null, 1000),
    format: (value) => `${value.toExponential(2)} USD`,
  });
  for (const [index, tick] of at.ticks.entries())
    if (index > 0) expect(tick.x - (at.ticks[index - 1]?.x ?? 0)).toBeGreaterThan(60);
});
