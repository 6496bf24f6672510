import type { NumberStyle, PeriodStyle } from '../../ingest/format.ts';
import { areaAliases } from '../../trade/area.ts';
import { FLOWS, type FlowName } from '../../trade/flow.ts';
import { parseProduct } from '../../trade/hs.ts';
import { codesOf, productText } from '../../trade/nomenclature.ts';
import { ratesPerUsd } from '../../trade/rates.ts';
import { lazy } from '../../trade/reference/table.ts';
import { FLOW_WORDS, plain } from './words.ts';

/** What the values of a column look like, whatever it is called. */
export interface Look {
  readonly filled: number;
  /** The one style that all values have. */
  readonly period: PeriodStyle | null;
  /** The vocabularies that all but a few of the values stand in together, as few as do; empty where they do not. */
  readonly areas: readonly string[];
  /** Words that are flows; null where another word stands among them. */
  readonly flows: Readonly<Record<string, FlowName>> | null;
  /** The share of the values that are codes of the HS, or TOTAL. */
  readonly codes: number;
  readonly currency: boolean;
  /** Every way of reading all values as figures; none where they are not. */
  readonly numbers: readonly NumberStyle[];
  /** Marks inside its values that may part thousands or decimals. */
  readonly marks: readonly string[];
  /** Texts among figures that mean "none". */
  readonly nulls: readonly string[];
}

export function lookAt(cells: readonly (string | null)[]): Look {
  const values = cells.map((cell) => cell?.trim() ?? '').filter((cell) => cell !== '');
  const nulls = [...new Set(values.filter((value) => NULLS.has(value)))];
  const own = values.filter((value) => !NULLS.has(value));
  const distinct = [...new Set(own)];
  return {
    filled: own.length,
    period:
      own.length === 0
        ? null
        : (PERIODS.find(([, pattern]) => distinct.every((value) => pattern.test(value)))?.[0] ?? null),
    areas: vocabulariesOf(distinct),
    flows: flowsOf(distinct),
    codes: share(distinct, isCode),
    currency: distinct.length > 0 && distinct.every((value) => currencies().has(value.toUpperCase())),
    numbers:
      own.length === 0
        ? []
        : NUMBERS.filter(({ pattern }) => distinct.every((value) => pattern.test(value))).map(({ style }) => style),
    marks: ['.', ',', ' ', "'"].filter((mark) => distinct.some((value) => value.includes(mark))),
    nulls,
  };
}

const NULLS = new Set(['-', '–', '—', '..', '...', 'NA', 'N/A', 'n/a', 'NaN', 'nan', 'null', 'NULL', ':', 'x']);

const PERIODS: readonly (readonly [PeriodStyle, RegExp])[] = [
  ['YYYY-MM', /^(19|20)\d\d-(0[1-9]|1[0-2])$/],
  ['YYYY-MM-DD', /^(19|20)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/],
  ['MM/YYYY', /^(0[1-9]|1[0-2])\/(19|20)\d\d$/],
  ['YYYYMM', /^(19|20)\d\d(0[1-9]|1[0-2])$/],
  ['YYYY52', /^(19|20)\d\d52$/],
  ['YYYY', /^(19|20)\d\d$/],
];

const NUMBERS: readonly { readonly style: NumberStyle; readonly pattern: RegExp }[] = (
  [
    ['.', ''],
    [',', ''],
    ['.', ','],
    [',', '.'],
    ['.', ' '],
    [',', ' '],
    ['.', "'"],
  ] as const
).map(([decimal, thousands]) => {
  const whole = thousands === '' ? '\\d+' : `(\\d+|\\d{1,3}(\\${thousands}\\d{3})+)`;
  return { style: { decimal, thousands }, pattern: new RegExp(`^-?${whole}(\\${decimal}\\d+)?$`) };
});

const VOCABULARIES = [
  'iso3',
  'iso2',
  'name',
  'm49',
  'comtrade',
  'russian',
  'gacc',
  'eurostat-name',
  'eurostat-iso',
  'wits',
] as const;
/** Most of the words have to be known; the others are shown to the user by a load. */
const MOST = 0.8;

const vocabulary = lazy(() => {
  const sets = new Map<string, Set<string>>();
  for (const { vocabulary: name, code } of areaAliases()) {
    const own = sets.get(name) ?? new Set();
    sets.set(name, own.add(code));
  }
  return sets;
});

/** The vocabulary that knows most, then the one that knows most of the rest. */
function vocabulariesOf(distinct: readonly string[]): readonly string[] {
  const chosen: string[] = [];
  let rest = distinct;
  while (rest.length > 0) {
    const known = VOCABULARIES.map((name) => ({
      name,
      n: rest.filter((word) => vocabulary().get(name)?.has(word)).length,
    }));
    const best = known.reduce((a, b) => (b.n > a.n ? b : a));
    if (best.n === 0) break;
    chosen.push(best.name);
    rest = rest.filter((word) => vocabulary().get(best.name)?.has(word) !== true);
  }
  return distinct.length > 0 && rest.length <= distinct.length * (1 - MOST) ? chosen : [];
}

const flowWords = lazy(
  () =>
    new Map(
      (Object.keys(FLOWS) as FlowName[]).flatMap((flow) =>
        FLOW_WORDS[flow].map((word): [string, FlowName] => [word, flow]),
      ),
    ),
);

function flowsOf(distinct: readonly string[]): Look['flows'] {
  const found = distinct.map((word): [string, FlowName | undefined] => [word, flowWords().get(plain(word))]);
  if (found.length === 0 || found.some(([, flow]) => flow === undefined)) return null;
  return Object.fromEntries(found) as Record<string, FlowName>;
}

function isCode(value: string): boolean {
  if (value === 'TOTAL') return true;
  if (!/^(\d\d){1,4}$/.test(value) || value.startsWith('00')) return false;
  const six = value.slice(0, 6);
  if (productText(parseProduct(six)) !== null) return true;
  return ([2022, 2017, 2012] as const).some((revision) => codesOf(revision)?.has(six) === true);
}

const currencies = lazy(() => new Set(['USD', ...ratesPerUsd().map(({ currency }) => currency)]));

function share(values: readonly string[], is: (value: string) => boolean): number {
  return values.length === 0 ? 0 : values.filter(is).length / values.length;
}
