/** A stretch of a sentence. */
export interface Place {
  readonly from: number;
  readonly to: number;
}

/** A sentence from which what is understood is struck out, so that a number in a date is not read as a figure. */
export class Sheet {
  readonly text: string;
  #open: string;

  constructor(text: string) {
    this.text = text;
    this.#open = text;
  }

  /** What nobody took yet; the rest is blank, at the same places. */
  get open(): string {
    return this.#open;
  }

  /** Every match that `make` takes is struck out. `pattern` is global and never matches nothing. */
  take<T>(pattern: RegExp, make: (match: RegExpExecArray, place: Place) => T | null): (T & Place)[] {
    const found: (T & Place)[] = [];
    for (const match of this.#open.matchAll(pattern)) {
      const place = { from: match.index, to: match.index + match[0].length };
      const made = make(match as RegExpExecArray, place);
      if (made !== null) found.push({ ...made, ...place });
    }
    for (const { from, to } of found) this.strike(from, to);
    return found;
  }

  strike(from: number, to: number): void {
    this.#open = this.#open.slice(0, from) + '\u0000'.repeat(to - from) + this.#open.slice(to);
  }

  /** The words before a place, as they stand. */
  before(at: number, length = 40): string {
    return this.text.slice(Math.max(0, at - length), at);
  }

  after(at: number, length = 40): string {
    return this.text.slice(at, at + length);
  }
}

/** Alternatives of a pattern, longest first, so that "South Korea" goes before "Korea". */
export function anyOf(words: readonly string[]): string {
  return [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/\s+/g, '\\s+'))
    .join('|');
}
