import type { Engine } from '../../engine/engine.ts';
import { sql } from '../../engine/sql.ts';
import { distance, frequencyOf, type Period, periodsOf, type Span, shift, yearOf } from '../../trade/period.ts';
import { inWholeYears, type Piece } from './plan.ts';

export interface GapQuestion {
  readonly level: number;
  readonly window: Span;
  readonly base: Span;
}

/**
 * Missing is not zero: a period that a reporter published is not compared when its counterpart (the same months so many
 * years earlier or later) is missing, within the window and base always, before them where it lies inside what the
 * reporter published. A hole before the base takes nothing from window and base: these two have to stay alike. Makes the relation `left_out` (reporter, period); where months are compared as years, also the months
 * of years that are not whole.
 * @returns how many reporter-periods of the window and base are left out, by reporter.
 */
export async function leaveOut(
  engine: Engine,
  piece: Piece,
  question: GapQuestion,
): Promise<ReadonlyMap<number, readonly Period[]>> {
  const published = await publishedBy(engine, piece, question.level);
  const yearly = inWholeYears(piece, question.window);
  const out: (readonly [number, number])[] = [];
  const seen = new Map<number, Period[]>();
  for (const [reporter, own] of published) {
    const periods = yearly ? brokenYears(own, question) : unmatched(own, question);
    for (const period of periods) out.push([reporter, period]);
    const compared = periods.filter(
      (period) => inside(period, question.window, yearly) || inside(period, question.base, yearly),
    );
    if (compared.length > 0) seen.set(reporter, compared);
  }
  await engine.relation('left_out', { reporter: 'SMALLINT', period: 'INTEGER' }, out);
  return seen;
}

/** The periods that each reporter of a piece published. */
async function publishedBy(
  engine: Engine,
  piece: Piece,
  level: number,
): Promise<ReadonlyMap<number, readonly Period[]>> {
  const reporters = piece.view === 'export' ? [...piece.senders.keys()] : [...piece.receivers];
  const rows = await engine.rows<{
    reporter: number;
    period: Period;
  }>(sql`SELECT DISTINCT reporter, first_period AS period FROM catalog
    WHERE kind = 'period' AND source = ${piece.source} AND flow = ${piece.view === 'export' ? 2 : 1} AND freq = ${piece.frequency}
      AND (level = 0) = ${level === 0} AND level >= ${level} ORDER BY reporter, period`);
  const found = Map.groupBy(rows, (row) => row.reporter);
  return new Map(reporters.map((reporter) => [reporter, (found.get(reporter) ?? []).map((row) => row.period)]));
}

/**
 * The reporter-periods of a piece that say nothing of a comparison: not published, or left out. What the other side
 * reported of them has to be left out too where the two are held against each other. In periods as they are compared.
 */
export async function silentPeriods(
  engine: Engine,
  piece: Piece,
  question: GapQuestion,
): Promise<(readonly [number, Period])[]> {
  const yearly = inWholeYears(piece, question.window);
  const silent: (readonly [number, Period])[] = [];
  for (const [reporter, own] of await publishedBy(engine, piece, question.level)) {
    const out = new Set(yearly ? brokenYears(own, question) : unmatched(own, question));
    const usable = new Set(
      own.filter((period) => !out.has(period)).map((period) => (yearly ? (yearOf(period) as Period) : period)),
    );
    const first = shift(question.base.from, -10 * frequencyOf(question.base.from));
    for (const period of periodsOf({ from: first, to: question.window.to }))
      if (!usable.has(period)) silent.push([reporter, period]);
  }
  return silent;
}

function unmatched(published: readonly Period[], { window, base }: GapQuestion): Period[] {
  const years = distance(base.from, window.from);
  const has = new Set(published);
  const first = Math.min(...published);
  return published.filter((period) => {
    if (period > window.to) return false;
    const earlier = shift(period, -years);
    const later = shift(period, years);
    const noBase = !has.has(earlier) && (inside(period, window, false) || (earlier >= first && period < base.from));
    return noBase || (later <= window.to && !has.has(later));
  });
}

/** The months of years that are not whole, or whose counterpart is not. */
function brokenYears(months: readonly Period[], question: GapQuestion): Period[] {
  const byYear = Map.groupBy(months, (month) => yearOf(month) as Period);
  const whole = [...byYear].filter(([, own]) => own.length === 12).map(([year]) => year);
  const out = new Set(unmatched(whole, question));
  return [...byYear].filter(([year]) => !whole.includes(year) || out.has(year)).flatMap(([, own]) => own);
}

function inside(period: Period, span: Span, yearly: boolean): boolean {
  const at = yearly && frequencyOf(period) === 12 ? yearOf(period) : period;
  return at >= span.from && at <= span.to;
}
