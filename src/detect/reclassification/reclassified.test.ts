import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tempFolder } from '../../../test/helpers.ts';
import { openDuckDb } from '../../engine/duckdb/engine.ts';
import type { Engine } from '../../engine/engine.ts';
import { sql } from '../../engine/sql.ts';
import { linkedCodes } from '../../trade/concordance.ts';
import { RECLASSIFICATION } from './method.ts';
import { makeReclassified } from './reclassified.ts';

const COLUMNS = {
  exporter: 'SMALLINT',
  importer: 'SMALLINT',
  product: 'INTEGER',
  v_w: 'DOUBLE',
  v_b: 'DOUBLE',
  expected: 'DOUBLE',
  delta: 'DOUBLE',
  sd: 'DOUBLE',
  changed: 'VARCHAR',
};

interface Series {
  readonly product: number;
  readonly importer?: number;
  readonly now: number;
  readonly expected: number;
  readonly sd: number;
  readonly changed?: 'born' | 'gone';
}
interface Row {
  readonly importer: number;
  readonly product: number;
  readonly loss: number;
  readonly sibling_gain: number;
  readonly share: number;
  readonly statistic: number;
  readonly top_sibling: number;
  readonly how: string;
  readonly heading_change: number | null;
}

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb({ tempDirectory: tempFolder(), threads: 1 });
});
afterAll(() => engine.close());

async function reclassified(series: readonly Series[], level = 6): Promise<Row[]> {
  await engine.relation(
    'scored_of_test',
    COLUMNS,
    series.map(({ product, importer, now, expected, sd, changed }) => [
      1,
      importer ?? 2,
      product,
      now,
      expected,
      expected,
      now - expected,
      sd,
      changed ?? null,
    ]),
  );
  await makeReclassified(engine, sql`scored_of_test`, level);
  return engine.rows<Row>(sql`SELECT * FROM reclassified ORDER BY importer, product`);
}

const fallen = { product: 848210, now: 100, expected: 1000, sd: 100 };

/** The definition, one fallen code at a time. */
function naive(series: readonly Series[]): Row[] {
  const sd = (one: Series): number => Math.max(one.sd, 0.05 * Math.max(one.now, one.expected));
  const heading = (code: number): number => Math.floor(code / 100);
  const gain = (one: Series): number => one.now - one.expected;
  return series.flatMap((own) => {
    const corridor = series.filter((one) => one.importer === own.importer);
    const links = linkedCodes(String(own.product));
    const loss = -gain(own);
    const rose = corridor
      .filter((one) => one.product !== own.product)
      .filter((one) => heading(one.product) === heading(own.product) || links.includes(String(one.product)))
      .filter((one) => gain(one) > 0 && gain(one) >= 2 * sd(one))
      .sort((a, b) => gain(b) - gain(a) || a.product - b.product);
    const total = rose.reduce((sum, one) => sum + gain(one), 0);
    const [top] = rose;
    if (loss <= 0 || loss < 2 * sd(own) || top === undefined || total < 0.5 * loss) return [];
    const whole = corridor.filter((one) => heading(one.product) === heading(own.product));
    const expected = whole.reduce((sum, one) => sum + one.expected, 0);
    return [
      {
        importer: own.importer ?? 2,
        product: own.product,
        loss,
        sibling_gain: total,
        share: Math.min(1, total / loss),
        statistic: Math.min(loss / sd(own), total / Math.sqrt(rose.reduce((sum, one) => sum + sd(one) ** 2, 0))),
        top_sibling: top.product,
        how:
          (own.changed ?? top.changed) !== undefined
            ? 'hs-revision'
            : links.includes(String(top.product))
              ? 'concordance'
              : 'heading',
        heading_change: expected > 0 ? whole.reduce((sum, one) => sum + one.now, 0) / expected - 1 : null,
      },
    ];
  });
}

describe('a reclassification', () => {
  it('is a fall with a rise of the same size in its heading', async () => {
    const rows = await reclassified([fallen, { product: 848220, now: 1000, expected: 100, sd: 90 }]);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      product: 848210,
      loss: 900,
      sibling_gain: 900,
      share: 1,
      statistic: 9,
      top_sibling: 848220,
      how: 'heading',
      heading_change: 0,
    });
    expect(Object.keys(rows[0] as Row)).toEqual([
      'exporter',
      'importer',
      'product',
      ...RECLASSIFICATION.features.map(({ name }) => name),
    ]);
  });

  it('goes where the concordance says, outside the heading', async () => {
    const rows = await reclassified([
      { product: 852580, now: 0, expected: 1000, sd: 100 },
      { product: 880622, now: 800, expected: 0, sd: 100 },
    ]);
    expect(rows[0]).toMatchObject({
      product: 852580,
      top_sibling: 880622,
      how: 'concordance',
      share: 0.8,
      heading_change: -1,
    });
  });

  it('across a revision says so', async () => {
    const rows = await reclassified([
      { product: 854140, now: 0, expected: 1000, sd: 100, changed: 'gone' },
      { product: 854149, now: 900, expected: 0, sd: 100, changed: 'born' },
    ]);
    expect(rows[0]).toMatchObject({ product: 854140, top_sibling: 854149, how: 'hs-revision' });
  });

  it('of eight digits finds the other lines of its code and of its heading', async () => {
    const rows = await reclassified(
      [
        { ...fallen, product: 84821010 },
        { product: 84821090, now: 500, expected: 0, sd: 50 },
        { product: 84829900, now: 400, expected: 0, sd: 50 },
        { product: 84831000, now: 9000, expected: 0, sd: 50 },
      ],
      8,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ product: 84821010, sibling_gain: 900, top_sibling: 84821090 });
  });

  it.each([
    ['the rise is on another corridor', { product: 848220, importer: 3, now: 1000, expected: 100, sd: 90 }],
    ['the rise makes up too little', { product: 848220, now: 500, expected: 100, sd: 50 }],
    ['the rise is noise', { product: 848220, now: 1000, expected: 100, sd: 500 }],
    ['the code that rose is of another heading', { product: 848310, now: 1000, expected: 100, sd: 90 }],
  ])('is none when %s', async (_, other) => {
    expect(await reclassified([fallen, other])).toEqual([]);
  });

  it('is none for headings, which have no siblings', async () => {
    const headings = [
      { ...fallen, product: 8482 },
      { product: 8483, now: 1000, expected: 100, sd: 90 },
    ];
    expect(await reclassified(headings, 4)).toEqual([]);
  });

  it('is what the definition says, for any series', async () => {
    const series = fc.record({
      product: fc.constantFrom(848210, 848220, 848230, 852580, 852589, 880622, 880699, 854150, 854159),
      importer: fc.constantFrom(2, 3),
      now: fc.integer({ min: 0, max: 1000 }),
      expected: fc.integer({ min: 0, max: 1000 }),
      sd: fc.integer({ min: 0, max: 200 }),
      changed: fc.constantFrom<('born' | 'gone' | undefined)[]>(undefined, undefined, undefined, 'born', 'gone'),
    });
    const any = fc.uniqueArray(series, {
      maxLength: 18,
      selector: ({ product, importer }) => `${product} ${importer}`,
    });
    await fc.assert(
      fc.asyncProperty(any, async (given) => {
        const rows = await reclassified(given as Series[]);
        const expected = naive(given as Series[]).sort((a, b) => a.importer - b.importer || a.product - b.product);
        expect(
          rows.map(({ importer, product, top_sibling, how }) => ({ importer, product, top_sibling, how })),
        ).toEqual(expected.map(({ importer, product, top_sibling, how }) => ({ importer, product, top_sibling, how })));
        for (const [index, row] of rows.entries())
          for (const name of ['loss', 'sibling_gain', 'share', 'statistic', 'heading_change'] as const)
            expect(row[name] ?? -9).toBeCloseTo(expected[index]?.[name] ?? -9, 7);
      }),
      { numRuns: 100 },
    );
  });
});

describe('linked codes', () => {
  it('follow the corrected links, both ways, and no waste', () => {
    expect(linkedCodes('854150')).toEqual(['854151', '854159']);
    expect(linkedCodes('854151')).toEqual(['854150', '854159']);
    expect(linkedCodes('854231')).toEqual([]);
    expect(linkedCodes('852990')).toEqual([]);
    for (const code of ['852580', '880622', '854140', '300693'])
      for (const other of linkedCodes(code)) {
        expect(linkedCodes(other)).toContain(code);
        expect(other.startsWith('8549')).toBe(false);
      }
  });
});
