import { periodOf } from '../../evidence/date.ts';
import { type Closeness, type Corridor, covers, matchOf } from '../../evidence/match.ts';
import type { EvidenceKind, Status } from '../../evidence/vocabulary.ts';
import { areaLabel, parseArea } from '../../trade/area.ts';
import type { Scenario } from '../../trade/scenario.ts';
import type { Context } from '../context.ts';
import { type ScanParameters, scenarioOf } from '../scan.ts';
import { corridorOf } from './corridor.ts';
import { allEvidence } from './register.ts';

export interface EvidenceEventsParameters extends Omit<ScanParameters, 'asOf'> {
  /** The whole id, as a scan gives it. */
  readonly finding: string;
}

/** Something that happened, on the time axis of the series of a finding. */
export interface EvidenceEvent {
  /** Of an item; `scenario:NAME` or `reform:AREA:DATE` where it is from the scenario. */
  readonly id: string;
  readonly date: string;
  readonly until: string | null;
  /** Where it stands: a month, or a year where no more is known. */
  readonly period: string;
  readonly title: string;
  readonly kind: EvidenceKind | 'scenario' | 'reform';
  /** Null for what the scenario says. */
  readonly status: Status | null;
  readonly link: Closeness | 'scenario';
  /** How it is linked, in a sentence. */
  readonly why: string;
}

export interface EvidenceEvents {
  readonly finding: string;
  readonly scenario: string;
  /** The scenario's event first, then its reforms, then items by date. */
  readonly events: readonly EvidenceEvent[];
}

/** The events that stand on the time axis of a finding's series. */
export async function evidenceEvents(context: Context, parameters: EvidenceEventsParameters): Promise<EvidenceEvents> {
  const corridor = corridorOf(parameters.finding);
  const scenario = await scenarioOf(context, parameters);
  const items = (await allEvidence(context)).flatMap((item): EvidenceEvent[] => {
    const match = matchOf(item, corridor);
    if (match === null) return [];
    const { id, date, until, title, kind, status } = item;
    return [{ id, date, until, period: periodOf(date), title, kind, status, ...match }];
  });
  return {
    finding: corridor.id,
    scenario: scenario.name,
    events: [eventOf(scenario), ...reformsOf(scenario, corridor), ...items],
  };
}

function eventOf({ name, title, event }: Scenario): EvidenceEvent {
  return {
    id: `scenario:${name}`,
    date: event,
    until: null,
    period: event,
    title: `The event of the scenario ${name}`,
    kind: 'scenario',
    status: null,
    link: 'scenario',
    why: `The scenario compares before and after it: ${title ?? name}.`,
  };
}

/** Changes of policy in a country of the finding, of its goods or of all. */
function reformsOf({ reforms }: Scenario, { exporter, via, destination, goods }: Corridor): EvidenceEvent[] {
  return reforms.flatMap(({ area, date, text, source, goods: of }): EvidenceEvent[] => {
    const where = areaLabel(parseArea(area));
    const here = [...exporter, ...via, destination].includes(where);
    if (!here || (of.length > 0 && !of.some((code) => covers(code, goods)))) return [];
    const said = { id: `reform:${where}:${date}`, date, until: null, period: date, title: text };
    return [
      {
        ...said,
        kind: 'reform',
        status: null,
        link: 'scenario',
        why: `A change of policy in ${where} that the scenario names, by ${source}.`,
      },
    ];
  });
}
