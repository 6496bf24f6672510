import { describe, expect, inject, it } from 'vitest';
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

describe('the bundled scenario', () => {
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
      expect(finding.query).toMatch(/^entrepot flows /);
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
    for (const finding of answer.findings.slice(0, 5)) {
      const { answer: rows } = await json<FlowsAnswer>(finding.query.replace(/^entrepot /, ''));
      expect(rows.figure.value).toBeCloseTo(finding.value ?? Number.NaN, 0);
    }
  });
});
