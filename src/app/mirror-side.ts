import type { Coverage } from '../measure/coverage/coverage.ts';
import { monthsOf } from '../measure/mirror/fixed-panel.ts';
import { type Published, type publishedPeriods } from '../measure/mirror/published.ts';
import { areaLabel } from '../trade/area.ts';
import { EntrepotError } from '../trade/errors.ts';
import { type Frequency, formatPeriod, frequencyOf, type Period, periodsOf } from '../trade/period.ts';
import type { Question } from './flows-question.ts';
import { cents } from './rounding.ts';

/** Members of a group that did not publish a period leave its sum standing when they usually make up no more than this. */
const SLIGHT = 0.01;

export interface Way {
  readonly source: string;
  readonly freq: Frequency;
  /** Asked reporter-periods that it fills. */
  readonly filled: number;
}

type Found = Awaited<ReturnType<typeof publishedPeriods>>;

/** The sources that fill something of the question, by months or years, the fullest first; years before months. */
export function waysOf(found: Found, question: Question, wanted: string | undefined): Way[] {
  const monthly = frequencyOf(question.window.from) === 12;
  const ways = [...Map.groupBy(found.whole, (cell) => `${cell.freq} ${cell.source}`).values()]
    .map((cells) => {
      const { source, freq } = cells[0] as Published;
      return { source, freq, filled: filledBy(cells, question) };
    })
    .filter((way) => way.filled > 0 && (!monthly || way.freq === 12))
    .sort((a, b) => b.filled - a.filled || a.freq - b.freq || (a.source < b.source ? -1 : 1));
  if (wanted === undefined) return ways;
  const own = ways.filter((way) => way.source === wanted);
  if (own.length === 0) {
    const there = [...new Set(ways.map((way) => way.source))];
    throw new EntrepotError(
      'not-found',
      `source ${wanted} has nothing for the ${question.flow}s of this${there.length > 0 ? `; there is ${there.join(', ')}` : ''}`,
      { fields: { source: wanted, available: there } },
    );
  }
  return own;
}

function filledBy(cells: readonly Published[], question: Question): number {
  const has = new Set(cells.map((cell) => `${cell.reporter} ${cell.period}`));
  return question.reporters.reduce(
    (n, reporter) =>
      n + periodsOf(question.window).filter((period) => missingOf(has, reporter, period).length === 0).length,
    0,
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
  published: readonly Published[],
  sums: ReadonlyMap<number, ReadonlyMap<Period, number>>,
  monthly: boolean,
): SideValues {
  const has = new Set(published.map((cell) => `${cell.reporter} ${cell.period}`));
  const periods = periodsOf(question.window);
  const lacks = new Map(
    question.reporters.map((reporter) => [
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
  const stored = periods.length * (monthly && frequencyOf(periods[0] as Period) === 1 ? 12 : 1);
  const reporterPeriods = question.reporters.length * stored;
  const missing = question.reporters
    .map((reporter) => ({
      reporter: areaLabel(reporter),
      periods: periods.flatMap((period) => {
        const gone = lacks.get(reporter)?.get(period) ?? [];
        return gone.length === 0 ? [] : monthly ? gone.map(formatPeriod) : [formatPeriod(period)];
      }),
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
      notes: [],
    },
    byReporter: new Map(question.reporters.map((reporter) => [reporter, sum([reporter], periods)])),
  };
}
