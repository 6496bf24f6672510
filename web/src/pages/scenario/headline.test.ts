import { expect, test } from 'vitest';
import type { ScanAnswer } from '../../api/types.ts';
import { inWords, moved, storyOf } from './headline.ts';

type Partner = ScanAnswer['totals']['partners'][number];

const partner = (name: string, role: Partner['role'], base: number, value: number): Partner => ({
  partner: name,
  role,
  base,
  value,
  delta: value - base,
  ratio: base > 0 ? value / base : null,
  gained: null,
  findings: 0,
  supported: 0,
});

function scan(partners: readonly Partner[], share: number | null): ScanAnswer {
  return { scenario: { destination: 'RUS' }, totals: { partners, share } } as unknown as ScanAnswer;
}

test('the headline says what the data says, whichever way it went', () => {
  const name = (code: string): string => (code === 'RUS' ? 'Russia' : code);
  const fell = scan([partner('RUS', 'destination', 100, 28), partner('KGZ', 'intermediary', 1, 9)], 0.17);
  expect(storyOf(fell, name).headline.replaceAll('\u00A0', '')).toBe(
    'Direct exports to Russia fell by 72%; gains through one intermediary could account for 17% of what was lost',
  );
  const rose = scan([partner('RUS', 'destination', 100, 130), partner('KGZ', 'intermediary', 9, 1)], null);
  expect(storyOf(rose, name).headline).toBe(
    'Direct exports to Russia rose by 30%; no intermediary gained the same goods',
  );
  expect(storyOf(scan([], null), name).destination).toBeUndefined();
});

test('changes in words', () => {
  expect(moved(null)).toBe('cannot be compared with the base');
  expect(moved(1)).toBe('stayed as they were');
  expect(moved(7.94)).toBe('grew to 7.9 times');
  expect(inWords(5)).toBe('five');
  expect(inWords(40)).toBe('40');
});
