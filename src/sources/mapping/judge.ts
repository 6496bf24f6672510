import type { Look } from './look.ts';
import { COLUMN_WORDS, plain, type Role } from './words.ts';

export type Confidence = 'sure' | 'likely' | 'unsure';

/** What a column is taken for, on what grounds. */
export interface ColumnGuess {
  readonly column: string;
  /** Null where it could not be told, or where another column has the better claim. */
  readonly means: Role | null;
  readonly confidence: Confidence;
  readonly why: string;
}

interface Claim {
  readonly at: number;
  readonly role: Role;
  readonly score: number;
  readonly guess: Omit<ColumnGuess, 'column'>;
}

/** What values of a role look like, in words; null where any would do. */
const FITS: Readonly<Record<Role, ((look: Look) => string | null) | null>> = {
  reporter: (look) => areasIn(look),
  partner: (look) => areasIn(look),
  flow: ({ flows }) => (flows === null ? null : 'its words are flows'),
  hs_rev: null,
  product: ({ codes }) => (codes >= 0.8 ? `${Math.round(codes * 100)} % of its values are codes of the HS` : null),
  period: ({ period }) => (period === null ? null : `its values are written ${period}`),
  value: ({ numbers }) => (numbers.length > 0 ? 'its values are figures' : null),
  currency: ({ currency }) => (currency ? 'its values are currencies' : null),
  net_weight: ({ numbers }) => (numbers.length > 0 ? 'its values are figures' : null),
  quantity: ({ numbers }) => (numbers.length > 0 ? 'its values are figures' : null),
  unit: null,
  status: null,
};

/** Roles whose values tell them without a name. */
const TOLD_BY_VALUES: readonly Role[] = ['period', 'flow', 'product', 'currency'];
/** Roles that no load needs, and whose words differ by table: a wrong guess would only refuse rows. */
const LEFT_TO_THE_USER: readonly Role[] = ['hs_rev', 'unit', 'status'];

/** Gives each column the role it has the best claim to, each role to one column; where two claims are as good, to none. */
export function judge(columns: readonly string[], looks: readonly Look[]): ColumnGuess[] {
  const claims = columns.flatMap((column, at) => claimsOf(column, at, looks[at] as Look));
  const taken: Claim[] = [];
  const open = (claim: Claim): boolean => !taken.some(({ at, role }) => at === claim.at || role === claim.role);
  for (const claim of claims.toSorted((a, b) => b.score - a.score)) {
    const rivals = claims.filter(
      (own) =>
        own !== claim && own.score === claim.score && (own.role === claim.role || own.at === claim.at) && open(own),
    );
    if (claim.score > 0 && open(claim) && rivals.length === 0) taken.push(claim);
  }
  return columns.map((column, at) => {
    const claim = taken.find((own) => own.at === at);
    if (claim !== undefined) return { column, ...claim.guess };
    return { column, means: null, confidence: 'unsure', why: whyNot(at, columns, looks[at] as Look, claims, taken) };
  });
}

function claimsOf(column: string, at: number, look: Look): Claim[] {
  const name = plain(column);
  return (Object.keys(FITS) as Role[]).flatMap((role) => {
    const place = COLUMN_WORDS[role].findIndex((word) => name === plain(word));
    const evidence = FITS[role]?.(look) ?? null;
    const claim = (score: number, confidence: Confidence, why: string): Claim[] => [
      { at, role, score, guess: { means: role, confidence, why } },
    ];
    const called = `${JSON.stringify(column)} is a name for it`;
    if (place < 0)
      return evidence !== null && TOLD_BY_VALUES.includes(role)
        ? claim(500, 'likely', `${evidence}; its name does not say it`)
        : [];
    if (LEFT_TO_THE_USER.includes(role)) return claim(0, 'unsure', called);
    if (evidence !== null) return claim(1000 - place, 'sure', `${called}, and ${evidence}`);
    const but = look.filled === 0 ? 'it is empty in the rows looked at' : 'its values do not look like it';
    return claim(300 - place, 'unsure', `${called}, but ${but}`);
  });
}

function whyNot(
  at: number,
  columns: readonly string[],
  { areas }: Look,
  claims: readonly Claim[],
  taken: readonly Claim[],
): string {
  const own = claims.filter((claim) => claim.at === at).toSorted((a, b) => b.score - a.score);
  const best = own[0];
  if (best === undefined)
    return areas.length > 0
      ? `its values are areas (${areas.join(', ')}); whether reporters or partners is not said`
      : 'neither its name nor its values say what it is';
  if (best.score === 0) return `it may be the ${best.role}, whose words differ by table`;
  const holder = taken.find(({ role }) => role === best.role);
  if (holder !== undefined)
    return `it may be the ${best.role}, for which ${JSON.stringify(columns[holder.at])} has the better claim`;
  return `it may be the ${own.map(({ role }) => role).join(' or the ')}, and nothing says which column or which role it is`;
}

function areasIn({ areas }: Look): string | null {
  return areas.length === 0 ? null : `its values are areas (${areas.join(', ')})`;
}
