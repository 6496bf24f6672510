import type { Holding } from '../../../api/types.ts';
import { periodsBetween } from '../../../charts/scales.ts';
import { formatCount, formatPeriod } from '../../../figures/format.ts';

export type State = 'published' | 'missing' | 'unpublished';

/** A stretch of months on the common axis; `to` is not part of it. */
export interface Stretch {
  readonly state: State;
  readonly from: number;
  readonly to: number;
}

/** One line of the drawing: what a source holds of one reporter, or of several whose periods are the same. */
export interface Strip {
  readonly key: string;
  readonly source: string;
  readonly reporters: readonly string[];
  readonly flows: readonly string[];
  /** "monthly, totals" */
  readonly kind: string;
  readonly frequency: Holding['frequency'];
  readonly stretches: readonly Stretch[];
  readonly from: string;
  readonly to: string;
  readonly published: number;
  readonly missing: readonly string[];
  readonly unpublished: readonly string[];
  readonly rows: number;
}

const monthsIn = (period: string): number => (period.includes('-') ? 1 : 12);

/** Months since the year 0. */
export function monthOf(period: string): number {
  const [year, month = '1'] = period.split('-');
  return Number(year) * 12 + Number(month) - 1;
}

export function periodAt(month: number, frequency: Holding['frequency']): string {
  const year = String(Math.floor(month / 12));
  return frequency === 'annual' ? year : `${year}-${String((month % 12) + 1).padStart(2, '0')}`;
}

export function stateAt({ stretches }: Strip, month: number): State | null {
  return stretches.find(({ from, to }) => month >= from && month < to)?.state ?? null;
}

const FLOWS: Readonly<Record<string, string>> = {
  import: 'imports',
  export: 'exports',
  're-export': 're-exports',
  're-import': 're-imports',
};

/** Holdings as strips, in the order of their sources; alike ones are one strip unless `each`. */
export function stripsOf(holdings: readonly Holding[], each: boolean): Strip[] {
  const strips = holdings.map(stripOf);
  if (each) return strips;
  // First the flows of a reporter, then reporters: so that a line never stands for a flow that one of its reporters lacks.
  const byReporter = merged(strips, ({ reporters }) => reporters);
  return merged(byReporter, ({ flows }) => flows);
}

/** Strips with the same periods, and the same in what `same` names, as one. */
function merged(strips: readonly Strip[], same: (strip: Strip) => readonly string[]): Strip[] {
  const groups = Map.groupBy(strips, (strip) => {
    const { source, kind, stretches } = strip;
    return JSON.stringify([source, kind, stretches, same(strip)]);
  });
  return [...groups.values()].map((alike) => ({
    ...(alike[0] as Strip),
    reporters: [...new Set(alike.flatMap(({ reporters }) => reporters))],
    flows: [...new Set(alike.flatMap(({ flows }) => flows))],
    rows: alike.reduce((sum, { rows }) => sum + rows, 0),
  }));
}

/** "imports and exports, monthly, totals" */
export function whatOf({ flows, kind }: Strip): string {
  const words = flows.map((flow) => FLOWS[flow] ?? flow);
  return `${words.join(' and ')}, ${kind}`;
}

function stripOf(holding: Holding): Strip {
  const { source, reporter, flow, frequency, goods, from, to, rows } = holding;
  const unpublished = new Set(holding.unpublished);
  const missing = new Set(holding.missing.filter((period) => !unpublished.has(period)));
  const all = [from, to, ...missing, ...unpublished].toSorted();
  const stretches: Stretch[] = [];
  for (const period of periodsBetween(all[0] ?? from, all.at(-1) ?? to)) {
    const state = unpublished.has(period) ? 'unpublished' : missing.has(period) ? 'missing' : 'published';
    const start = monthOf(period);
    const end = start + monthsIn(period);
    const last = stretches.at(-1);
    if (last?.state === state && last.to === start) stretches[stretches.length - 1] = { ...last, to: end };
    else stretches.push({ state, from: start, to: end });
  }
  const kind = `${frequency}, ${goods}`;
  return {
    key: `${source} ${reporter} ${flow} ${kind}`,
    source,
    reporters: [reporter],
    flows: [flow],
    kind,
    frequency,
    stretches,
    from,
    to,
    published: holding.periods,
    missing: [...missing],
    unpublished: [...unpublished],
    rows,
  };
}

/** Months and years in words: "Jul – Dec 2023, Mar 2024". */
export function spansIn(periods: readonly string[]): string {
  const spans: [string, string][] = [];
  for (const period of periods.toSorted()) {
    const last = spans.at(-1);
    if (last !== undefined && monthOf(last[1]) + monthsIn(last[1]) === monthOf(period)) last[1] = period;
    else spans.push([period, period]);
  }
  return spans.map(([from, to]) => spanWords(from, to)).join(', ');
}

function spanWords(from: string, to: string): string {
  if (from === to) return formatPeriod(from);
  const same = from.includes('-') && from.slice(0, 4) === to.slice(0, 4);
  return `${same ? formatPeriod(from).replace(from.slice(0, 4), '').trim() : formatPeriod(from)} – ${formatPeriod(to)}`;
}

/** What a strip says, in words. */
export function verdictOf({ frequency, published, missing, unpublished, from, to }: Strip): string {
  const unit = frequency === 'annual' ? 'year' : 'month';
  const plural = (count: number): string => `${formatCount(count)} ${unit}${count === 1 ? '' : 's'}`;
  const holes = [
    ...(missing.length === 0 ? [] : [`${missing.length} missing: ${spansIn(missing)}`]),
    ...(unpublished.length === 0 ? [] : [`${unpublished.length} not published: ${spansIn(unpublished)}`]),
  ];
  const total = published + missing.length + unpublished.length;
  return holes.length === 0
    ? `all ${plural(published)}, ${spanWords(from, to)}`
    : `${formatCount(published)} of ${plural(total)}; ${holes.join('; ')}`;
}

/** The same without naming the holes, where there is little room. */
export function shortVerdict({ frequency, published, missing, unpublished }: Strip): string {
  const total = published + missing.length + unpublished.length;
  const unit = frequency === 'annual' ? 'years' : 'months';
  const holes = [
    ...(missing.length === 0 ? [] : [`${missing.length} missing`]),
    ...(unpublished.length === 0 ? [] : [`${unpublished.length} not published`]),
  ];
  return [`${formatCount(published)} of ${formatCount(total)} ${unit}`, ...holes].join(', ');
}

/** The finding of the whole: how much of what the sources cover is there. */
export function headlineOf(strips: readonly Strip[]): string {
  const sum = (count: (strip: Strip) => number): number =>
    strips.reduce((total, strip) => total + count(strip) * strip.reporters.length * strip.flows.length, 0);
  const missing = sum((strip) => strip.missing.length);
  const unpublished = sum((strip) => strip.unpublished.length);
  const known = sum((strip) => strip.published) + missing + unpublished;
  const reporters = new Set(strips.flatMap((strip) => strip.reporters));
  const sources = new Set(strips.map(({ source }) => source)).size;
  const who = reporters.size === 1 ? [...reporters].join('') : `${reporters.size} reporters`;
  const from = sources === 1 ? 'one source' : `${sources} sources`;
  const holes = [
    ...(missing === 0 ? [] : [`${formatCount(missing)} ${missing === 1 ? 'is' : 'are'} missing`]),
    ...(unpublished === 0 ? [] : [`${formatCount(unpublished)} ${unpublished === 1 ? 'was' : 'were'} never published`]),
  ];
  return holes.length === 0
    ? `${who} from ${from}: no month or year is missing`
    : `${who} from ${from}: of ${formatCount(known)} months and years, ${holes.join(' and ')}`;
}
