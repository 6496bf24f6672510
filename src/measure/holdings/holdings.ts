import type { Engine } from '../../engine/engine.ts';
import { sqlFile } from '../../engine/sql.ts';
import type { Load } from '../../lake/ledger.ts';
import { areaLabel } from '../../trade/area.ts';
import { type FlowName, flowName } from '../../trade/flow.ts';
import { formatPeriod, type Period, periodsOf } from '../../trade/period.ts';

/** What a source holds of one reporter, and which periods between its first and last, of any reporter, it lacks. */
export interface Holding {
  readonly source: string;
  readonly reporter: string;
  readonly flow: FlowName;
  readonly frequency: 'monthly' | 'annual';
  readonly goods: string;
  readonly from: string;
  readonly to: string;
  readonly periods: number;
  readonly rows: number;
  readonly missing: readonly string[];
  /** Periods that a fetch asked for and that the source says are not published. */
  readonly unpublished: readonly string[];
}

interface Cell {
  readonly source: string;
  readonly reporter: number;
  readonly flow: number;
  readonly freq: number;
  readonly goods: number;
  readonly coarsest: number | null;
  readonly finest: number;
  readonly period: number;
  readonly rows: number;
}

export async function holdings(engine: Engine, loads: readonly Load[]): Promise<Holding[]> {
  const cells = await engine.rows<Cell>(sqlFile(import.meta.url, './holdings.sql', {}));
  const spans = Map.groupBy(cells, (cell) => [cell.source, cell.flow, cell.freq, cell.goods].join(' '));
  const found: Holding[] = [];
  for (const own of spans.values()) {
    const all = own.map((cell) => cell.period as Period);
    const span = periodsOf({ from: Math.min(...all) as Period, to: Math.max(...all) as Period });
    for (const [reporter, some] of Map.groupBy(own, (cell) => cell.reporter))
      found.push(holding(reporter, some, span, loads));
  }
  return found;
}

function holding(reporter: number, cells: readonly Cell[], span: readonly Period[], loads: readonly Load[]): Holding {
  const [first] = cells as [Cell, ...Cell[]];
  const has = new Set(cells.map((cell) => cell.period));
  const silent = loads
    .filter((load) => load.source === first.source)
    .flatMap((load) => load.silences)
    .filter(
      (silence) =>
        silence.reporter === reporter &&
        silence.flow === first.flow &&
        silence.freq === first.freq &&
        !has.has(silence.period),
    );
  const finest = Math.max(...cells.map((cell) => cell.finest));
  const coarsest = Math.min(...cells.map((cell) => cell.coarsest ?? finest));
  return {
    source: first.source,
    reporter: areaLabel(reporter),
    flow: flowName(first.flow),
    frequency: first.freq === 12 ? 'monthly' : 'annual',
    goods:
      first.goods === 0 ? 'totals' : coarsest === finest ? digits(finest) : `${digits(coarsest)} to ${digits(finest)}`,
    from: formatPeriod(Math.min(...has)),
    to: formatPeriod(Math.max(...has)),
    periods: has.size,
    rows: cells.reduce((n, cell) => n + cell.rows, 0),
    missing: span.filter((period) => !has.has(period)).map(formatPeriod),
    unpublished: silent
      .filter((silence) => silence.state === 'not-published')
      .map((silence) => formatPeriod(silence.period)),
  };
}

function digits(level: number): string {
  return level === 8 ? 'CN8' : `HS${level}`;
}
