import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tempFolder } from '../../../test/helpers.ts';
import { openDuckDb } from '../../engine/duckdb/engine.ts';
import type { Engine } from '../../engine/engine.ts';
import { CATALOG_COLUMNS, FLOW_COLUMNS } from '../../lake/schema.ts';
import { type Period, parseSpan } from '../../trade/period.ts';
import { rate } from '../../trade/rates.ts';
import { LEAST_PARTNERS, type PriceRow, readPrices } from './prices.ts';

const PERIODS = [202201, 202202];
const REPORTERS = [276, 616];
const ASKED = 417;
/** The World, a group, a reporter and a code beside the goods are never among the other partners. */
const OTHERS = [398, 51, 268, 860, 643, 792, 156];
const NEVER = [0, 97, 616];

interface Entry {
  readonly reporter: number;
  readonly partner: number;
  readonly product: number;
  readonly period: number;
  readonly value: number | null;
  readonly kg: number | null;
  readonly currency: string;
}

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb({ tempDirectory: tempFolder(), threads: 1 });
});
afterAll(() => engine.close());

async function priced(entries: readonly Entry[], wanted?: string) {
  await engine.relation(
    'flow',
    FLOW_COLUMNS,
    entries.map(({ reporter, partner, product, period, value, kg, currency }, line) => [
      's',
      'l',
      0,
      line,
      reporter,
      partner,
      2,
      2022,
      6,
      product,
      12,
      period,
      value,
      currency,
      1,
      kg,
      null,
      null,
      0,
    ]),
  );
  await engine.relation(
    'catalog',
    CATALOG_COLUMNS,
    REPORTERS.flatMap((reporter) =>
      [ASKED, ...OTHERS, ...NEVER].map((partner) => [
        's',
        'l',
        'corridor',
        reporter,
        partner,
        2,
        12,
        6,
        null,
        null,
        202201,
        202202,
        1,
      ]),
    ),
  );
  await engine.relation(
    'reporters',
    { reporter: 'SMALLINT' },
    REPORTERS.map((area) => [area]),
  );
  await engine.relation('partners', { partner: 'SMALLINT' }, [[ASKED]]);
  await engine.relation(
    'goods_map',
    {
      class: 'VARCHAR',
      level: 'TINYINT',
      product: 'INTEGER',
      hs_rev: 'SMALLINT',
      asked_level: 'TINYINT',
      asked_product: 'INTEGER',
    },
    [['6', 6, 854231, 2022, 6, 854231]],
  );
  const corner = { source: 's', flow: 2, frequency: 12, spans: [parseSpan('2022-01', '2022-02')] };
  return readPrices(engine, corner, { mixed: false, first: 0, last: 99_999_999 }, wanted);
}

/** By hand: sort, and read the sorted prices off at a share of the way from the first to the last. */
function naive(entries: readonly Entry[], period: number) {
  const own = entries.filter((entry) => entry.period === period && entry.product === 854231);
  const weighed = (some: readonly Entry[]) => some.filter(({ value, kg }) => (value ?? 0) > 0 && (kg ?? 0) > 0);
  const total = (some: readonly Entry[], pick: (entry: Entry) => number | null): number =>
    some.reduce((sum, entry) => sum + (pick(entry) ?? 0), 0);
  const corridor = own.filter(({ partner }) => partner === ASKED);
  const prices = OTHERS.flatMap((partner) => {
    const some = weighed(own.filter((entry) => entry.partner === partner));
    return some.length === 0 ? [] : [total(some, ({ value }) => value) / total(some, ({ kg }) => kg)];
  }).toSorted((a, b) => a - b);
  const at = (share: number): number => {
    const place = (prices.length - 1) * share;
    const [below, above] = [prices[Math.floor(place)] as number, prices[Math.ceil(place)] as number];
    return below + (above - below) * (place - Math.floor(place));
  };
  return {
    value: total(corridor, ({ value }) => value),
    weighed: total(weighed(corridor), ({ value }) => value),
    kg: total(weighed(corridor), ({ kg }) => kg),
    band: prices.length < LEAST_PARTNERS ? null : { n: prices.length, low: at(0.25), median: at(0.5), high: at(0.75) },
  };
}

const entry = (partner: number, value: number | null, kg: number | null, more: Partial<Entry> = {}): Entry => ({
  reporter: 276,
  partner,
  product: 854231,
  period: 202201,
  value,
  kg,
  currency: 'EUR',
  ...more,
});

describe('prices', () => {
  it('are those of the rows with a weight, beside the quartiles of the other partners', async () => {
    const others = [10, 20, 30, 40, 50].map((price, place) => entry(OTHERS[place] as number, price * 100, 100));
    const { currency, rows } = await priced([entry(ASKED, 900, 10), entry(ASKED, 77, 0, { reporter: 616 }), ...others]);
    expect(currency).toBe('EUR');
    expect(rows).toEqual([
      { period: 202201, value: 977, weighed: 900, kg: 10, estimated: 0, partners: 5, low: 20, median: 30, high: 40 },
    ]);
  });

  it('have no reference of four, and none at all without a weight', async () => {
    const four = [10, 20, 30, 40].map((price, place) => entry(OTHERS[place] as number, price * 100, 100));
    const { rows } = await priced([entry(ASKED, 900, null), ...four, entry(OTHERS[4] as number, 500, 0)]);
    expect(rows).toMatchObject([{ value: 900, weighed: null, kg: null, partners: null, low: null, median: null }]);
  });

  it('stand in one currency', async () => {
    const { currency, rows } = await priced([
      entry(ASKED, 100, 1),
      entry(ASKED, 100, 1, { currency: 'USD', reporter: 616 }),
    ]);
    expect(currency).toBe('USD');
    expect(rows[0]?.value).toBeCloseTo(100 + 100 * rate('EUR', 'USD', 202201 as Period), 2);
  });

  it('are what a naive computation gives', async () => {
    const amount = fc.oneof(fc.constant(null), fc.constant(0), fc.integer({ min: 1, max: 1e6 }));
    const random = fc.record({
      reporter: fc.constantFrom(...REPORTERS),
      partner: fc.constantFrom(ASKED, ...OTHERS, ...NEVER),
      product: fc.constantFrom(854231, 854231, 854231, 854232),
      period: fc.constantFrom(...PERIODS),
      value: amount,
      kg: amount,
      currency: fc.constant('EUR'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(random, { maxLength: 60 }), async (entries) => {
        const found = new Map((await priced(entries)).rows.map((row) => [Number(row.period), row]));
        for (const period of PERIODS) {
          const { value, weighed, kg, band } = naive(entries, period);
          const row: Partial<PriceRow> = found.get(period) ?? {};
          const close = (number: number | null | undefined, expected: number): void =>
            expect(number ?? 0).toBeCloseTo(expected, 6);
          close(row.value, value);
          close(row.weighed, weighed);
          close(row.kg, kg);
          expect(row.partners ?? null).toBe(band?.n ?? null);
          if (band === null) continue;
          close((row.low as number) / band.low, 1);
          close((row.median as number) / band.median, 1);
          close((row.high as number) / band.high, 1);
        }
      }),
      { numRuns: 100 },
    );
  });
});
