import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import type { CheckedClaim } from '../../src/app/claims/check.ts';
import { checkClaims, claims } from '../../src/app/claims/claims.ts';
import { loadFiles } from '../../src/app/load.ts';
import { copyOf } from '../api/served.ts';
import { quiet, tempFolder } from '../helpers.ts';

const bundled = inject('bundledLake');

const BEARINGS = {
  id: 'bearings',
  text: 'From January to October 2023 exports of bearings from China to Russia were 345 % above those months of 2021.',
  spec: {
    reporter: 'CHN',
    partner: 'RUS',
    product: ['8482'],
    window: ['2023-01', '2023-10'],
    base: ['2021-01', '2021-10'],
    statistic: 'growth',
  },
  stated: 3.45,
};
const UNITS = {
  id: 'excavators',
  text: 'In January to July 2023 China exported three times as many excavators to Russia as a year before.',
  spec: {
    reporter: 'CHN',
    partner: 'RUS',
    product: ['842952'],
    window: ['2023-01', '2023-07'],
    base: ['2022-01', '2022-07'],
    statistic: 'ratio',
    measure: 'quantity',
  },
  stated: '>3',
};

const MAPPING = `source: synthetic
title: Rows that a test made up
licence: none
columns: { reporter: reporter, partner: partner, product: product, period: period, value: value, quantity: pieces, unit: unit, net_weight: kg }
constants: { flow: export }
areas: [iso3]
currency: USD
`;

interface Made {
  readonly partner?: string;
  readonly product: string;
  readonly year: number;
  readonly value: number;
  readonly pieces: number;
  readonly months?: readonly number[];
}

/** The bundled lake with rows of China's exports that are made up: each month of a year has the same value and pieces. */
async function lakeWith(...made: readonly Made[]) {
  const context = { lake: copyOf(bundled), effects: quiet() };
  const folder = tempFolder();
  const lines = made.flatMap(({ partner = 'RUS', product, year, value, pieces, months }) =>
    (months ?? Array.from({ length: 12 }, (_, index) => index + 1)).map(
      (month) =>
        `CHN,${partner},${product},${year}-${String(month).padStart(2, '0')},${value},${pieces},u,${value / 10}\n`,
    ),
  );
  const [file, map] = [path.join(folder, 'made.csv'), path.join(folder, 'made.yml')];
  writeFileSync(file, `reporter,partner,product,period,value,pieces,unit,kg\n${lines.join('')}`);
  writeFileSync(map, MAPPING);
  await loadFiles(context, { format: 'csv', files: [file], map, options: {} });
  return context;
}

async function check(
  context: Parameters<typeof checkClaims>[0],
  ...entries: readonly object[]
): Promise<CheckedClaim[]> {
  return [...(await checkClaims(context, { claims: entries })).claims];
}

describe('the claims that ship', () => {
  const verdicts = claims({ lake: copyOf(bundled), effects: quiet() }, {});

  it.each(['eu-kg-total-2023', 'cn-ru-exports-h1-2023', 'eu-kg-chips-2022'])('%s is reproduced', async (id) => {
    const found = (await verdicts).claims.find(({ claim }) => claim.id === id);
    expect(found?.verdict).toBe('reproduced');
    const [first] = found?.statements[0]?.readings ?? [];
    expect(first?.queries[0]).toMatch(/^entrepot flows --reporter/);
    expect(first?.files[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('a claim about goods that no file has', () => {
  it('is not testable, with what is missing and the command that gets it', async () => {
    const [found] = await check({ lake: bundled, effects: quiet() }, BEARINGS);
    expect(found?.verdict).toBe('not-testable');
    expect(found?.statements[0]?.missing).toEqual([
      {
        what: 'exports of 8482 reported by CHN with RUS, 2023-01 to 2023-10',
        fetch: 'entrepot fetch comtrade --reporter CHN --partner RUS --hs 8482 --from 2023-01 --to 2023-10',
      },
      {
        what: 'exports of 8482 reported by CHN with RUS, 2021-01 to 2021-10',
        fetch: 'entrepot fetch comtrade --reporter CHN --partner RUS --hs 8482 --from 2021-01 --to 2021-10',
      },
    ]);
  });

  it('is reproduced once rows are loaded that give the figure', async () => {
    const context = await lakeWith(
      { product: '8482', year: 2021, value: 1_000_000, pieces: 1 },
      { product: '8482', year: 2023, value: 4_450_000, pieces: 1 },
      { product: '842952', year: 2022, value: 1, pieces: 10 },
      { product: '842952', year: 2023, value: 1, pieces: 31 },
    );
    const [bearings, excavators] = await check(context, BEARINGS, UNITS);
    expect(bearings?.verdict).toBe('reproduced');
    expect(bearings?.statements[0]?.readings[0]).toMatchObject({ figure: 3.45, top: 44_500_000, bottom: 10_000_000 });
    expect(bearings?.statements[0]?.missing).toEqual([]);
    expect(excavators).toMatchObject({ verdict: 'reproduced' });
    expect(excavators?.statements[0]?.readings[0]).toMatchObject({ figure: 3.1, unit: 'u', top: 217, bottom: 70 });
  });

  it('is contradicted once rows are loaded that do not, with the figure and how far off it is', async () => {
    const context = await lakeWith(
      { product: '8482', year: 2021, value: 1_000_000, pieces: 1 },
      { product: '8482', year: 2023, value: 2_000_000, pieces: 1 },
    );
    const [bearings] = await check(context, BEARINGS);
    expect(bearings?.verdict).toBe('contradicted');
    expect(bearings?.statements[0]?.readings[0]).toMatchObject({
      figure: 1,
      holds: false,
      off: expect.closeTo(1 / 3.45 - 1),
    });
    expect(bearings?.why).toContain('+100 % where +345 % was stated');
  });

  it('is reproduced under another reading where only that agrees', async () => {
    const context = await lakeWith(
      { product: '842952', year: 2022, value: 100, pieces: 10 },
      { product: '842952', year: 2023, value: 400, pieces: 20 },
    );
    const [excavators] = await check(context, UNITS);
    expect([excavators?.verdict, excavators?.under]).toEqual(['reproduced-under', 'by value']);
  });

  it('takes no silence of a file for zero', async () => {
    const context = await lakeWith(
      { product: '8482', year: 2021, value: 1_000_000, pieces: 1 },
      { product: '8482', year: 2023, value: 4_450_000, pieces: 1 },
      { product: '8482', year: 2021, value: 1_000_000, pieces: 1, partner: 'KGZ' },
    );
    const elsewhere = { ...BEARINGS, id: 'kgz', spec: { ...BEARINGS.spec, partner: 'KGZ' } };
    const [kgz] = await check(context, elsewhere);
    expect(kgz?.verdict).toBe('not-testable');
    expect(kgz?.statements[0]?.readings[0]?.why).toContain(
      'the loaded files name this trade from 2021-01 to 2021-12 only',
    );
  });

  it('judges figures as they were known on its day where the lake has an older state', async () => {
    const context = await lakeWith({ product: '8482', year: 2021, value: 1_000_000, pieces: 1 });
    const folder = tempFolder();
    const load = async (vintage: string, value: number): Promise<void> => {
      const [file, map] = [path.join(folder, `${vintage}.csv`), path.join(folder, 'made.yml')];
      const rows = ['2022-01', '2023-01'].map(
        (period) => `CHN,RUS,8701,${period},${period < '2023' ? 100 : value},1,u,1\n`,
      );
      writeFileSync(file, `reporter,partner,product,period,value,pieces,unit,kg\n${rows.join('')}`);
      writeFileSync(map, MAPPING.replace('source: synthetic', 'source: revised'));
      await loadFiles(context, { format: 'csv', files: [file], map, options: {}, vintage });
    };
    await load('2023-03-01', 300);
    await load('2024-03-01', 150);
    const spec = {
      ...BEARINGS.spec,
      product: ['8701'],
      window: ['2023-01', '2023-01'],
      base: ['2022-01', '2022-01'],
      statistic: 'ratio',
    };
    const [then] = await check(context, { ...BEARINGS, id: 'then', spec, stated: 3, published: '2023-05' });
    expect([then?.verdict, then?.under]).toEqual(['reproduced-under', 'as published by 2023-05']);
    const [now] = await check(context, { ...BEARINGS, id: 'now', spec, stated: 3, published: '2024-05' });
    expect(now?.verdict).toBe('contradicted');
  });
});
