import { sql } from '../engine/sql.ts';
import { publishedPeriods } from '../measure/coverage/published.ts';
import { areaRelation } from '../measure/flows/question.ts';
import type { FixedPanel } from '../measure/mirror/fixed-panel.ts';
import type { AreaCode } from '../trade/area.ts';
import { isAggregate } from '../trade/area.ts';
import { FLOWS } from '../trade/flow.ts';
import { type Period, yearOf } from '../trade/period.ts';
import type { OpenLake } from './context.ts';
import { significant } from './flows-figure.ts';
import { isTotal, type Question } from './flows-question.ts';
import { readMembers } from './mirror-cells.ts';
import type { SideParameters } from './mirror-question.ts';
import { membersOf } from './mirror-side.ts';
import { cents } from './rounding.ts';

export interface PanelShare {
  readonly periods: readonly string[];
  readonly panel: number;
  readonly all: number;
  readonly share: number | null;
  /** Some exporters told of a part of the periods only, so the share is no more than this. */
  readonly atMost?: boolean;
}

const FIRST_YEAR = 1988 as Period;

/** What part the panel had in the destination's own report of the last whole year that it published, if it did. */
export async function lastOwnReport(
  lake: OpenLake,
  question: Question,
  panel: FixedPanel,
  parameters: SideParameters,
  currency: string,
): Promise<PanelShare | null> {
  const { engine } = lake;
  const named = await engine.rows<{ partner: AreaCode }>(sql`SELECT DISTINCT partner FROM catalog
    WHERE kind = 'corridor' AND flow = ${FLOWS.import} AND (level = 0) = ${isTotal(question)} AND reporter IN (SELECT partner FROM partners) ORDER BY partner`);
  const partners = named.map((row) => row.partner).filter((area) => !isAggregate(area));
  if (partners.length === 0) return null;
  const years = { from: FIRST_YEAR, to: yearOf(question.window.to) as Period };
  const own: Question = { ...question, flow: 'import', reporters: question.partners, partners, window: years };
  await areaRelation(engine, 'reporters', own.reporters);
  await areaRelation(engine, 'partners', own.partners);
  const published = await publishedPeriods(engine, {
    flow: FLOWS.import,
    total: isTotal(own),
    window: years,
    partners,
    loads: lake.snapshot.loads,
  });
  for (let year = years.to; year >= years.from; year = (year - 1) as Period) {
    const at = { ...own, window: { from: year, to: year } };
    const members = membersOf(published, at, undefined);
    if (members.length < own.reporters.length) continue;
    const sum = async (from: readonly AreaCode[]): Promise<number> => {
      const { values } = await readMembers(lake, { ...at, partners: from }, members, parameters, currency);
      return [...values.values()].reduce((total, value) => total + (value.get(year) ?? 0), 0);
    };
    const all = await sum(partners);
    const senders = new Set<number>(panel.members.map((member) => member.reporter));
    const part = await sum(partners.filter((area) => senders.has(area)));
    return {
      periods: [String(year)],
      panel: cents(part),
      all: cents(all),
      share: all === 0 ? null : significant(part / all),
    };
  }
  return null;
}
