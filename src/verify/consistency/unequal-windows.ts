import type { Claim } from '../claim.ts';
import { saySpan } from '../words.ts';
import { lengthInMonths, sameSeason } from './months.ts';
import type { Found, Rule } from './rule.ts';

export const unequalWindows: Rule = {
  name: 'unequal-windows',
  finds:
    'A window set against a base of another length, such as a month against a year; or of other months of the year.',
  severity: 'a conflict where the lengths differ, a caution where only the season does',
  find: (claims) => claims.flatMap(check),
};

function check({ id, form: { window, base } }: Claim): Found[] {
  if (base === null) return [];
  const [length, before] = [lengthInMonths(window), lengthInMonths(base)];
  if (length !== before)
    return [
      {
        severity: 'conflict',
        claims: [id],
        why: `${saySpan(window)} is set against ${saySpan(base)}: ${months(length)} against ${months(before)}.`,
      },
    ];
  if (length % 12 === 0 || sameSeason(window, base)) return [];
  return [
    {
      severity: 'caution',
      claims: [id],
      why: `${saySpan(window)} is set against ${saySpan(base)}, other months of the year: the season is in the difference.`,
    },
  ];
}

function months(count: number): string {
  return count === 1 ? '1 month' : `${count} months`;
}
