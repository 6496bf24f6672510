import type { Engine } from '../engine/engine.ts';
import { sql } from '../engine/sql.ts';
import type { Load } from '../lake/ledger.ts';
import { type FlowCell, storedRows } from '../measure/flows/cells.ts';
import { type Corner, type Resolved } from '../measure/goods/resolve.ts';
import { areaLabel, isAggregate } from '../trade/area.ts';
import { formatProduct } from '../trade/hs.ts';
import { formatPeriod, type Period, periodsOf } from '../trade/period.ts';
import { compare, type Money, sum, weightOf } from './flows-figure.ts';
import type { Question } from './flows-question.ts';

export async function namesOf(engine: Engine, question: Question): Promise<readonly number[]> {
  if (question.by !== 'partner' && question.by !== 'reporter') return [];
  const rows = await engine.rows<{ area: number }>(
    question.by === 'partner' ? sql`SELECT partner AS area FROM partners` : sql`SELECT reporter AS area FROM reporters`,
  );
  return rows
    .map((row) => row.area)
    .filter((area) => question.by === 'reporter' || !isAggregate(area) || question.partners.length === 1);
}

export function groupRows(
  cells: readonly FlowCell[],
  question: Question,
  money: Money,
  silent: ReadonlySet<number>,
  stands: ReadonlyMap<number, string>,
  areas: readonly number[],
) {
  if (question.by === 'period') return periodRows(cells, question, money, silent);
  const label = (key: number): string =>
    question.by === 'product' ? (stands.get(key) ?? formatProduct(Math.floor(key / 1e8), key % 1e8)) : areaLabel(key);
  const keys = question.by === 'product' ? [...new Set(cells.map((cell) => cell.key))] : areas;
  const groups = new Map<string, FlowCell[]>();
  for (const key of keys)
    groups.set(label(key), [...(groups.get(label(key)) ?? []), ...cells.filter((cell) => cell.key === key)]);
  return [...groups]
    .map(([name, own]) => {
      const value = sum(own, money, question.window);
      const base = question.base === undefined ? undefined : sum(own, money, question.base);
      return {
        [question.by]: name,
        value,
        ...(base === undefined ? {} : compare(value, base)),
        netWeight: weightOf(own, question.window),
      };
    })
    .sort((a, b) => b.value - a.value);
}

/** A month in which nobody published is null, one with nothing in it is zero. */
export function periodRows(cells: readonly FlowCell[], question: Question, money: Money, silent: ReadonlySet<number>) {
  const at = (period: Period): number | null =>
    silent.has(period) ? null : sum(cells, money, { from: period, to: period });
  const before = question.base === undefined ? undefined : periodsOf(question.base);
  return periodsOf(question.window).map((period, index) => {
    const value = at(period);
    const earlier = before?.[index];
    const base = earlier === undefined ? {} : { basePeriod: formatPeriod(earlier), ...compare(value, at(earlier)) };
    return { period: formatPeriod(period), value, ...base, netWeight: weightOf(cells, { from: period, to: period }) };
  });
}

export async function lineRows(
  engine: Engine,
  corner: Corner,
  goods: Resolved,
  loads: readonly Load[],
  stands: ReadonlyMap<number, string>,
) {
  const byId = new Map(loads.map((load) => [load.id, load]));
  return (await storedRows(engine, corner, goods)).map((row) => ({
    reporter: areaLabel(row.reporter),
    partner: areaLabel(row.partner),
    product: stands.get(row.level * 1e8 + row.product) ?? formatProduct(row.level, row.product),
    period: formatPeriod(row.period),
    value: row.value,
    currency: row.currency,
    netWeight: row.net_weight,
    load: row.load,
    file: byId.get(row.load)?.files[row.file]?.name ?? '',
    line: row.line,
  }));
}
