import { type Frequency, formatPeriod, frequencyOf, type Period, yearOf } from '../../trade/period.ts';
import type { Published } from '../coverage/published.ts';

export interface PanelMember {
  readonly reporter: number;
  readonly source: string;
  readonly freq: Frequency;
}

export interface LeftOut {
  readonly reporter: number;
  readonly why: string;
}

export interface FixedPanel {
  readonly members: readonly PanelMember[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * The exporters that tell of every asked period, each by one source: a panel whose sum changes only because trade does.
 * Years are read as years, else as twelve months. Exporters that told of a part of them are named with what they lack.
 */
export function fixedPanel(published: readonly Published[], periods: readonly Period[]): FixedPanel {
  const members: PanelMember[] = [];
  const leftOut: LeftOut[] = [];
  const byReporter = Map.groupBy(published, (cell) => cell.reporter);
  for (const [reporter, cells] of [...byReporter].sort(([a], [b]) => a - b)) {
    const sources = [...Map.groupBy(cells, (cell) => `${cell.freq} ${cell.source}`)]
      .sort(([a], [b]) => (a.padStart(40) < b.padStart(40) ? -1 : 1))
      .map(([, own]) => own);
    const ways = sources.map((own) => ({ own, lacks: lacking(own, periods) }));
    const best = ways.reduce((least, way) => (way.lacks.length < least.lacks.length ? way : least));
    const { source, freq } = best.own[0] as Published;
    if (best.lacks.length === 0) members.push({ reporter, source, freq });
    else leftOut.push({ reporter, why: why(best.lacks, periods, cells) });
  }
  return { members, leftOut };
}

/** The asked periods that cells of one source and frequency do not fill. */
function lacking(cells: readonly Published[], periods: readonly Period[]): Period[] {
  const has = new Set<number>(cells.map((cell) => cell.period));
  const filled = (period: Period): boolean =>
    has.has(period) || (frequencyOf(period) === 1 && monthsOf(period).every((month) => has.has(month)));
  return periods.filter((period) => !filled(period));
}

function why(lacks: readonly Period[], periods: readonly Period[], cells: readonly Published[]): string {
  if (frequencyOf(periods[0] as Period) === 12 && cells.every((cell) => cell.freq === 1)) return 'publishes years only';
  const shown =
    lacks.length <= 3
      ? lacks.map(formatPeriod).join(', ')
      : `${formatPeriod(lacks[0] as Period)} ... ${formatPeriod(lacks.at(-1) as Period)}`;
  return `${lacks.length} of ${periods.length} periods not published (${shown})`;
}

export function monthsOf(year: Period): Period[] {
  return Array.from({ length: 12 }, (_, month) => (yearOf(year) * 100 + month + 1) as Period);
}
