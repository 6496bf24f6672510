import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DiversionFinding } from '../../src/app/findings/diversion.ts';
import { loadFiles } from '../../src/app/load.ts';
import type { RouteAnswer } from '../../src/app/route.ts';
import { runScan } from '../../src/app/scan.ts';
import { entrepot, FIXTURES, quiet, tempFolder, words } from '../helpers.ts';

/** Cars that came to Georgia and went on: a hub that says itself what came and what left. The exporters do not report here. */
const context = { lake: path.join(tempFolder(), 'lake'), effects: quiet() };

beforeAll(async () => {
  await loadFiles(context, {
    format: 'comtrade',
    files: [path.join(FIXTURES, 'comtrade/georgia-8703.csv.gz')],
    options: {},
  });
});

async function route(to: string, years: readonly [string, string]): Promise<RouteAnswer> {
  const line = `route --from USA,DEU,JPN --via GEO --to ${to} --hs 8703 --window ${years[0]} --base ${years[1]} --format json`;
  const { code, out, err } = await entrepot([...words(line), '--lake', context.lake]);
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out) as RouteAnswer;
}

const found = (answer: RouteAnswer): DiversionFinding =>
  answer.findings.find((finding): finding is DiversionFinding => finding.kind === 'diversion') as DiversionFinding;

const MONTHS = ['2023-01..2023-11', '2021-01..2021-11'] as const;

describe('cars through Georgia', () => {
  it('to Kyrgyzstan are 17.7, 72.3 and 555.9 million in 2021, 2022 and January to November 2023', async () => {
    const year = found(await route('KGZ', ['2022-01..2022-12', '2021-01..2021-12'])).legs.out;
    expect([year.base / 1e6, year.value / 1e6]).toEqual([expect.closeTo(17.7, 1), expect.closeTo(72.3, 1)]);
    expect(found(await route('KGZ', MONTHS)).legs.out.value / 1e6).toBeCloseTo(555.9, 1);
  });

  it.each(['KGZ', 'KAZ', 'ARM'])('to %s came in and went on, with bounds that fit the raw figures', async (to) => {
    const answer = await route(to, MONTHS);
    const { amount, kg, legs, markup, calibration } = found(answer);
    const { low, central, high } = markup.assumed;
    expect(answer.legs.in).toEqual({ reported: 'by the importer', source: 'un-comtrade' });
    expect(answer.legs.out).toEqual({ reported: 'by the exporter', source: 'un-comtrade' });
    // Not more than went on beyond what had before, at any mark-up; not nothing.
    expect(amount.low).toBeGreaterThan(0);
    expect(amount.low).toBeLessThan(legs.out.excess.value / (1 + high));
    expect(amount.value).toBeCloseTo(Math.min(legs.in.excess.value, legs.out.excess.value / (1 + central)), 0);
    expect(amount.high).toBeGreaterThan(legs.out.excess.value / (1 + low) - 1);
    expect(amount.high).toBeLessThanOrEqual(legs.in.excess.high);
    if ('notAssessable' in kg) throw new Error(kg.notAssessable);
    expect(kg.low).toBeGreaterThan(0);
    expect(kg.value).toBeLessThanOrEqual(kg.high);
    expect(calibration).toMatchObject({ notCalibrated: expect.stringMatching(/^only \d+ placebos/) as string });
  });

  it('have a ledger whose months are the sums of the legs', async () => {
    const answer = await route('KGZ', MONTHS);
    const sum = (pick: (row: RouteAnswer['ledger'][number]) => number | undefined): number =>
      answer.ledger.reduce((total, row) => total + (pick(row) ?? 0), 0);
    const { legs, amount } = found(answer);
    expect(answer.ledger).toHaveLength(11);
    expect(sum((row) => row.in?.value)).toBeCloseTo(legs.in.value, 0);
    expect(sum((row) => row.out?.value)).toBeCloseTo(legs.out.value, 0);
    expect(sum((row) => row.out?.expected)).toBeCloseTo(legs.out.base, 0);
    expect(sum((row) => row.matched ?? 0)).toBeCloseTo(amount.value, 0);
  });

  it('are explained by diversion, and not by demand at home', async () => {
    const { answer, explanations, evidence } = await runScan(context, {
      scenario: {
        name: 'georgia',
        destination: 'KGZ',
        event: '2022-02',
        window: ['2023-01', '2023-11'],
        base: ['2021-01', '2021-11'],
        exporters: ['USA', 'DEU', 'JPN'],
        intermediaries: 'GEO',
        goods: '8703',
        level: 'hs4',
      },
    });
    const finding = answer.findings.find(({ kind }) => kind === 'diversion');
    expect(finding?.id).toBe('diversion:USA+DEU+JPN:GEO:KGZ:8703');
    expect(finding?.leading).toBe('diversion');
    const all = explanations.get(finding?.id ?? '') ?? [];
    expect(all).toHaveLength(8);
    expect(all.find(({ explanation }) => explanation === 'domestic demand')?.verdict).not.toBe('supported');
    expect(all.find(({ explanation }) => explanation === 'ghost transit')?.verdict).toBe('not assessable');
    expect(evidence.get(finding?.id ?? '')?.demand.onwardToAll?.value).toBeGreaterThan(1e9);
  });

  it('to a country that nobody sent them to are no finding', async () => {
    const answer = await route('CHL', MONTHS);
    expect(answer.findings).toEqual([]);
    expect(answer.ledger.every(({ out }) => out === null || out.value === 0)).toBe(true);
  });
});
