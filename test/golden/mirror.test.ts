import { describe, expect, inject, it } from 'vitest';
import { withLake } from '../../src/app/context.ts';
import type { FlowsAnswer } from '../../src/app/flows.ts';
import type { MirrorAnswer } from '../../src/app/mirror.ts';
import type { PanelAnswer } from '../../src/app/mirror-panel.ts';
import { sql } from '../../src/engine/sql.ts';
import { type Discrepancy, discrepancies } from '../../src/measure/mirror/discrepancy.ts';
import { entrepot, quiet, words } from '../helpers.ts';

const lake = inject('bundledLake');

async function json<T>(line: string): Promise<T> {
  const { code, out, err } = await entrepot([
    ...words(line.replace(/^entrepot /, '')),
    '--format',
    'json',
    '--lake',
    lake,
  ]);
  expect(err).toBe('');
  expect(code).toBe(0);
  return JSON.parse(out) as T;
}

const ask = (line: string): Promise<MirrorAnswer> => json<MirrorAnswer>(`mirror ${line}`);
const million = (value: number | null | undefined): number | null =>
  value === null || value === undefined ? null : Math.round(value / 1e4) / 100;
const sides = ({ rows }: MirrorAnswer) =>
  rows.map((row) => [row.period, million(row.exporterReport), million(row.importerReport), row.status]);

/** Sums of a flows answer by year. */
async function byYear(command: string): Promise<Map<string, number>> {
  const { rows } = await json<FlowsAnswer>(command);
  const years = new Map<string, number>();
  for (const row of rows) {
    const year = String(row['period']).slice(0, 4);
    years.set(year, (years.get(year) ?? 0) + ((row['value'] as number | null) ?? 0));
  }
  return years;
}

describe('China and Kyrgyzstan, 2023', () => {
  it('is a gap of two reports, not their mean', async () => {
    const answer = await ask('--exporter CHN --importer KGZ --from 2023 --to 2023');
    expect(sides(answer)).toEqual([['2023', 19_655.61, 5353.26, 'not received']]);
    const [row] = answer.rows;
    expect(million(row?.gap)).toBe(14_302.35);
    expect(row?.logRatio).toBeCloseTo(1.3006, 3);
    expect(row?.asymmetry).toBeCloseTo(1.1438, 3);
    expect(row?.bands.map(({ factor, unaccounted }) => [factor, million(unaccounted)])).toEqual([
      [1, 14_302.35],
      [1.05, 14_557.27],
      [1.1, 14_789.01],
      [1.2, 15_194.56],
    ]);
    expect(answer.notes.join()).toMatch(/derived/);
    const beside = answer.reconciled.rows[0]?.value as number;
    expect(beside).toBeGreaterThan(5353e6 / 1.1);
    expect(beside).toBeLessThan(19_655e6);
  });

  it('of earlier years only one side is loaded, and the other is not zero', async () => {
    const answer = await ask('--exporter CHN --importer KGZ --from 2021 --to 2023');
    expect(sides(answer)).toEqual([
      ['2021', null, 1463.82, 'one side only'],
      ['2022', null, 4069.47, 'one side only'],
      ['2023', 19_655.61, 5353.26, 'not received'],
    ]);
    expect(answer.coverage.exporter.missing).toEqual([{ reporter: 'CHN', periods: ['2021', '2022'] }]);
    expect(answer.total).toMatchObject({ periods: 1 });
  });
});

const EU: Readonly<Record<string, readonly (readonly [string, number, number | null, string])[]>> = {
  KGZ: [
    ['2019', 368.36, 298.22, 'not received'],
    ['2020', 268.36, 259.67, 'not received'],
    ['2021', 311.28, 289.49, 'not received'],
    ['2022', 1204.47, 526.86, 'not received'],
    ['2023', 2956.74, 964.57, 'not received'],
  ],
  KAZ: [
    ['2019', 6623.58, 6221.23, 'not received'],
    ['2020', 6756.95, 6163.31, 'not received'],
    ['2021', 6483.36, 5655.03, 'not received'],
    ['2022', 10_756.42, 7624.55, 'not received'],
    ['2023', 13_094.53, 10_314.01, 'not received'],
  ],
  ARM: [
    ['2019', 877.95, 1077.68, 'over band'],
    ['2020', 817.6, 856.76, 'within band'],
    ['2021', 893.98, 931.51, 'within band'],
    ['2022', 1951.35, 1469.99, 'not received'],
    ['2023', 2337.95, null, 'one side only'],
  ],
  UZB: [
    ['2019', 2791.32, 3331.04, 'within band'],
    ['2020', 2557.47, 3488.11, 'over band'],
    ['2021', 2708.81, 3323.51, 'over band'],
    ['2022', 3960.28, 3710.9, 'not received'],
    ['2023', 4710.64, 4723.86, 'within band'],
  ],
};

describe('the European Union and its neighbours in the east, 2019 to 2023', () => {
  it.each(Object.entries(EU))('%s', async (importer, expected) => {
    const answer = await ask(`--exporter EU27 --importer ${importer} --from 2019 --to 2023`);
    expect(sides(answer)).toEqual(expected);
    expect(answer.coverage.exporter).toMatchObject({ state: 'complete', reporterPeriods: 1620 });
    expect(answer.notes).toContain('exporter: years are sums of twelve published months');
    expect(answer.reliability).toMatchObject({ converged: true });
    expect(answer.reliability.exporters).toHaveLength(27);
    for (const side of ['exporter', 'importer'] as const) {
      const [lineage, ...more] = answer.lineage[side];
      expect(more).toEqual([]);
      expect(lineage?.files.length).toBeGreaterThan(0);
      const sums = await byYear(lineage?.query as string);
      for (const row of answer.rows.filter((own) => own[`${side}Report`] !== null))
        expect(sums.get(row.period)).toBeCloseTo(row[`${side}Report`] as number, 0);
    }
  });

  it('a sum to date is not a year', async () => {
    const answer = await ask('--exporter EU27 --importer ARM --from 2022 --to 2023');
    expect(answer.coverage.importer).toMatchObject({
      state: 'partial',
      missing: [{ reporter: 'ARM', periods: ['2023'] }],
    });
  });

  it('a group of importers is the sum of its members, or nothing', async () => {
    const answer = await ask('--exporter EU27 --importer KGZ,ARM --from 2022 --to 2023');
    expect(sides(answer)).toEqual([
      ['2022', 3155.82, 1996.85, 'not received'],
      ['2023', 5294.69, null, 'one side only'],
    ]);
    expect(answer.lineage.importer.map((side) => side.source)).toEqual(['kgz-nsc', 'arm-armstat']);
    expect(answer.rows[1]?.incomplete).toEqual({ exporter: [], importer: ['ARM'] });
  });

  it('months are compared where both sides have months, else whole years', async () => {
    const months = await ask('--exporter EU27 --importer ARM --from 2022-01 --to 2022-03');
    expect(sides(months)).toEqual([
      ['2022-01', 59.82, 72.3, 'over band'],
      ['2022-02', 70.54, 79.97, 'within band'],
      ['2022-03', 106.98, 77.32, 'not received'],
    ]);
    const years = await ask('--exporter EU27 --importer KGZ --from 2021-07 --to 2023-06');
    expect(sides(years)).toEqual([['2022', 1204.47, 526.86, 'not received']]);
    expect(years.notes.join()).toMatch(/whole years/);
  });

  it('a small member that did not publish a month leaves the sum standing, and is named', async () => {
    const quarter = await ask('--exporter EU27 --importer ARM --hs 8542 --from 2022-01 --to 2022-03');
    expect(quarter.rows[2]).toMatchObject({
      exporterReport: 341_528.37,
      importerReport: null,
      incomplete: { exporter: ['MLT'], importer: ['ARM'] },
    });
    expect(quarter.coverage.exporter.missing).toEqual([{ reporter: 'MLT', periods: ['2022-03'] }]);
    const alone = await ask('--exporter EU27 --importer ARM --hs 8542 --from 2022-03 --to 2022-03');
    expect(alone.rows[0]).toMatchObject({ exporterReport: null });
  });

  it('is shown as a table', async () => {
    const { out } = await entrepot([
      ...words('mirror --exporter EU27 --importer KGZ --from 2019 --to 2023'),
      '--lake',
      lake,
    ]);
    expect(out).toMatch(/^2023 +2\.96 bn +964\.6 m +1\.99 bn +1\.12 +2\.08 bn .*not received$/m);
    expect(out).toMatch(/^Source: kgz-nsc; rows: entrepot flows .*--mirror$/m);
  });
});

describe('what Russia received, by a fixed panel', () => {
  it('of who published all of 2021-01 to 2023-06', async () => {
    const answer = await json<PanelAnswer>('mirror --exporter any --importer RUS --from 2021-01 --to 2023-06');
    expect(answer.coverage.exporters).toHaveLength(28);
    expect(answer.coverage.exporters).toContain('CHN');
    expect(answer.coverage.leftOut.map(({ exporter }) => exporter)).toEqual(['ARM', 'KAZ', 'KGZ', 'UZB']);
    expect(answer.coverage.ofExports).toMatchObject({ periods: ['2021', '2022'], atMost: false });
    expect(answer.coverage.ofExports?.share).toBeCloseTo(0.9217, 4);
    expect(answer.coverage.ofOwnReport).toBeNull();
    expect(answer.rows).toHaveLength(30);
    expect(million(answer.total.panelExports)).toBeCloseTo(381_043, -2);
    const own = await Promise.all(
      answer.lineage.exporters.map(async ({ query }) => (await json<FlowsAnswer>(query)).figure.value as number),
    );
    expect(own.reduce((sum, value) => sum + value, 0)).toBeCloseTo(answer.total.panelExports, 0);
    const [first] = answer.rows;
    expect([million(first?.panelExports), million(first?.cifLow), million(first?.cifHigh)]).toEqual([
      11_648.63, 11_648.63, 13_978.36,
    ]);
  });

  it('says what the panel was in the report of a destination that has one', async () => {
    const answer = await json<PanelAnswer>('mirror --exporter any --importer KGZ --from 2021 --to 2023');
    expect(answer.coverage.leftOut.map(({ exporter }) => exporter)).toEqual(['ARM', 'CHN']);
    expect(answer.coverage.ofExports?.atMost).toBe(true);
    expect(answer.coverage.ofOwnReport).toMatchObject({ periods: ['2023'] });
    expect(answer.coverage.ofOwnReport?.share).toBeCloseTo(0.1808, 4);
    const { out } = await entrepot([
      ...words('mirror --exporter any --importer KGZ --from 2021 --to 2023'),
      '--lake',
      lake,
    ]);
    expect(out).toMatch(/left out: CHN, 2 of 3 periods not published/);
  });
});

describe('pairs of reporters', () => {
  it('are those that report on each other, in years that are whole', async () => {
    await withLake({ lake, effects: quiet() }, undefined, async ({ engine }) => {
      const rows = await discrepancies(engine, { first: 2019, last: 2023 });
      const pair = (exporter: number, importer: number): Discrepancy | undefined =>
        rows.find((row) => row.exporter === exporter && row.importer === importer);
      expect(pair(156, 417)).toMatchObject({ years: 1 });
      expect(million(pair(156, 417)?.sent)).toBe(19_655.61);
      expect(pair(276, 51)).toMatchObject({ years: 4 });
      const [sums] = await engine.rows<{ usd: number }>(
        sql`SELECT CAST(sum(value) AS DOUBLE) AS usd FROM flow WHERE reporter = 398 AND partner = 417 AND flow = 2 AND level = 0 AND freq = 1 AND period BETWEEN 2019 AND 2023`,
      );
      expect(pair(398, 417)?.sent).toBeCloseTo(sums?.usd as number, 0);
    });
  });
});

describe('what cannot be asked', () => {
  it.each([
    ['nobody reports', '--exporter JPN --importer USA --from 2023 --to 2023', 66, /no loaded source/],
    ['an importer "any"', '--exporter CHN --importer any --from 2023 --to 2023', 64, /has to be named/],
    ['"any" among others', '--exporter any,CHN --importer KGZ --from 2023 --to 2023', 64, /one or the other/],
    ['one area on both sides', '--exporter CHN,DEU --importer CHN --from 2023 --to 2023', 64, /both sides/],
    ['no whole year', '--exporter EU27 --importer KGZ --from 2022-02 --to 2022-08', 78, /no whole year/],
    ['no such source', '--exporter EU27 --importer KGZ --from 2022 --to 2022 --source kgz-nsc', 66, /there is euro/],
    ['no rate', '--exporter EU27 --importer KGZ --from 2022 --to 2022 --currency RUB', 78, /no exchange rate/],
    ['a period', '--exporter EU27 --importer KGZ --from 2022-13 --to 2022-14', 64, /not a period/],
    ['no panel', '--exporter any --importer RUS --from 1990 --to 1991', 66, /no exporter published every period/],
  ])('%s', async (_name, line, status, message) => {
    const { code, err, out } = await entrepot([...words(`mirror ${line}`), '--lake', lake]);
    expect([code, out]).toEqual([status, '']);
    expect(err).toMatch(message);
  });
});
