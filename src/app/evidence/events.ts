import { periodOf } from '../../evidence/date.ts';
import { type Closeness, type Corridor, closestMatch, covers } from '../../evidence/match.ts';
import type { EvidenceKind, Status } from '../../evidence/vocabulary.ts';
import { areaLabel, parseArea } from '../../trade/area.ts';
import type { Scenario } from '../../trade/scenario.ts';
import type { Context } from '../context.ts';
import { type ScanParameters, scenarioOf } from '../scan.ts';
import { allEvidence } from './register.ts';
import { type SubjectParameters, subjectOf } from './subject.ts';

export interface EvidenceEventsParameters extends Omit<ScanParameters, 'asOf'>, SubjectParameters {}

/** Something that happened, on the time axis of a series. */
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
  /** What was asked of: the one or the other; neither for a corridor. */
  readonly finding: string | null;
  readonly claim: string | null;
  /** What items were held against: each way where a claim counts both. */
  readonly corridors: readonly (Omit<Corridor, 'finding' | 'claim' | 'goods'> & {
    /** As they were asked for: codes, names of goods lists or TOTAL. */
    readonly goods: readonly string[];
  })[];
  readonly scenario: string;
  /** The scenario's event first, then its reforms, then items by date. */
  readonly events: readonly EvidenceEvent[];
}

/** The events that stand on the time axis of the series of a finding, a claim or a corridor. */
export async function evidenceEvents(context: Context, parameters: EvidenceEventsParameters): Promise<EvidenceEvents> {
  const { finding, claim, corridors, goods } = await subjectOf(context, parameters);
  const scenario = await scenarioOf(context, parameters);
  const items = (await allEvidence(context)).flatMap((item): EvidenceEvent[] => {
    const match = closestMatch(item, corridors);
    if (match === null) return [];
    const { id, date, until, title, kind, status } = item;
    return [{ id, date, until, period: periodOf(date), title, kind, status, ...match }];
  });
  return {
    finding,
    claim,
    corridors: corridors.map(({ exporter, via, destination }) => ({ exporter, via, destination, goods })),
    scenario: scenario.name,
    events: [eventOf(scenario), ...reformsOf(scenario, corridors), ...items],
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

/** Changes of policy in a country of a corridor, of its goods or of all. */
function reformsOf({ reforms }: Scenario, corridors: readonly Corridor[]): EvidenceEvent[] {
  return reforms.flatMap(({ area, date, text, source, goods: of }): EvidenceEvent[] => {
    const where = areaLabel(parseArea(area));
    const concerns = ({ exporter, via, destination, goods }: Corridor): boolean =>
      [...exporter, ...via, ...destination].includes(where) &&
      (of.length === 0 || of.some((code) => goods.some((own) => covers(code, own))));
    if (!corridors.some(concerns)) return [];
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
