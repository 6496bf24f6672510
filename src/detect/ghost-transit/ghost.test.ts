import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  FLOOR,
  type GivenSides,
  LEAST,
  MINIMUM,
  naiveSides,
  type Side,
  type SideCell,
  toldOf,
} from '../../../test/detect/naive-ghost.ts';
import { quiet, tempFolder } from '../../../test/helpers.ts';
import { loadFiles } from '../../app/load.ts';
import { runScan } from '../../app/scan.ts';
import { openDuckDb } from '../../engine/duckdb/engine.ts';
import type { Engine } from '../../engine/engine.ts';
import { sql } from '../../engine/sql.ts';
import type { Comparison } from '../../measure/windows/windows.ts';
import { parseSpan, periodsOf, type Span } from '../../trade/period.ts';
import { NO_EXCESS } from '../calibrate/calibrate.ts';
import { findGhosts } from './ghost.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb({ tempDirectory: tempFolder(), threads: 1 });
});
afterAll(() => engine.close());

const [EXPORTER, SECOND, VIA, ANOTHER, DESTINATION, ELSEWHERE] = [276, 380, 417, 398, 643, 31];
const REAL = { window: parseSpan('2022-03', '2022-08'), base: parseSpan('2021-03', '2021-08') };
const EARLIER = { window: parseSpan('2021-03', '2021-08'), base: parseSpan('2020-03', '2020-08') };
const LISTED = [854231, 854232];
const ROLES = new Map([
  [EXPORTER, 'exporter'],
  [SECOND, 'exporter'],
  [VIA, 'intermediary'],
  [ANOTHER, 'intermediary'],
  [DESTINATION, 'destination'],
  [ELSEWHERE, 'other'],
]);

const NUMBERS = ['x_w', 'x_b', 'x_e', 'm_w', 'm_b', 'ratio', 'missing', 'excess', 'ghost_share', 'statistic'] as const;

/** The definition of one comparison. */
const naive = (given: GivenSides, comparison: Comparison): Side[] =>
  naiveSides(given, comparison, [EXPORTER, SECOND], [...ROLES.keys()]);

async function ghosts(
  given: GivenSides,
): Promise<{ sides: Side[]; found: (Side & { p: number; strength: number })[] }> {
  const columns = {
    exporter: 'SMALLINT',
    importer: 'SMALLINT',
    product: 'INTEGER',
    period: 'INTEGER',
    value: 'DECIMAL(18,2)',
    net_weight: 'DECIMAL(18,3)',
  };
  const rows = (cells: readonly SideCell[]) => cells.map((cell) => [...cell, null]);
  await engine.relation('trade', columns, rows(given.sent));
  await engine.relation('received', columns, rows(given.received));
  await engine.relation('roles', { area: 'SMALLINT', role: 'VARCHAR' }, [...ROLES]);
  await engine.relation(
    'listed',
    { product: 'INTEGER' },
    LISTED.map((product) => [product]),
  );
  await engine.relation('reporting', { area: 'SMALLINT', product: 'INTEGER' }, toldOf(given, [...ROLES.keys()]));
  await engine.relation('unreceived', { area: 'SMALLINT', period: 'INTEGER' }, given.silent ?? []);
  await findGhosts(engine, {
    comparison: REAL,
    reading: { floor: FLOOR, least: LEAST, level: 6 },
    minimum: MINIMUM,
    pseudo: given.pseudo ?? [],
  });
  return {
    sides: await engine.rows<Side>(sql`SELECT * FROM sides ORDER BY station, product`),
    found: await engine.rows(sql`SELECT * FROM ghosts ORDER BY station, product`),
  };
}

const every = (span: Span, cell: (period: number) => SideCell): SideCell[] => periodsOf(span).map(cell);
const flow = (from: number, before: number, after: number, product = 854231, to = VIA): SideCell[] => [
  ...every(REAL.base, (period) => [from, to, product, period, before]),
  ...every(REAL.window, (period) => [from, to, product, period, after]),
];

describe('ghost transit', () => {
  it('is what was sent more and never arrived, at the ratio of the base', async () => {
    const { sides } = await ghosts({ sent: flow(EXPORTER, 1000, 11_000), received: flow(EXPORTER, 1200, 6000) });
    // 1.2 arrived of each 1.0 sent: 36,000 that arrived were 30,000 sent.
    expect(sides).toHaveLength(1);
    expect(sides[0]).toMatchObject({ x_w: 66_000, m_w: 36_000, excess: 60_000, is_beyond: 1, stratum: 'level' });
    expect(sides[0]?.['ratio']).toBeCloseTo(1.2, 9);
    expect(sides[0]?.['missing']).toBeCloseTo(36_000, 6);
    expect(sides[0]?.ghost_share).toBeCloseTo(0.6, 9);
  });

  it('is none inside the band of freight, nor where more arrived than was sent', async () => {
    const near = await ghosts({ sent: flow(EXPORTER, 1000, 11_000), received: flow(EXPORTER, 1250, 10_700) });
    // Little is missing as declared, much by the ratio: both have to be over the minimum.
    expect(near.sides[0]).toMatchObject({ x_w: 66_000, m_w: 64_200, is_beyond: 0 });
    expect(near.sides[0]?.['missing']).toBeCloseTo(66_000 - 64_200 / 1.25, 6);
    const more = await ghosts({ sent: flow(EXPORTER, 1000, 5000), received: flow(EXPORTER, 900, 6000) });
    expect(more.sides[0]).toMatchObject({ is_beyond: 0 });
    expect(more.found[0]).toMatchObject({ strength: NO_EXCESS });
  });

  it('takes freight where the base says nothing, and the ratio of all goods where these are new', async () => {
    const alone = await ghosts({ sent: flow(EXPORTER, 0, 11_000), received: [] });
    expect(alone.sides[0]).toMatchObject({ ratio: 1.1, ratio_from: 'freight', missing: 66_000, ghost_share: 1 });
    const others = await ghosts({
      sent: [...flow(EXPORTER, 0, 11_000), ...flow(EXPORTER, 1000, 1000, 848210)],
      received: flow(EXPORTER, 1400, 1400, 848210),
    });
    expect(others.sides.find(({ product }) => product === 854231)?.['ratio']).toBeCloseTo(1.4, 9);
  });

  it('says nothing of goods and months of which the importer says nothing', async () => {
    const given = { sent: flow(EXPORTER, 1000, 11_000), received: flow(EXPORTER, 1000, 11_000) };
    const quiet = given.received.filter((cell) => cell[3] !== 202205);
    const silent = [
      [VIA, 202205],
      [VIA, 202105],
    ] as const;
    expect((await ghosts({ ...given, received: quiet })).sides[0]).toMatchObject({ missing: 11_000 });
    const left = given.received.filter((cell) => cell[3] % 100 !== 5);
    expect((await ghosts({ ...given, received: left, silent })).sides[0]).toMatchObject({ missing: 0, x_w: 55_000 });
    expect((await ghosts({ ...given, received: [], mute: [[VIA, 854231]] })).sides).toEqual([]);
  });

  it('leaves the months that only one side published out of both', async () => {
    const folder = tempFolder();
    const context = { lake: path.join(folder, 'lake'), effects: quiet(), threads: 1 };
    const months = [...periodsOf(parseSpan('2021-03', '2021-11')), ...periodsOf(parseSpan('2022-03', '2022-11'))];
    const line = (row: string, period: number, value: number, but: number): string =>
      period === but ? '' : `${row},854231,${period},${value}\n`;
    const lines = months.flatMap((period) => [
      line('DEU,KAZ,export', period, period > 202200 ? 100_000 + period : 10_000, 202206),
      line('KAZ,DEU,import', period, period > 202200 ? 20_000 : 10_000, 202105),
    ]);
    const [file, map] = [path.join(folder, 'rows.csv'), path.join(folder, 'map.yml')];
    await writeFile(file, `reporter,partner,flow,product,period,value\n${lines.join('')}`);
    await writeFile(
      map,
      `source: one\ntitle: x\nlicence: none\nareas: [iso3]\ncurrency: USD\nperiods: [YYYYMM]
columns: { reporter: reporter, partner: partner, flow: flow, product: product, period: period, value: value }\n`,
    );
    await loadFiles(context, { format: 'csv', files: [file], map, options: {} });
    const { answer } = await runScan(context, {
      scenario: {
        name: 'ghosts',
        destination: 'RUS',
        event: '2022-02',
        window: ['2022-03', '2022-11'],
        base: ['2021-03', '2021-11'],
        exporters: ['DEU'],
        intermediaries: ['KAZ'],
        goods: ['854231'],
      },
    });
    const ghost = answer.findings.find(({ kind }) => kind === 'ghost-transit');
    const both = months.filter((period) => period > 202200 && ![5, 6].includes(period % 100));
    expect(ghost).toMatchObject({
      sent: { base: 70_000, value: both.reduce((sum, period) => sum + 100_000 + period, 0) },
      received: { base: 70_000, value: 140_000 },
    });
  });

  it('holds the exporters together: what came as of another that says what it sent, but sent none of it, arrived', async () => {
    const given = { sent: flow(EXPORTER, 1000, 11_000), received: flow(SECOND, 1000, 11_000) };
    const reports = await ghosts({ ...given, sent: [...given.sent, ...flow(SECOND, 1000, 1000, 848210, ANOTHER)] });
    expect(reports.sides.find(({ station }) => station === VIA)).toMatchObject({ missing: 0, is_beyond: 0 });
    const silent = await ghosts(given);
    expect(silent.sides[0]).toMatchObject({ m_w: 0, missing: 66_000, is_beyond: 1 });
  });
});

describe('both sides', () => {
  const month = fc.constantFrom(...[REAL.window, REAL.base, EARLIER.base].flatMap(periodsOf));
  const product = fc.constantFrom(...LISTED, 848210, 848220);
  const cells = fc
    .uniqueArray(
      fc.record({
        from: fc.constantFrom(EXPORTER, SECOND),
        to: fc.constantFrom(VIA, ANOTHER, ELSEWHERE),
        product,
        month,
        sent: fc.integer({ min: 0, max: 90 }),
        received: fc.integer({ min: 0, max: 90 }),
      }),
      { minLength: 5, maxLength: 90, selector: (own) => `${own.from} ${own.to} ${own.product} ${own.month}` },
    )
    .map((rows) => {
      const side = (what: 'sent' | 'received'): SideCell[] =>
        rows
          .filter((own) => own[what] > 0)
          .map((own) => [own.from, own.to, own.product, own.month, own[what] * 100 * (own.month >= 202203 ? 4 : 1)]);
      return { sent: side('sent'), received: side('received') };
    });
  const given = fc
    .record({
      cells,
      silent: fc.uniqueArray(fc.constantFrom(...periodsOf(REAL.base)), { maxLength: 2 }),
      mute: fc.subarray([
        [VIA, 854231],
        [ANOTHER, 848210],
      ] as const),
    })
    .map(({ cells: own, silent: months, mute }): GivenSides => {
      const silent = months.flatMap((period) => [[VIA, period] as const, [VIA, period + 100] as const]);
      const isSilent = ([, to, , period]: SideCell): boolean =>
        silent.some((one) => one[0] === to && one[1] === period);
      return { ...own, received: own.received.filter((cell) => !isSilent(cell)), silent, mute, pseudo: [EARLIER] };
    });

  it('are what the definition says, and have the p of their place', async () => {
    await fc.assert(
      fc.asyncProperty(given, async (own) => {
        const { sides, found } = await ghosts(own);
        const wanted = naive(own, REAL).sort((a, b) => a.station - b.station || a.product - b.product);
        const words = (one: Side) => [one.station, one.product, one.stratum, one.ratio_from, one.is_beyond];
        expect(sides.map(words)).toEqual(wanted.map(words));
        for (const [index, side] of sides.entries())
          for (const name of NUMBERS) expect([name, side[name]]).toEqual([name, near(wanted[index]?.[name])]);
        const strength = (one: Side) => (one.is_beyond === 1 ? Math.round(Number(one['statistic']) * 1e9) : NO_EXCESS);
        const isListed = (one: Side): boolean => LISTED.includes(one.product);
        const via = (one: Side): boolean => ROLES.get(one.station) === 'intermediary';
        const placebos = [
          ...naive(own, EARLIER).filter((one) => via(one) && isListed(one)),
          ...wanted.filter((one) => via(one) !== isListed(one)),
        ].filter((one) => via(one) || isListed(one));
        const tests = wanted.filter((one) => via(one) && isListed(one));
        expect(found.map((one) => [one.station, one.product])).toEqual(tests.map((one) => [one.station, one.product]));
        for (const [index, one] of tests.entries()) {
          const alike = placebos.filter(({ stratum }) => stratum === one.stratum);
          const stronger = alike.filter((other) => strength(other) >= strength(one) - 1);
          expect(found[index]?.p).toBeCloseTo((1 + stronger.length) / (1 + alike.length), 12);
        }
      }),
      { numRuns: 60 },
    );
  });
});

const near = (value: number | string | null | undefined): unknown =>
  typeof value === 'number' ? (expect.closeTo(value, 5) as unknown) : (value ?? null);
