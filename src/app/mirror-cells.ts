import type { Engine } from '../engine/engine.ts';
import { sql } from '../engine/sql.ts';
import { flowCells, loadsBehind } from '../measure/flows/cells.ts';
import { areaRelation } from '../measure/flows/question.ts';
import type { Corner } from '../measure/goods/resolve.ts';
import type { PanelMember as Member } from '../measure/mirror/fixed-panel.ts';
import { type AreaCode, areaLabel } from '../trade/area.ts';
import { FLOWS, valuationName } from '../trade/flow.ts';
import { type Frequency, formatPeriod, frequencyOf, type Period, type Span, yearOf } from '../trade/period.ts';
import { RATES_SOURCE } from '../trade/rates.ts';
import type { OpenLake } from './context.ts';
import { readGoods, statusNotes } from './flows.ts';
import { flowsCommand } from './flows-command.ts';
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
      AND product BETWEEN ${goods.resolved.first} AND ${goods.resolved.last}
      AND reporter IN (SELECT reporter FROM reporters) AND partner IN (SELECT partner FROM partners) ORDER BY valuation`);
  return {
    values,
    valuations: valuations.map((row) => valuationName(row.valuation)),
    loads: await loadsBehind(engine, corner, goods.resolved, cells),
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
  /** The command that shows the rows. */
  readonly query: string;
  readonly rates?: string;
}

export interface MembersRead {
  readonly values: SideCells['values'];
  readonly valuations: readonly string[];
  readonly lineage: readonly Lineage[];
  readonly notes: readonly string[];
}

/** What members of a side reported, each by its own source, with the sources' rows kept apart. */
export async function readMembers(
  lake: OpenLake,
  question: Question,
  members: readonly Member[],
  parameters: SideParameters,
  currency: string,
): Promise<MembersRead> {
  const values = new Map<number, ReadonlyMap<Period, number>>();
  const read: { cells: SideCells; lineage: Lineage; source: string }[] = [];
  const groups = [...Map.groupBy(members, (member) => `${member.source} ${member.freq}`).values()];
  for (const own of groups) {
    const { source, freq } = own[0] as Member;
    const reporters = own.map((member) => member.reporter as AreaCode);
    const part = { ...question, reporters };
    const cells = await readCells(lake.engine, part, { source, freq }, parameters, currency);
    for (const reporter of reporters) values.set(reporter, cells.values.get(reporter) ?? new Map());
    const words = own.length === question.reporters.length ? undefined : reporters.map(areaLabel);
    const query = queryOf(parameters, words, storedQuestion(part, freq).window, { source, currency });
    read.push({ cells, lineage: lineageOf(lake, source, cells, query), source });
  }
  return {
    values,
    valuations: [...new Set(read.flatMap(({ cells }) => cells.valuations))],
    lineage: read.map(({ lineage }) => lineage),
    notes: read.flatMap(({ cells, source }) =>
      cells.notes.map((note) => (groups.length === 1 ? note : `${source}: ${note}`)),
    ),
  };
}

function queryOf(
  parameters: SideParameters,
  reporters: readonly string[] | undefined,
  window: Span,
  more: { readonly source: string; readonly currency: string },
): string {
  const side =
    reporters === undefined ? {} : parameters.mirror === true ? { partner: reporters } : { reporter: reporters };
  return flowsCommand({
    ...parameters,
    ...side,
    ...more,
    from: formatPeriod(window.from),
    to: formatPeriod(window.to),
  });
}

function lineageOf({ snapshot }: OpenLake, source: string, cells: SideCells, query: string): Lineage {
  const loads = snapshot.loads.filter((load) => cells.loads.includes(load.id));
  return {
    source,
    loads: loads.map((load) => load.id),
    files: loads.flatMap((load) => load.files.map(({ name, sha256 }) => ({ name, sha256 }))),
    query,
    ...(cells.money.converted ? { rates: RATES_SOURCE } : {}),
  };
}
