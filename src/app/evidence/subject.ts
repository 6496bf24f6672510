import type { Corridor } from '../../evidence/match.ts';
import { EntrepotError } from '../../trade/errors.ts';
import { knownClaim, knownClaims } from '../claims/sources.ts';
import type { Context } from '../context.ts';
import { corridorOf, corridorOfFlows, corridorsOfClaim, type FlowsCorridor } from './corridor.ts';

/** One of a finding, a claim, or a corridor as `flows` asks for it. */
export interface SubjectParameters extends Pick<FlowsCorridor, 'flow' | 'via'> {
  /** The whole id, as a scan gives it. */
  readonly finding?: string | undefined;
  readonly claim?: string | undefined;
  readonly reporter?: readonly string[] | undefined;
  readonly partner?: readonly string[] | undefined;
  readonly hs?: readonly string[] | undefined;
}

/** What evidence is held against. */
export interface Subject {
  readonly finding: string | null;
  readonly claim: string | null;
  readonly corridors: readonly Corridor[];
  /** The goods as they were asked for: lists by their names. */
  readonly goods: readonly string[];
}

const EXPECTED = 'a finding, a claim, or a corridor by reporter, partner and hs';

/** @throws EntrepotError 'usage' where none is given, more than one, or half a corridor; 'not-found' where no claim has the id. */
export async function subjectOf(context: Context, parameters: SubjectParameters): Promise<Subject> {
  const { finding, claim } = parameters;
  const corridor = (['reporter', 'partner', 'hs', 'via', 'flow'] as const).filter(
    (name) => parameters[name] !== undefined,
  );
  const given = [
    ...(finding === undefined ? [] : ['finding']),
    ...(claim === undefined ? [] : ['claim']),
    ...(corridor.length === 0 ? [] : [corridor.join(', ')]),
  ];
  if (given.length !== 1) {
    const found = given.length === 0 ? 'nothing says what the events are of' : `${given.join(' and ')} are given`;
    throw new EntrepotError('usage', `${found}; expected one of ${EXPECTED}`, { fields: { given } });
  }
  if (finding !== undefined) {
    const of = corridorOf(finding);
    return { finding, claim: null, corridors: [of], goods: of.goods };
  }
  if (claim !== undefined) {
    const { claim: known } = knownClaim(await knownClaims(context), claim);
    return { finding: null, claim, corridors: corridorsOfClaim(known), goods: known.form.products };
  }
  const whole = wholeCorridor(parameters);
  return { finding: null, claim: null, corridors: [corridorOfFlows(whole)], goods: whole.hs };
}

function wholeCorridor({ reporter = [], partner = [], hs = [], flow, via }: SubjectParameters): FlowsCorridor {
  const missing = Object.entries({ reporter, partner, hs }).flatMap(([name, words]) =>
    words.length === 0 ? name : [],
  );
  if (missing.length > 0)
    throw new EntrepotError('usage', `a corridor without ${missing.join(' and ')}; expected reporter, partner and hs`, {
      fields: { missing },
    });
  return { reporter, partner, hs, flow, via };
}
