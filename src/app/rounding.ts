/** Money to the cent. */
export function cents(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Kilograms to the gram. */
export function grams(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** A figure that a statistic made, to six digits, so that the order of a sum can never show. */
export function digits(value: number): number {
  return Number(value.toPrecision(6));
}
