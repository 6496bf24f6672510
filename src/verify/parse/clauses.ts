import type { Place } from './sheet.ts';
import type { Spots } from './spots.ts';

/** A part of a sentence that says something of its own. */
export interface Clause extends Place {
  /** It leaves the rest to the part before: "those to Armenia", "and to Armenia 60 %". */
  readonly those: boolean;
}

const JOINT = /;\s+|,?\s+(?:while|whereas|but|and)\s+/gi;
const THOSE = /^(?:those|that)\s+(?:to|from|of)\b/i;
const BARE = /^(?:to|from)\s+/i;

/** Splits a sentence where a second flow with a figure of its own begins. */
export function clausesOf({ text, flows, amounts, areas }: Spots): readonly Clause[] {
  const clauses: Clause[] = [];
  let [from, those] = [0, false];
  for (const match of text.matchAll(JOINT)) {
    const at = match.index + match[0].length;
    const begins = flows.some(
      (flow) => !flow.weak && flow.from >= at && flow.from - at < 45 && plain(text.slice(at, flow.from)),
    );
    const near =
      THOSE.test(text.slice(at)) ||
      (BARE.test(text.slice(at)) && areas.some((area) => area.from >= at && area.from - at < 12));
    const told = (a: number, b: number): boolean => amounts.some((amount) => amount.from >= a && amount.to <= b);
    if (!(begins || near) || !told(from, match.index) || !told(at, text.length)) continue;
    clauses.push({ from, to: match.index, those });
    [from, those] = [at, near && !begins];
  }
  // What follows "of which" is about a part of it.
  const part = text.slice(from).search(/,?\s+of\s+(?:which|these|them)\b/i);
  return [...clauses, { from, to: part < 0 ? text.length : from + part, those }];
}

/** Between the joint and the flow stands whose it is and of what, nothing else. */
function plain(between: string): boolean {
  return !/[,;:]|\b(?:to|from|in|with|that|which|who)\b/i.test(between);
}
