import type { CorridorSearch } from './search.ts';

/** A question that is whole: what the address does not say is filled in. */
export interface Question extends CorridorSearch {
  readonly reporter: readonly string[];
  readonly partner: readonly string[];
  readonly hs: readonly string[];
  readonly from: string;
  readonly to: string;
}

const FIRST = {
  reporter: ['EU27'],
  partner: ['KGZ'],
  hs: ['8542'],
  from: '2022-01',
  to: '2022-10',
  baseFrom: '2021-01',
  baseTo: '2021-10',
} as const;

/** An address without a corridor shows the first preset; one that names a part of it has the rest filled. */
export function questionOf(search: CorridorSearch): Question {
  const { baseFrom, baseTo, ...rest } = FIRST;
  const named = ['reporter', 'partner', 'hs', 'from', 'to'].some((name) => name in search);
  const window = 'from' in search || 'to' in search ? filledWindow(search) : { from: rest.from, to: rest.to };
  const base = named || 'baseFrom' in search ? {} : { baseFrom, baseTo };
  return { ...rest, ...base, ...search, ...window };
}

function filledWindow({ from, to }: CorridorSearch): { from: string; to: string } {
  const start = from ?? to ?? FIRST.from;
  return { from: start, to: to ?? start };
}

/** What `flows` is asked. `by` may be another than the address says: a map needs partners. */
export function flowsParams(question: Question, by = question.by ?? 'period') {
  const { reporter, partner, hs, from, to, baseFrom, baseTo, flow, revision, currency, source, mirror, asOf } =
    question;
  return { reporter, partner, hs, from, to, baseFrom, baseTo, flow, by, revision, currency, source, mirror, asOf };
}

/** What the register is asked for beside it. */
export function eventsParams({ reporter, partner, hs, flow, scenario }: Question) {
  return { reporter, partner, hs, flow, scenario };
}

/** A period some years before. */
export function yearsBefore(period: string, years: number): string {
  return `${String(Number(period.slice(0, 4)) - years).padStart(4, '0')}${period.slice(4)}`;
}

/** How many years before the window its base lies: 0 without a base, null where it is not the same months. */
export function baseYears({ from, to, baseFrom, baseTo }: Question): number | null {
  if (baseFrom === undefined && baseTo === undefined) return 0;
  if (baseFrom === undefined || baseTo === undefined) return null;
  const years = Number(from.slice(0, 4)) - Number(baseFrom.slice(0, 4));
  return years > 0 && yearsBefore(from, years) === baseFrom && yearsBefore(to, years) === baseTo ? years : null;
}

/** The window moved, its base with it where that was the same months earlier. */
export function withWindow(question: Question, window: { readonly from?: string; readonly to?: string }) {
  const { from, to } = { ...question, ...window };
  const years = baseYears(question);
  const base =
    years === null || years === 0 ? {} : { baseFrom: yearsBefore(from, years), baseTo: yearsBefore(to, years) };
  return { from, to, ...base };
}

export type Field = 'reporter' | 'partner' | 'hs' | 'window' | 'base' | 'currency' | 'source';

/** What is wrong before anybody is asked. */
export function ownProblems(question: Question): Partial<Record<Field, string>> {
  const { from, to, baseFrom, baseTo } = question;
  if (from.length !== to.length) return { window: 'One is a month and the other a year: give both alike.' };
  if (from > to) return { window: `${from} is after ${to}: put the earlier period first.` };
  if ((baseFrom === undefined) !== (baseTo === undefined))
    return { base: 'A comparison needs its first and its last period.' };
  return {};
}
