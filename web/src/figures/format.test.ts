// @vitest-environment happy-dom
import { describe, expect, test, vi } from 'vitest';
import {
  formatChange,
  formatCompact,
  formatExactMoney,
  formatMoney,
  formatPercent,
  formatPeriod,
  formatQ,
  formatRatio,
  formatSpan,
  formatWeight,
  MISSING,
} from './format.ts';

describe('figures in English', () => {
  test.each([
    [formatMoney(1_718_934_211, 'EUR'), '1.72 bn EUR'],
    [formatMoney(999_600_000, 'EUR'), '1 bn EUR'],
    [formatMoney(0, 'EUR'), '0 EUR'],
    [formatCompact(480_123), '480 k'],
    [formatCompact(12.345), '12.3'],
    [formatChange(-18_452_048_999, 'EUR'), '−18.5 bn EUR'],
    [formatChange(5_000_000, 'USD'), '+5 m USD'],
    [formatExactMoney(1_718_934_211, 'EUR'), '1,718,934,211 EUR'],
    [formatRatio(12.34), '×12.3'],
    [formatRatio(0.0284), '×0.028'],
    [formatRatio(1234.5), '×1,230'],
    [formatPercent(0.1694), '17%'],
    [formatPercent(0.0123), '1.2%'],
    [formatWeight(1_250_000), '1.25 kt'],
    [formatPeriod('2022-03'), 'Mar 2022'],
    [formatPeriod('2022'), '2022'],
    [formatSpan(['2022-03', '2022-11']), 'Mar 2022 – Nov 2022'],
    [formatQ(0.0221), 'q 0.022'],
    [formatQ(0.00004), 'q < 0.001'],
  ])('%s', (said, expected) => {
    expect(said).toBe(expected);
  });

  test('what is missing is a dash or words, never nought', () => {
    expect([formatMoney(null, 'EUR'), formatRatio(undefined), formatPercent(Number.NaN)]).toEqual([
      MISSING,
      MISSING,
      MISSING,
    ]);
    expect(formatExactMoney(null, 'EUR')).toBe('not reported');
    expect(formatQ(null)).toBe('not calibrated');
  });

  test('the reader’s own format is used', () => {
    const language = vi.spyOn(navigator, 'language', 'get').mockReturnValue('de-DE');
    expect(formatExactMoney(1_718_934.5, 'EUR')).toBe('1.718.934,5 EUR');
    expect(formatPeriod('2022-03')).toBe('Mär 2022');
    language.mockRestore();
  });
});
