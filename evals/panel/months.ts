import type { Good } from './codes.ts';
import type { Flow } from './flows.ts';
import { Random } from './random.ts';
import { DESTINATION, GROWTH, LUNAR, LUNAR_FACTORS, MONTHS, SEASON, SHIPMENTS } from './world.ts';

/** The months of flows: how much is expected in each, and the shipments that came. */
export class Months {
  readonly #seed: number;
  readonly #paths = new Map<string, Float64Array>();

  constructor(seed: number) {
    this.#seed = seed;
  }

  /**
   * Draws all months of a flow. Of the months from `eachFrom` on, every shipment is handed over with its month and price and
   * what is returned for it stays; the others stay whole.
   */
  draw(
    flow: Flow,
    eachFrom = MONTHS,
    each: (month: number, value: number, price: number) => boolean = () => true,
  ): void {
    if (flow.level === 0) return;
    const { exporter, importer, good } = flow;
    const random = new Random(this.#seed, 'months', exporter, importer, good.code);
    const usual =
      SHIPMENTS.at10k * (flow.level / 10_000) ** SHIPMENTS.power * Math.exp(random.normal(SHIPMENTS.spread));
    const season = this.#season(good);
    const growth = this.#path(GROWTH.product, 0, 'good', good.code);
    const there = this.#path(GROWTH.importer, GROWTH.mean, 'importer', importer);
    const spread = importer === DESTINATION ? GROWTH.destinationProduct : GROWTH.importerProduct;
    const own = this.#path(spread, 0, 'importer', importer, good.code);
    for (let month = good.from; month <= good.to; month += 1) {
      const calendar = (season[month % 12] as number) * lunar(exporter, month);
      let pace = calendar * Math.exp((growth[month] as number) + (there[month] as number) + (own[month] as number));
      let price = 1;
      for (const shock of flow.shocks) {
        if (month < shock.from || month > shock.to) continue;
        if (shock.priceOnly) price *= shock.times;
        else pace *= shock.times;
      }
      const shipments = random.poisson(usual * pace);
      let total = 0;
      for (let n = 0; n < shipments; n += 1) {
        const value = (flow.level / usual) * random.lognormal(SHIPMENTS.sizeSigma);
        if (month < eachFrom || each(month, value, price)) total += value;
      }
      flow.value[month] = total * price;
      flow.kg[month] = total / flow.unitValue;
    }
  }

  #season(good: Good): Float64Array {
    return this.#remember(`season ${good.code}`, 12, (random) => {
      const factors = Array.from({ length: 12 }, () => Math.min(SEASON.bound, random.normal(SEASON.product)));
      return (month) => Math.exp(factors[month] as number);
    });
  }

  /** A line that bends in the middle of each year, its growth heavy-tailed; log of the size, 0 in the first month. */
  #path(scale: number, mean: number, ...keys: readonly string[]): Float64Array {
    return this.#remember(keys.join(' '), MONTHS, (random) => {
      const heavy = keys.length > 2;
      const years = Array.from({ length: 5 }, () => {
        const growth = mean + scale * (heavy ? random.heavy(GROWTH.degrees) : random.normal());
        return Math.max(-GROWTH.bound, Math.min(GROWTH.bound, growth));
      });
      let log = 0;
      return (month) => (log += (years[Math.floor((month + 6) / 12)] as number) / 12);
    });
  }

  #remember(name: string, length: number, make: (random: Random) => (index: number) => number): Float64Array {
    const known = this.#paths.get(name);
    if (known !== undefined) return known;
    const made = Float64Array.from({ length }, (_, index) => index);
    const at = make(new Random(this.#seed, 'path', name));
    for (let index = 0; index < length; index += 1) made[index] = at(index);
    this.#paths.set(name, made);
    return made;
  }
}

function lunar(exporter: string, month: number): number {
  if (month % 12 > 1 || !LUNAR.includes(exporter)) return 1;
  return LUNAR_FACTORS[Math.floor(month / 12)]?.[(month % 12) as 0 | 1] ?? 1;
}
