import type { Coverage } from '../measure/coverage/coverage.ts';
import type { Published, publishedPeriods } from '../measure/coverage/published.ts';
import { monthsOf, type PanelMember } from '../measure/mirror/fixed-panel.ts';
import { areaLabel } from '../trade/area.ts';
import { EntrepotError } from '../trade/errors.ts';
import { formatPeriod, frequencyOf, type Period, periodsOf } from '../trade/period.ts';
import type { Question } from './flows-question.ts';
import { cents } from './rounding.ts';

/** Members of a group that did not publish a period leave its sum standing when they usually make up no more than this. */
const SLIGHT = 0.01;

type Found = Awaited<ReturnType<typeof publishedPeriods>>;

/**
 * By what source each reporter is read: the one that fills most of what is asked, years before months; among equals the
 * one that serves most of the others. Two sources are never added for one reporter.
 */
export function membersOf(found: Found, question: Question, wanted: string | undefined): PanelMember[] {
  const usable = found.whole.filter((cell) => frequencyOf(question.window.from) === 1 || cell.freq === 12);
  const cells = wanted === undefined ? usable : usable.filter((cell) => cell.source === wanted);
  if (wanted !== undefined && !found.whole.some((cell) => cell.source === wanted))
    throw noSuchSource(found, question, wanted);
  const ways = [...Map.groupBy(cells, (cell) => `${cell.freq} ${cell.source}`).values()]
    .map((own) => ({ first: own[0] as Published, filled: filledBy(own, question) }))
    .map(({ first, filled }) => ({
      source: first.source,
      freq: first.freq,
      filled,
      all: [...filled.values()].reduce((sum, n) => sum + n, 0),
    }))
    .sort((a, b) => b.all - a.all || a.freq - b.freq || (a.source < b.source ? -1 : 1));
  return question.reporters.flatMap((reporter) => {
    const n = (way: (typeof ways)[number]): number => way.filled.get(reporter) ?? 0;
    const best = ways.filter((way) => n(way) > 0).sort((a, b) => n(b) - n(a))[0];
    return best === undefined ? [] : [{ reporter, source: best.source, freq: best.freq }];
  });
}

function noSuchSource({ whole }: Found, question: Question, wanted: string): EntrepotError {
  const there = [...new Set(whole.map((cell) => cell.source))];
  return new EntrepotError(
    'not-found',
    `source ${wanted} has nothing for the ${question.flow}s of this${there.length > 0 ? `; there is ${there.join(', ')}` : ''}`,
    { fields: { source: wanted, available: there } },
  );
}

/** Asked periods that cells of one source fill, by reporter. */
function filledBy(cells: readonly Published[], question: Question): Map<number, number> {
  const has = new Set(cells.map((cell) => `${cell.reporter} ${cell.period}`));
  const periods = periodsOf(question.window);
  return new Map(
    question.reporters.map((reporter) => [
      reporter,
      periods.filter((period) => missingOf(has, reporter, period).length === 0).length,
    ]),
  );
}

/** The stored periods of an asked one that a reporter lacks; a year that is stored as such lacks nothing. */
function missingOf(has: ReadonlySet<string>, reporter: number, period: Period): Period[] {
  if (has.has(`${reporter} ${period}`)) return [];
  if (frequencyOf(period) === 12) return [period];
  return monthsOf(period).filter((month) => !has.has(`${reporter} ${month}`));
}

export interface SideValues {
  readonly values: ReadonlyMap<Period, number | null>;
  /** Members that lack a period whose sum still stands. */
  readonly incomplete: ReadonlyMap<Period, readonly string[]>;
  readonly coverage: Coverage;
  readonly byReporter: ReadonlyMap<number, number>;
}

/** One side by period: null where a reporter did not publish all of it, unless it is a slight part of a group. */
export function sideValues(
  question: Question,
  found: readonly Published[],
  members: readonly PanelMember[],
  sums: ReadonlyMap<number, ReadonlyMap<Period, number>>,
): SideValues {
  const by = new Map(members.map((member) => [member.reporter, member]));
  const has = new Set(
    found
      .filter((cell) => by.get(cell.reporter)?.source === cell.source && by.get(cell.reporter)?.freq === cell.freq)
      .map((cell) => `${cell.reporter} ${cell.period}`),
  );
  const periods = periodsOf(question.window);
  const lacks = new Map(
    question.reporters.map((reporter): [number, Map<Period, Period[]>] => [
      reporter,
      new Map(periods.map((period) => [period, missingOf(has, reporter, period)])),
    ]),
  );
  const lacking = (reporter: number, period: Period): boolean => (lacks.get(reporter)?.get(period)?.length ?? 0) > 0;
  const sum = (reporters: readonly number[], some: readonly Period[]): number =>
    reporters.reduce(
      (total, reporter) => total + some.reduce((n, period) => n + (sums.get(reporter)?.get(period) ?? 0), 0),
      0,
    );
  const usual = (reporter: number): number => {
    const own = periods.filter((period) => !lacking(reporter, period));
    const all = sum(question.reporters, own);
    return all === 0 ? Number.POSITIVE_INFINITY : sum([reporter], own) / all;
  };
  const values = new Map<Period, number | null>();
  const incomplete = new Map<Period, readonly string[]>();
  for (const period of periods) {
    const without = question.reporters.filter((reporter) => lacking(reporter, period));
    const stands = without.reduce((share, reporter) => share + usual(reporter), 0) <= SLIGHT;
    values.set(period, stands ? cents(sum(question.reporters, [period])) : null);
    if (without.length > 0) incomplete.set(period, without.map(areaLabel));
  }
  const inMonths = (reporter: number): boolean =>
    by.get(reporter)?.freq === 12 && frequencyOf(periods[0] as Period) === 1;
  const reporterPeriods = question.reporters.reduce(
    (n, reporter) => n + periods.length * (inMonths(reporter) ? 12 : 1),
    0,
  );
  const missing = question.reporters
    .map((reporter) => ({
      reporter: areaLabel(reporter),
      periods: periods
        .filter((period) => lacking(reporter, period))
        .flatMap((period) => (inMonths(reporter) ? (lacks.get(reporter)?.get(period) ?? []) : [period]))
        .map(formatPeriod),
    }))
    .filter((gap) => gap.periods.length > 0);
  const absent = missing.reduce((n, gap) => n + gap.periods.length, 0);
  return {
    values,
    incomplete,
    coverage: {
      state: absent === 0 ? 'complete' : absent === reporterPeriods ? 'missing' : 'partial',
      published: reporterPeriods - absent,
      reporterPeriods,
      missing,
      untold: [],
      notes: [],
    },
    byReporter: new Map(question.reporters.map((reporter) => [reporter, sum([reporter], periods)])),
  };
}
