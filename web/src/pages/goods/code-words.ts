import type { GoodsAnswer } from '../../api/types.ts';
import { several } from '../../figures/words.ts';

type History = NonNullable<GoodsAnswer['history']>;
type Step = History['steps'][number];

const UNITS: Readonly<Record<string, string>> = {
  u: 'number of items',
  kg: 'kilograms',
  m: 'metres',
  m2: 'square metres',
  m3: 'cubic metres',
  l: 'litres',
  ct: 'carats',
  '2u': 'pairs',
  '12u': 'dozens',
  '1000u': 'thousands of items',
  '1000 kWh': 'thousands of kilowatt-hours',
};

export const unitWords = (unit: string): string => UNITS[unit] ?? unit;

export const LEVEL_WORDS: Readonly<Record<number, string>> = {
  2: 'Chapter',
  4: 'Heading',
  6: 'Six-digit code',
  8: 'CN8 line',
};

const manyOf = (codes: readonly string[]): string =>
  codes.length > 12 ? `${codes.length} codes, such as ${several(codes.slice(0, 3))}` : several(codes, 12);

/** The revisions of the code itself; what its forerunners were before they were its own is left out. */
export function stepsOf({ steps, existsIn }: History): readonly Step[] {
  return steps.filter(({ revision }) => revision === 2017 || existsIn.includes(2017));
}

/** What a revision did to the code, and what that means for a percentage across it. */
export function stepWords(step: Step, history: History): string {
  const { revision, parents, comparable } = step;
  const next = revision === 2017 ? 2022 : 2017;
  const lived = history.existsIn.includes(revision);
  if (!history.existsIn.includes(next))
    return lived ? `In use in HS ${revision}, gone in ${next}.` : `Not in HS ${next}.`;
  if (comparable === 'yes') return `The same goods as in HS ${revision}: figures before and after ${next} compare.`;
  if (!lived)
    return `New in ${next}: its goods were part of ${manyOf(parents)}. ${
      comparable === 'no'
        ? `A percentage across ${next} means nothing.`
        : `A percentage across ${next} holds only against those codes, and with caution.`
    }`;
  const scope =
    parents.length <= 1
      ? 'its scope changed: part of its goods moved to other codes'
      : `its scope changed: it holds goods of ${manyOf(parents)}`;
  return `The code went on in ${next}, but ${scope}. ${
    comparable === 'no'
      ? `A percentage across ${next} means nothing.`
      : `Read a percentage across ${next} with caution.`
  }`;
}

export const VERDICTS = {
  yes: 'Compares across 2022',
  'with caution': 'Compares across 2022 with caution',
  no: 'Does not compare across 2022',
} as const;

/** The codes above this one, the widest first; itself last. */
export function prefixesOf(code: string): string[] {
  return [2, 4, 6, 8].filter((digits) => digits <= code.length).map((digits) => code.slice(0, digits));
}

/** Which tree nodes stand open: those that the address says, or those above the code that is shown. */
export function openOf(open: readonly string[] | undefined, code: string | undefined): readonly string[] {
  return open ?? (code === undefined ? [] : prefixesOf(code).slice(0, code.length >= 6 ? 2 : undefined));
}

/** The list with one node opened or closed. With none left, `none` says that all are closed. */
export function toggled(open: readonly string[], code: string): readonly string[] {
  const next = open.includes(code)
    ? open.filter((one) => one !== code)
    : [...open.filter((one) => one !== 'none'), code];
  return next.length === 0 ? ['none'] : next;
}
