import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadFiles } from '../../src/app/load.ts';
import { runScan, type ScanRun } from '../../src/app/scan.ts';
import { quiet, tempFolder } from '../helpers.ts';

const MAPPING = `title: A small lake
licence: none
columns: { reporter: reporter, partner: partner, flow: flow, product: product, period: period, value: value }
areas: [iso3]
currency: USD
`;

const SCENARIO = {
  name: 'small',
  destination: 'RUS',
  event: '2022-02',
  window: ['2022-03', '2022-11'],
  base: ['2021-03', '2021-11'],
  exporters: ['DEU', 'ITA'],
  intermediaries: ['KAZ', 'KGZ'],
  goods: ['854231', '848210', '847150'],
} as const;

type Row = readonly [
  reporter: string,
  partner: string,
  flow: 'export' | 'import',
  product: string,
  before: number,
  after: number,
];

/** Every month of 2021 and 2022 of each row, in a lake of its own, by source. */
async function lakeOf(
  sources: Readonly<Record<string, readonly Row[]>>,
  goods: readonly string[] = SCENARIO.goods,
): Promise<ScanRun> {
  const folder = tempFolder();
  const context = { lake: path.join(folder, 'lake'), effects: quiet() };
  for (const [source, rows] of Object.entries(sources)) {
    const lines = rows.flatMap(([reporter, partner, flow, product, before, after]) =>
      Array.from({ length: 24 }, (_, month) => {
        const period = `${2021 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
        const value = period >= '2022-03' ? after : before;
        return value === 0 ? '' : `${reporter},${partner},${flow},${product},${period},${value}\n`;
      }),
    );
    const [file, map] = [path.join(folder, `${source}.csv`), path.join(folder, `${source}.yml`)];
    await writeFile(file, `reporter,partner,flow,product,period,value\n${lines.join('')}`);
    await writeFile(map, `source: ${source}\n${MAPPING}`);
    await loadFiles(context, { format: 'csv', files: [file], map, options: {} });
  }
  return runScan(context, { scenario: { ...SCENARIO, goods } });
}

const EXPORTS: readonly Row[] = [
  ['DEU', 'RUS', 'export', '854231', 900_000, 90_000],
  ['ITA', 'RUS', 'export', '848210', 900_000, 90_000],
  ['DEU', 'RUS', 'export', '847150', 900_000, 90_000],
  ['DEU', 'KAZ', 'export', '854231', 50_000, 400_000],
  ['ITA', 'KAZ', 'export', '848210', 50_000, 400_000],
  ['DEU', 'KAZ', 'export', '847150', 50_000, 400_000],
];
const RECEIVED: readonly Row[] = [
  ['KAZ', 'DEU', 'import', '854231', 55_000, 440_000],
  ['KAZ', 'ITA', 'import', '848210', 55_000, 60_000],
];

const verdict = (run: ScanRun, id: string, name: string): string | undefined =>
  run.explanations.get(id)?.find(({ explanation }) => explanation === name)?.verdict;

describe('what a lake does not hold', () => {
  it('is not taken for nothing: goods of which an intermediary says nothing are no ghosts', async () => {
    const run = await lakeOf({ one: EXPORTS, two: RECEIVED });
    const ghosts = run.answer.findings.filter(({ kind }) => kind === 'ghost-transit').map(({ goods }) => goods.code);
    // Of three goods it reports two; a fifth of the exporters' goods would make its silence on the third a nought.
    expect(ghosts).toEqual(['847150', '848210']);
    const fewer = await lakeOf({
      one: [...EXPORTS, ...MANY.map((product): Row => ['DEU', 'KAZ', 'export', product, 50_000, 50_000])],
      two: RECEIVED,
    });
    expect(fewer.answer.findings.filter(({ kind }) => kind === 'ghost-transit').map(({ goods }) => goods.code)).toEqual(
      ['848210'],
    );
    expect(verdict(fewer, 'displacement:DEU+ITA:KAZ:RUS:847150', 'ghost transit')).toBe('not assessable');
  });

  it('nor what left: a load of one code says nothing of another', async () => {
    const run = await lakeOf({
      one: [...EXPORTS, ...MANY.map((product): Row => ['DEU', 'KAZ', 'export', product, 50_000, 50_000])],
      two: [['KAZ', 'RUS', 'export', '854231', 20_000, 400_000]],
    });
    expect(verdict(run, 'displacement:DEU+ITA:KAZ:RUS:854231', 'diversion')).not.toBe('contradicted');
    expect(verdict(run, 'displacement:DEU+ITA:KAZ:RUS:847150', 'diversion')).toBe('not assessable');
  });

  it('is the same whether one source has both sides or two have one each', async () => {
    const ids = (run: ScanRun) =>
      run.answer.findings.map(({ id, flags, leading }) => ({ id, flags, leading: leading ?? null }));
    const [one, two] = [
      await lakeOf({ one: [...EXPORTS, ...RECEIVED] }),
      await lakeOf({ one: EXPORTS, two: RECEIVED }),
    ];
    expect(ids(one)).toEqual(ids(two));
    expect(ids(one).length).toBeGreaterThan(5);
  });
});

describe('goods that lie within one another', () => {
  it('are counted once', async () => {
    const [once, twice] = [
      await lakeOf({ one: EXPORTS }, ['8542', '848210']),
      await lakeOf({ one: EXPORTS }, ['8542', '854231', '848210']),
    ];
    expect(once.answer.totals.partners[0]).toMatchObject({ partner: 'RUS', base: 2 * 9 * 900_000 });
    expect(twice.answer.totals).toEqual(once.answer.totals);
    expect(twice.answer.notes).toEqual([
      '854231 lie within other asked codes and are counted once',
      ...once.answer.notes,
    ]);
  });

  it('and all goods are not asked for beside some', async () => {
    await expect(lakeOf({ one: EXPORTS }, ['TOTAL', '8542'])).rejects.toMatchObject({ code: 'usage' });
  });
});

/** Other goods that the exporters send, so that three codes are less than a fifth. */
const MANY = [
  '840810',
  '840820',
  '840890',
  '841311',
  '841319',
  '841320',
  '841330',
  '841340',
  '841350',
  '841360',
  '841370',
  '841381',
  '841382',
  '841391',
  '841392',
  '841410',
];
