import { describe, expect, inject, it } from 'vitest';
import type { SeriesFinding } from '../../src/app/findings/series.ts';
import type { FlowsAnswer } from '../../src/app/flows.ts';
import type { ScanAnswer } from '../../src/app/scan.ts';
import { entrepot, words } from '../helpers.ts';

const lake = inject('bundledLake');

async function json<T>(line: string): Promise<{ answer: T; text: string }> {
  const { code, out, err } = await entrepot([...words(line), '--format', 'json', '--lake', lake]);
  expect([code, err]).toEqual([0, '']);
  return { answer: JSON.parse(out) as T, text: out };
}

const { answer, text } = await json<ScanAnswer>('scan');
const SERIES = ['displacement', 'surge', 'collapse', 'new-flow'];
const onSeries = answer.findings.filter((finding): finding is SeriesFinding => SERIES.includes(finding.kind));

/** By hand: the median and the median absolute deviation of year-on-year logarithms. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1
    ? (sorted[Math.floor(middle)] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

describe('the bundled scenario', () => {
  it('has a robust z that is what the rows give by hand', async () => {
    const finding = onSeries.find(
      (f) => f.kind === 'displacement' && f.intermediary === 'KAZ' && f.goods.code === '847170',
    );
    const goods = /--hs (\S+)/.exec(finding?.query ?? '')?.[1] ?? '';
    const { answer: rows } = await json<FlowsAnswer>(
      `flows --reporter EU27 --partner KAZ --hs ${goods} --from 2020-01 --to 2022-11`,
    );
    const values = new Map(rows.rows.map((row) => [row['period'] as string, row['value'] as number]));
    const change = (period: string): number =>
      Math.log(
        (values.get(period) as number) / (values.get(`${Number(period.slice(0, 4)) - 1}${period.slice(4)}`) as number),
      );
    const later = [...values.keys()].filter((period) => period >= '2021-01');
    const history = later.filter((period) => period < '2022-02').map(change);
    const window = later.filter((period) => period >= '2022-03').map(change);
    const mad = median(history.map((d) => Math.abs(d - median(history))));
    expect(finding?.robustZ).toEqual({
      z: expect.closeTo((median(window) - median(history)) / (1.4826 * Math.max(mad, 0.05)), 3) as number,
      periods: window.length,
      history: history.length,
    });
  });

  it('finds circuits to Kyrgyzstan and Armenia and computing goods to Kazakhstan', () => {
    const displaced = answer.findings.filter((finding) => finding.kind === 'displacement');
    const has = (via: string, chapter: RegExp, supported: boolean): boolean =>
      displaced.some((f) => f.intermediary === via && chapter.test(f.goods.code) && (!supported || f.supported));
    expect(has('KGZ', /^8542/, false)).toBe(true);
    expect(has('ARM', /^8542/, true)).toBe(true);
    expect(has('KAZ', /^8471/, true)).toBe(true);
  });

  it('is byte-identical when run again', async () => {
    expect((await json<ScanAnswer>('scan')).text).toBe(text);
  });

  it('has totals that agree with direct sums', async () => {
    const { window, base } = answer.scenario;
    for (const { partner, value, base: before } of answer.totals.partners) {
      const { answer: direct } = await json<FlowsAnswer>(
        `flows --reporter EU27 --partner ${partner} --hs eu-833-2014 --from ${window[0]} --to ${window[1]} --base-from ${base[0]} --base-to ${base[1]} --source ${answer.source}`,
      );
      expect([partner, value, before]).toEqual([
        partner,
        expect.closeTo(direct.figure.value ?? Number.NaN, 0),
        expect.closeTo(direct.figure.base ?? Number.NaN, 0),
      ]);
    }
  });

  it('adds up: findings by goods never account for more than was lost', () => {
    const { accounted, shortfall } = answer.totals;
    expect(accounted.low).toBeLessThanOrEqual(accounted.value);
    expect(accounted.value).toBeLessThanOrEqual(accounted.high);
    expect(accounted.value).toBeLessThanOrEqual(shortfall.value);
  });

  it('says of each finding what the issue of honesty asks for', () => {
    for (const finding of answer.findings) {
      expect(finding.query).toMatch(/^entrepot (flows|route) /);
      const { calibration } = finding;
      if ('notCalibrated' in calibration) expect(calibration.notCalibrated).not.toBe('');
      else {
        expect(calibration.placebos).toBeGreaterThanOrEqual(200);
        expect(calibration.q).toBeGreaterThan(0);
        expect(calibration.q).toBeLessThanOrEqual(1);
      }
      if (finding.flags.includes('hs-birth')) expect(finding.kind).not.toBe('displacement');
    }
  });

  it('carries a query that shows the rows of a finding', async () => {
    for (const finding of onSeries.slice(0, 5)) {
      const { answer: rows } = await json<FlowsAnswer>(finding.query.replace(/^entrepot /, ''));
      expect(rows.figure.value).toBeCloseTo(finding.value ?? Number.NaN, 0);
    }
  });
});
