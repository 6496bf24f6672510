import type { Engine } from '../engine/engine.ts';
import { sql } from '../engine/sql.ts';
import type { Snapshot } from '../lake/snapshot.ts';
import { flowCells, loadsBehind } from '../measure/flows/cells.ts';
import { areaRelation } from '../measure/flows/question.ts';
import type { Corner } from '../measure/goods/resolve.ts';
import { FLOWS, valuationName } from '../trade/flow.ts';
import { type Frequency, frequencyOf, type Period, yearOf } from '../trade/period.ts';
import { RATES_SOURCE } from '../trade/rates.ts';
import { readGoods, statusNotes } from './flows.ts';
import { currencyOf, type Money, worth } from './flows-figure.ts';
import { inMonths, type Question } from './flows-question.ts';
import type { SideParameters } from './mirror-question.ts';

export interface SideCells {
  /** Worth by reporter and asked period; what is not there was not in the rows. */
  readonly values: ReadonlyMap<number, ReadonlyMap<Period, number>>;
  readonly valuations: readonly string[];
  readonly loads: readonly string[];
  readonly money: Money;
  readonly notes: readonly string[];
}

/** The stored rows of one source for one side, summed by reporter and asked period. Needs nothing made before. */
export async function readCells(
  engine: Engine,
  question: Question,
  way: { readonly source: string; readonly freq: Frequency },
  parameters: SideParameters,
  currency: string,
): Promise<SideCells> {
  await areaRelation(engine, 'reporters', question.reporters);
  await areaRelation(engine, 'partners', question.partners);
  const stored = storedQuestion(question, way.freq);
  const corner: Corner = {
    source: way.source,
    flow: FLOWS[question.flow],
    frequency: way.freq,
    spans: [stored.window],
  };
  const goods = await readGoods(engine, corner, stored, parameters);
  const cells = await flowCells(engine, corner, goods.resolved, 'reporter');
  const money = currencyOf(cells, currency);
  const yearly = frequencyOf(question.window.from) === 1;
  const values = new Map<number, Map<Period, number>>();
  for (const cell of cells) {
    const period = (yearly ? yearOf(cell.period as Period) : cell.period) as Period;
    const own = values.get(cell.key) ?? new Map<Period, number>();
    values.set(cell.key, own.set(period, (own.get(period) ?? 0) + worth(cell, money)));
  }
  const valuations = await engine.rows<{ valuation: number }>(sql`SELECT DISTINCT valuation FROM flow
    WHERE source = ${corner.source} AND flow = ${corner.flow} AND freq = ${corner.frequency}
      AND period BETWEEN ${stored.window.from} AND ${stored.window.to}
      AND reporter IN (SELECT reporter FROM reporters) AND partner IN (SELECT partner FROM partners) ORDER BY valuation`);
  return {
    values,
    valuations: valuations.map((row) => valuationName(row.valuation)),
    loads: await loadsBehind(engine, corner, goods.resolved),
    money,
    notes: [...goods.notes, ...statusNotes(cells)],
  };
}

/** The question in the periods that are stored. */
export function storedQuestion(question: Question, freq: Frequency): Question {
  return frequencyOf(question.window.from) === freq ? question : { ...question, window: inMonths(question.window) };
}

export interface Lineage {
  readonly source: string;
  readonly loads: readonly string[];
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
  readonly query: string;
  readonly rates?: string;
}

export function lineageOf(snapshot: Snapshot, source: string, cells: SideCells, query: string): Lineage {
  const loads = snapshot.loads.filter((load) => cells.loads.includes(load.id));
  return {
    source,
    loads: loads.map((load) => load.id),
    files: loads.flatMap((load) => load.files.map(({ name, sha256 }) => ({ name, sha256 }))),
    query,
    ...(cells.money.converted ? { rates: RATES_SOURCE } : {}),
  };
}
