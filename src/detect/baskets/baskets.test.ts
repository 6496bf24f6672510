import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomOf } from '../../../test/detect/random.ts';
import { tempFolder } from '../../../test/helpers.ts';
import { openDuckDb } from '../../engine/duckdb/engine.ts';
import type { Engine } from '../../engine/engine.ts';
import { type BasketTest, type SelectionTest, testBaskets } from './baskets.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb({ tempDirectory: tempFolder(), threads: 1 });
});
afterAll(() => engine.close());

const DRAWS = 499;

interface Good {
  readonly station: number;
  readonly product: number;
  readonly now: number;
  readonly expected: number;
  readonly isListed: boolean;
}

async function run(goods: readonly Good[], seed = 1, draws = DRAWS): ReturnType<typeof testBaskets> {
  await engine.relation(
    'legs',
    {
      leg: 'VARCHAR',
      role: 'VARCHAR',
      station: 'SMALLINT',
      product: 'INTEGER',
      v_w: 'DOUBLE',
      expected: 'DOUBLE',
      delta: 'DOUBLE',
      changed: 'VARCHAR',
    },
    goods.map((own) => [
      'in',
      'intermediary',
      own.station,
      own.product,
      own.now,
      own.expected,
      own.now - own.expected,
      null,
    ]),
  );
  const listed = new Set(goods.filter(({ isListed }) => isListed).map(({ product }) => product));
  await engine.relation(
    'listed',
    { product: 'INTEGER' },
    [...listed].map((product) => [product]),
  );
  return testBaskets(engine, seed, draws);
}

const p = ({ at_least, draws }: BasketTest | SelectionTest): number => (1 + at_least) / (1 + draws);

/** Goods of one corridor with consecutive codes, as those of a heading have; which are listed is left to chance. */
function corridor(station: number, random: () => number, listed: number, others: number): Good[] {
  const all = Array.from({ length: listed + others }, (_, index) => ({ index, by: random() }));
  return all
    .sort((a, b) => a.by - b.by)
    .map(({ index }, place) => {
      const expected = 1000 * Math.exp(2 * random());
      const now = expected * Math.exp(1.5 * (random() + random() - 1));
      // The list is one for all stations: so that each has a list of its own, none shares a code with another.
      return { station, product: 100_000 + station * 1000 + index, expected, now, isListed: place < listed };
    });
}

const CORRIDORS = 300;
const stations = Array.from({ length: CORRIDORS }, (_, index) => index + 1);
const shareUnder = (values: readonly number[], limit: number): number =>
  values.filter((value) => value <= limit).length / values.length;

/** One rise among changes that are as often up as down. */
const changes = (station: number, deltas: readonly number[]): Good[] =>
  deltas.map((delta, index) => ({
    station,
    product: 854200 + index,
    expected: 1000,
    now: 1000 + delta,
    isListed: true,
  }));

describe('a basket', () => {
  it('has the same p of the same seed, whatever the order of its goods', async () => {
    const goods = corridor(1, randomOf(3), 12, 60);
    const [first, again, other] = [await run(goods, 5), await run(goods.toReversed(), 5), await run(goods, 6)];
    expect(first.baskets[0]).toMatchObject({ codes: 12, others: 60, draws: DRAWS });
    const places = ({ baskets, selections }: typeof first): number[] => [...baskets, ...selections].map(p);
    expect(places(again)).toEqual(places(first));
    expect(places(other)).not.toEqual(places(first));
  });

  it.each([
    ['few goods among many', 12, 60],
    ['more than half of the goods', 30, 20],
  ])('of %s that was drawn at random has a p under 0.05 one time in twenty', async (_, listed, others) => {
    const random = randomOf(7);
    const { baskets } = await run(
      stations.flatMap((station) => corridor(station, random, listed, others)),
      1,
      199,
    );
    const values = baskets.map(p);
    expect(values).toHaveLength(CORRIDORS);
    expect(shareUnder(values, 0.05)).toBeGreaterThan(0.015);
    expect(shareUnder(values, 0.05)).toBeLessThan(0.095);
    expect(shareUnder(values, 0.5)).toBeGreaterThan(0.4);
    expect(shareUnder(values, 0.5)).toBeLessThan(0.6);
  });

  it('that rose as a whole has a small p, and one that fell a large one', async () => {
    const goods = corridor(1, randomOf(3), 12, 60);
    const times = (factor: number) => goods.map((own) => (own.isListed ? { ...own, now: own.expected * factor } : own));
    expect((await run(times(4))).baskets.map(p)).toEqual([1 / (1 + DRAWS)]);
    expect((await run(times(0.25))).baskets.map(p)).toEqual([1]);
  });

  it('is told of no test among fewer than five other goods, nor where nothing was expected', async () => {
    const few = await run(corridor(1, randomOf(3), 12, 4));
    expect(few.baskets).toMatchObject([{ codes: 12, others: 4, draws: 0, at_least: 0 }]);
    const born = corridor(1, randomOf(3), 3, 20).map((own) => (own.isListed ? { ...own, expected: 0 } : own));
    expect((await run(born)).baskets).toMatchObject([{ draws: 0 }]);
  });
});

describe('the choice of the goods that rose most', () => {
  it('proves nothing where changes are as often up as down', async () => {
    const random = randomOf(11);
    const even = stations.flatMap((station) =>
      corridor(station, random, 30, 0).map((own) => ({ ...own, now: own.expected + (random() - 0.5) * own.expected })),
    );
    const values = (await run(even, 1, 199)).selections.map(p);
    expect(values).toHaveLength(CORRIDORS);
    expect(shareUnder(values, 0.05)).toBeLessThan(0.095);
    expect(shareUnder(values, 0.5)).toBeGreaterThan(0.4);
    expect(shareUnder(values, 0.5)).toBeLessThan(0.6);
  });

  it('nor where one lucky good is all of the gain, and much where all rose', async () => {
    const small = Array.from({ length: 39 }, (_, index) => (index % 2 === 0 ? 10 : -10));
    const [lucky] = (await run(changes(1, [100_000, ...small]))).selections.map(p);
    expect(lucky).toBeGreaterThan(0.2);
    const all = changes(
      1,
      Array.from({ length: 40 }, (_, index) => 500 + index),
    );
    const random = randomOf(2);
    const apart = all.map((own) => ({ ...own, product: 100_000 + Math.floor(800_000 * random()) }));
    expect((await run(apart)).selections.map(p)[0]).toBeLessThan(0.008);
  });

  it('turns the codes of a heading round independently of one another', async () => {
    const goods = changes(
      1,
      Array.from({ length: 40 }, (_, index) => 500 + index),
    );
    // That the ten largest all keep their sign has a chance of 1 in 1024, whatever their codes.
    expect((await run(goods)).selections.map(p)[0]).toBeLessThan(0.008);
  });

  it('counts a draw that turned nothing round: three goods that all rose have one in eight', async () => {
    const [few] = (await run(changes(1, [0.1, 0.2, 0.3]))).selections.map(p);
    expect(few).toBeGreaterThan(0.08);
    expect(few).toBeLessThan(0.18);
  });
});
