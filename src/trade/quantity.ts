import { lazy, readTable } from './reference/table.ts';

/** A unit of supplementary quantity, by the number UN Comtrade gives it. */
export interface Unit {
  readonly code: number;
  readonly abbreviation: string;
  readonly text: string;
}

export const units = lazy((): readonly Unit[] =>
  readTable('units.csv', ['unit', 'abbreviation', 'text']).map((row) => ({
    code: Number(row.unit),
    abbreviation: row.abbreviation,
    text: row.text,
  })),
);

/** "No unit" in UN Comtrade: such a quantity says nothing. */
export const NO_UNIT = -1;

/** Every number, abbreviation and text of a unit, to its number. */
export const unitWords = lazy((): Readonly<Record<string, number>> => {
  const words: Record<string, number> = {};
  for (const unit of units().filter((known) => known.code !== NO_UNIT)) {
    for (const word of [String(unit.code), unit.abbreviation, unit.text]) words[word] ??= unit.code;
  }
  return words;
});
