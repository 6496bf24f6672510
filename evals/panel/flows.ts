import type { Good } from './codes.ts';
import { Random } from './random.ts';
import { HS2022, LEVEL, MONTHS, REPORTS } from './world.ts';

/** What truly went from one country to another of one good, month by month, before anybody reports it. */
export interface Flow {
  readonly exporter: string;
  readonly importer: string;
  readonly good: Good;
  /** Ordinary USD a month. */
  readonly level: number;
  /** USD a kilogram. */
  readonly unitValue: number;
  readonly value: Float64Array;
  readonly kg: Float64Array;
  /** Declared by the exporter only. */
  readonly ghost: Float64Array;
  readonly ghostKg: Float64Array;
  /** What happens to it: a factor for the months from..to, of the value alone or of the quantity with it. */
  readonly shocks: {
    readonly from: number;
    readonly to: number;
    readonly times: number;
    readonly priceOnly: boolean;
  }[];
}

const NOTHING = new Float64Array(MONTHS);

export class Flows {
  readonly #seed: number;
  readonly #all = new Map<string, Flow>();

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** The flow, which is made with nothing in it when there is none. */
  get(exporter: string, importer: string, good: Good): Flow {
    return this.#all.get(key(exporter, importer, good)) ?? this.add(exporter, importer, good, 0);
  }

  /** Its ordinary USD a month; 0 when there is none. */
  levelOf(exporter: string, importer: string, good: Good): number {
    return this.#all.get(key(exporter, importer, good))?.level ?? 0;
  }

  add(exporter: string, importer: string, good: Good, level: number): Flow {
    const flow: Flow = {
      exporter,
      importer,
      good,
      level: level < LEVEL.least ? 0 : level,
      unitValue: unitValue(this.#seed, exporter, importer, good),
      value: new Float64Array(MONTHS),
      kg: new Float64Array(MONTHS),
      ghost: NOTHING,
      ghostKg: NOTHING,
      shocks: [],
    };
    this.#all.set(key(exporter, importer, good), flow);
    return flow;
  }

  all(): IterableIterator<Flow> {
    return this.#all.values();
  }

  /** Flows that some goods never arrive in get arrays of their own. */
  haunt(exporter: string, importer: string, good: Good, month: number, value: number, kg: number): void {
    let flow = this.get(exporter, importer, good);
    if (flow.ghost === NOTHING) {
      flow = { ...flow, ghost: new Float64Array(MONTHS), ghostKg: new Float64Array(MONTHS) };
      this.#all.set(key(exporter, importer, good), flow);
    }
    put(flow.ghost, month, value);
    put(flow.ghostKg, month, kg);
  }
}

export function put(series: Float64Array, month: number, value: number): void {
  series[month] = (series[month] ?? 0) + value;
}

export function sum(series: Float64Array, from: number, to: number): number {
  let total = 0;
  for (let month = from; month <= to; month += 1) total += series[month] ?? 0;
  return total;
}

function key(exporter: string, importer: string, good: Good): string {
  return `${exporter} ${importer} ${good.code}`;
}

/** Electronics and instruments dear, machines less so; a code born in 2022 costs what its predecessor did. */
function unitValue(seed: number, exporter: string, importer: string, good: Good): number {
  const code = good.from >= HS2022 && good.of !== undefined ? good.of.code : good.code;
  const chapter = code.slice(0, 2);
  const typical = chapter === '85' || chapter === '90' ? 80 : chapter === '84' || chapter === '87' ? 22 : 6;
  return (
    typical *
    new Random(seed, 'unit value', code).lognormal(0.8) *
    new Random(seed, 'unit value', exporter, importer, code).lognormal(REPORTS.unitValueCorridor)
  );
}
