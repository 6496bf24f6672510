import { publishedPeriods } from '../measure/coverage/published.ts';
import { areaRelation } from '../measure/flows/question.ts';
import type { PanelMember } from '../measure/mirror/fixed-panel.ts';
import { areaLabel } from '../trade/area.ts';
import { FLOWS } from '../trade/flow.ts';
import { frequencyOf } from '../trade/period.ts';
import type { OpenLake } from './context.ts';
import { nothing } from './flows.ts';
import { isTotal, type Question } from './flows-question.ts';
import { readMembers } from './mirror-cells.ts';
import { inYears, type SideParameters } from './mirror-question.ts';
import { membersOf, sideValues } from './mirror-side.ts';

type SideName = 'exporter' | 'importer';

interface AskedSide {
  readonly asked: Question;
  readonly parameters: SideParameters;
}

interface Plan {
  readonly question: Question;
  readonly parameters: SideParameters;
  readonly members: readonly PanelMember[];
  readonly published: Awaited<ReturnType<typeof publishedPeriods>>;
}

/** Both sides in periods that both can tell of: months, unless one of them has years only. */
export async function planSides(lake: OpenLake, exporter: AskedSide, importer: AskedSide) {
  const months = { exporter: await planSide(lake, exporter), importer: await planSide(lake, importer) };
  const silent = [months.exporter, months.importer].filter((plan) => plan.members.length === 0);
  const monthly = frequencyOf(exporter.asked.window.from) === 12;
  const years = silent.some((plan) => plan.published.whole.some((cell) => cell.freq === 1));
  if (!monthly || !years) {
    if (silent.length === 2) throw nothing(exporter.asked);
    return { ...months, notes: [] };
  }
  const whole = (side: AskedSide): AskedSide => ({ ...side, asked: inYears(side.asked) });
  const plans = {
    exporter: await planSide(lake, whole(exporter)),
    importer: await planSide(lake, whole(importer)),
  };
  return { ...plans, notes: ['one side publishes years only: both are compared by the whole years that were asked'] };
}

async function planSide(lake: OpenLake, { asked, parameters }: AskedSide): Promise<Plan> {
  await areaRelation(lake.engine, 'reporters', asked.reporters);
  await areaRelation(lake.engine, 'partners', asked.partners);
  const published = await publishedPeriods(lake.engine, {
    flow: FLOWS[asked.flow],
    total: isTotal(asked),
    window: asked.window,
    partners: asked.partners,
    loads: lake.snapshot.loads,
  });
  return { question: asked, parameters, members: membersOf(published, asked, parameters.source), published };
}

export async function readSide(lake: OpenLake, plan: Plan, currency: string) {
  const { question, parameters, members, published } = plan;
  const name = question.flow === 'export' ? 'exporter' : 'importer';
  const read = await readMembers(lake, question, members, parameters, currency);
  const yearly = frequencyOf(question.window.from) === 1;
  return {
    side: sideValues(question, published.whole, members, read.values),
    lineage: read.lineage,
    notes: [
      ...(members.length === 0 ? nothingNotes(name, question) : []),
      ...(yearly && members.some((member) => member.freq === 12)
        ? [`${name}: years are sums of twelve published months`]
        : []),
      ...narrowNotes(plan, name),
      ...read.notes.map((note) => `${name}: ${note}`),
      ...valuationNotes(read.valuations, name),
      ...otherNotes(plan, name),
    ],
  };
}

function nothingNotes(name: SideName, question: Question): string[] {
  return [
    `${name}: nothing is loaded of the ${question.flow}s that it reported`,
    ...(name === 'importer' ? ['exporter "any" estimates such imports from a fixed panel of exporters'] : []),
  ];
}

function otherNotes({ published, members }: Plan, name: SideName): string[] {
  const used = new Set(members.map((member) => member.source));
  const others = [...new Set(published.whole.map((cell) => cell.source))].filter((source) => !used.has(source));
  return others.length === 0 ? [] : [`${name}: also reported by ${others.join(', ')}, which is not added`];
}

function narrowNotes({ published, question }: Plan, name: SideName): string[] {
  const whole = new Set(published.whole.map((cell) => `${cell.reporter} ${cell.period}`));
  const narrow = published.narrow.filter((cell) => !whole.has(`${cell.reporter} ${cell.period}`));
  const all = [...new Set(narrow.map((cell) => areaLabel(cell.reporter)))];
  return all.length === 0
    ? []
    : [
        `${name}: ${all.slice(0, 5).join(', ')}${all.length > 5 ? ' ...' : ''}: some loaded periods hold only part of the ${question.partners.length} asked partners and count as not published`,
      ];
}

function valuationNotes(valuations: readonly string[], name: SideName): string[] {
  const wanted = name === 'exporter' ? 'FOB' : 'CIF';
  const other = valuations.filter((valuation) => valuation !== wanted);
  return other.length === 0
    ? []
    : [`${name}: its reports are ${other.join(' and ')}, not ${wanted}: read the freight band with that`];
}
