import { expect, test } from 'vitest';
import { type TimeMark, timelineLayout } from './timeline-layout.ts';

const mark = (key: string, date: string, more: Partial<TimeMark> = {}): TimeMark => ({
  key,
  lane: 'said',
  date,
  until: null,
  label: `Something was said of ${key}`,
  ...more,
});

const lay = (marks: readonly TimeMark[], width = 900, within = {}) =>
  timelineLayout({
    width,
    lanes: [
      { key: 'said', label: 'Said' },
      { key: 'none', label: 'None' },
    ],
    marks,
    within,
  });

const wide = (of: ReturnType<typeof lay>, key: string): number => {
  const placed = of.placed.find((one) => one.mark.key === key);
  return (placed?.to ?? 0) - (placed?.from ?? 0);
};

test('a year is twelve times as wide as a month, and a day is a stroke', () => {
  const laid = lay([mark('a', '2014'), mark('b', '2022-09'), mark('c', '2024-04-08')]);
  expect(wide(laid, 'a') / wide(laid, 'b')).toBeCloseTo(365 / 30, 1);
  expect(wide(laid, 'c')).toBeLessThan(1);
  expect(laid.placed.map(({ precision }) => precision)).toEqual(['year', 'month', 'day']);
});

test('words never lie over one another, nor outside', () => {
  for (const width of [358, 900]) {
    const laid = lay(
      Array.from({ length: 9 }, (_, day) => mark(`d${day}`, `2024-04-0${day + 1}`)),
      width,
    );
    const boxes = laid.placed.map(({ labelX, labelY, text, anchor }) => {
      const letters = text.length * 7;
      const left = anchor === 'start' ? labelX : labelX - letters;
      return { left, right: left + letters, y: labelY };
    });
    for (const [index, box] of boxes.entries()) {
      expect(box.left).toBeGreaterThanOrEqual(-1);
      expect(box.right).toBeLessThanOrEqual(width + 1);
      for (const other of boxes.slice(index + 1))
        expect(other.y !== box.y || other.left >= box.right || other.right <= box.left).toBe(true);
    }
  }
});

test('very many stand close together, without words', () => {
  const many = Array.from({ length: 400 }, (_, at) => mark(`d${at}`, `20${String(10 + (at % 15))}-0${1 + (at % 9)}`));
  const laid = lay(many, 358);
  expect(laid.placed.every(({ text }) => text === '')).toBe(true);
  expect(laid.height).toBeLessThan(1200);
});

test('a lane without marks takes no room, and a chosen period is the axis', () => {
  const laid = lay([mark('a', '2023-05'), mark('b', '2023-07')], 900, { from: '2023', to: '2023' });
  expect(laid.lanes.map(({ key }) => key)).toEqual(['said']);
  expect(laid.ticks.map(({ label }) => label)[0]).toContain('2023');
  expect(laid.x(Date.UTC(2023, 0, 1))).toBeLessThan(210);
  expect(laid.x(Date.UTC(2024, 0, 1))).toBeGreaterThan(840);
});
