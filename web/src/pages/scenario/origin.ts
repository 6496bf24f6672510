import type { NetworkAnswer } from '../../api/types.ts';

/** One command that shows the rows behind all legs of a kind: the same question to all of their partners. Null where there is none. */
export function originOf(network: NetworkAnswer | undefined, kind: 'direct' | 'in'): string | null {
  const legs = network?.legs.filter(({ leg, reported }) => leg === kind && reported !== 'none') ?? [];
  const [first] = legs;
  if (first === undefined) return null;
  const partners = [...new Set(legs.map(({ to }) => to))].join(',');
  return first.query.replace(/--partner \S+/, `--partner ${partners}`);
}
