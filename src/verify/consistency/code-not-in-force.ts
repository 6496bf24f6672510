import { codesOf } from '../../trade/nomenclature.ts';
import { type Span, yearOf } from '../../trade/period.ts';
import { lazy } from '../../trade/reference/table.ts';
import type { Claim } from '../claim.ts';
import { saySpan } from '../words.ts';
import type { Found, Rule } from './rule.ts';
import { sayGoods } from './thing.ts';

/** So many years a code is young: what it is compared with may lie before it. */
const YOUNG = 3;
/** The revisions whose lists ship, the oldest first; nothing is said of what came before. */
const REVISIONS = [2012, 2017, 2022] as const;

export const codeNotInForce: Rule = {
  name: 'code-not-in-force',
  finds:
    'A code in months in which no revision of the Harmonized System had it (of HS 2012, 2017 and 2022), or a base in such months; a code that had existed for less than three years. Codes that are named, not those of goods lists.',
  severity: 'a conflict where window or base lie outside its years, a caution where it was young',
  find: (claims) => claims.flatMap(check),
};

interface Life {
  readonly code: string;
  readonly known: boolean;
  /** The year from which on it exists; null for as long as is known. */
  readonly born: number | null;
  /** The first year in which it no longer exists. */
  readonly ended: number | null;
}

function check(claim: Claim): Found[] {
  const { window, base } = claim.form;
  const codes = claim.form.products.filter((word) => /^\d/.test(word));
  const found = [...Map.groupBy(codes.map(lifeOf), ({ known, born, ended }) => `${known} ${born} ${ended}`).values()];
  return found.flatMap((group) => {
    const { known, born, ended } = group[0] as Life;
    const what = `HS ${sayGoods(group.map(({ code }) => code))}`;
    const [exists, is] = group.length === 1 ? ['exists', 'is'] : ['exist', 'are'];
    const conflict = (why: string): Found[] => [{ severity: 'conflict', claims: [claim.id], why }];
    if (!known) return conflict(`${what} ${is} in none of HS ${REVISIONS.join(', ')}.`);
    for (const [name, span] of [
      ['window', window],
      ['base', base],
    ] as const) {
      if (span === null) continue;
      if (born !== null && startOf(span) < born)
        return conflict(`${what} ${exists} only since ${born}, and the ${name} is ${saySpan(span)}.`);
      if (ended !== null && yearOf(span.to) >= ended)
        return conflict(`${what} ended before ${ended}, and the ${name} is ${saySpan(span)}.`);
    }
    if (born === null || startOf(window) >= born + YOUNG) return [];
    return [
      {
        severity: 'caution',
        claims: [claim.id],
        why: `${what} ${exists} only since ${born}: for ${saySpan(window)} there is no base before ${born} under ${group.length === 1 ? 'this code' : 'these codes'}.`,
      },
    ];
  });
}

function startOf(span: Span): number {
  return yearOf(span.from);
}

const prefixes = lazy(
  () =>
    new Map(
      REVISIONS.map((revision) => [
        revision,
        new Set([...(codesOf(revision) ?? [])].flatMap((code) => [code.slice(0, 2), code.slice(0, 4), code])),
      ]),
    ),
);

function lifeOf(code: string): Life {
  const six = code.slice(0, 6);
  const existed = REVISIONS.filter((revision) => prefixes().get(revision)?.has(six) === true);
  const [first] = existed;
  const last = existed.at(-1);
  if (first === undefined || last === undefined) return { code, known: false, born: null, ended: null };
  return {
    code,
    known: true,
    born: first === REVISIONS[0] ? null : first,
    ended: REVISIONS.find((revision) => revision > last) ?? null,
  };
}
