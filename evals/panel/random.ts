/**
 * Draws from a stream that its keys name: a change of one part of the world leaves the draws of all others as they were.
 * sfc32, seeded by two mixed 32-bit hashes of the keys.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #n = 1;
  #spare: number | null = null;

  constructor(...keys: readonly (string | number)[]) {
    let one = 0x9e3779b9;
    let two = 0x85ebca6b;
    for (const key of keys) {
      const text = String(key);
      for (let index = 0; index < text.length; index += 1) {
        const code = text.charCodeAt(index);
        one = Math.imul(one ^ code, 0x01000193);
        two = Math.imul(two ^ code, 0x5bd1e995);
      }
      one = mix(one + 0x2545f491);
      two = mix(two ^ 0x1b873593);
    }
    this.#a = one;
    this.#b = two;
    this.#c = one ^ two;
    for (let round = 0; round < 8; round += 1) this.uniform();
  }

  uniform(low = 0, high = 1): number {
    const sum = (this.#a + this.#b + this.#n) | 0;
    this.#n = (this.#n + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    this.#c |= 0;
    return low + ((sum >>> 0) / 4294967296) * (high - low);
  }

  chance(probability: number): boolean {
    return this.uniform() < probability;
  }

  /** A whole number of low to high, both possible. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.uniform() * (high - low + 1));
  }

  normal(sd = 1): number {
    const spare = this.#spare;
    if (spare !== null) {
      this.#spare = null;
      return spare * sd;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
    const angle = 2 * Math.PI * this.uniform();
    this.#spare = radius * Math.sin(angle);
    return radius * Math.cos(angle) * sd;
  }

  /** Mean 1. */
  lognormal(sigma: number): number {
    return Math.exp(this.normal(sigma) - (sigma * sigma) / 2);
  }

  /** Student's t. */
  heavy(degrees: number): number {
    let squares = 0;
    for (let index = 0; index < degrees; index += 1) squares += this.normal() ** 2;
    return this.normal() / Math.sqrt(squares / degrees);
  }

  poisson(mean: number): number {
    if (mean > 60) return Math.max(0, Math.round(mean + this.normal(Math.sqrt(mean))));
    const bound = Math.exp(-mean);
    let count = 0;
    for (let product = this.uniform(); product > bound; product *= this.uniform()) count += 1;
    return count;
  }

  pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.uniform() * from.length)] as T;
  }

  shuffled<T>(from: readonly T[]): T[] {
    const all = [...from];
    for (let last = all.length - 1; last > 0; last -= 1) {
      const other = this.whole(0, last);
      [all[last], all[other]] = [all[other] as T, all[last] as T];
    }
    return all;
  }
}

function mix(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return hash ^ (hash >>> 16);
}
