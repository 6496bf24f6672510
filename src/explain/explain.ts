import type { Evidence } from './evidence.ts';
import { RULES } from './rules.ts';
import type { Explanation, Verdict } from './verdict.ts';

const ORDER: Readonly<Record<Verdict, number>> = { supported: 0, 'not assessable': 1, contradicted: 2 };

/** All eight explanations: what is supported first, by the share of the change it accounts for. */
export function explain(evidence: Evidence): Explanation[] {
  return RULES.map((rule, place) => ({ explanation: rule.name, place, ...rule.decide(evidence) }))
    .sort((a, b) => ORDER[a.verdict] - ORDER[b.verdict] || (b.share ?? 0) - (a.share ?? 0) || a.place - b.place)
    .map(({ place: _place, ...explanation }) => explanation);
}

/** The explanation that the evidence supports most, if it supports any. */
export function leading(explanations: readonly Explanation[]): Explanation | null {
  const first = explanations[0];
  return first?.verdict === 'supported' ? first : null;
}
