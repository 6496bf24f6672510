import { formatProduct, type HsRevision, type Product } from './hs.ts';
import { codesOf, standardUnit } from './nomenclature.ts';
import { lazy, readTable } from './reference/table.ts';

export type Relationship = '1:1' | 'n:1' | '1:n' | 'n:m' | 'new' | 'gone';

export interface Ancestry {
  readonly revision: HsRevision;
  /** The codes of that revision that hold goods of this one. */
  readonly parents: readonly string[];
  /** How many, with the electronic-waste links that are no history of the goods. */
  readonly linksInTable: number;
  readonly relationship: Relationship;
  readonly comparable: 'yes' | 'with caution' | 'no';
  readonly why: string;
}

/** Heading of electrical waste, new in 2022: the UN table links it to nearly every electrical good. */
const WASTE = '8549';

/**
 * The UN table omits 854150 (other semiconductor devices) as the parent of these and its conversion sends them to mobile
 * phones; the corrected parent stands in the shipped high-priority list.
 */
const corrected = lazy(
  () =>
    new Map(
      readTable('chpl.csv', ['code', 'hs2017', 'note'])
        .filter((row) => row.note.startsWith('override'))
        .map((row) => [row.code, row.hs2017]),
    ),
);

interface Links {
  readonly parents: ReadonlyMap<string, readonly string[]>;
  readonly children: ReadonlyMap<string, readonly string[]>;
}

const links = lazy(() => {
  const rows = readTable('hs-correlation.csv', ['revision', 'code', 'parent']);
  return new Map<number, Links>(
    [2022, 2017].map((revision) => {
      const own = rows.filter((row) => row.revision === String(revision));
      return [revision, { parents: gather(own, 'code', 'parent'), children: gather(own, 'parent', 'code') }];
    }),
  );
});

function gather(
  rows: readonly { code: string; parent: string }[],
  by: 'code' | 'parent',
  what: 'code' | 'parent',
): Map<string, string[]> {
  const map = new Map<string, string[]>();
  for (const row of rows) map.set(row[by], [...(map.get(row[by]) ?? []), row[what]]);
  return map;
}

/** What a six-digit code of a revision was in the one before: 2022 in 2017, or 2017 in 2012. */
export function ancestry(code: string, revision: 2022 | 2017): Ancestry {
  const earlier: HsRevision = revision === 2022 ? 2017 : 2012;
  const { parents, children } = links().get(revision) as Links;
  const listed = parents.get(code) ?? [];
  const override = revision === 2022 ? corrected().get(code) : undefined;
  const own = override === undefined ? history(code, listed) : [override];
  const siblings = new Set(own.flatMap((parent) => history(parent, children.get(parent) ?? [])));
  siblings.add(code);
  if (revision === 2022) for (const [child, parent] of corrected()) if (own.includes(parent)) siblings.add(child);
  const relationship = relate(own.length, siblings.size);
  return {
    revision: earlier,
    parents: own,
    linksInTable: listed.length,
    ...judge(code, earlier, own, siblings.size, relationship),
  };
}

/** Waste is not where electrical goods come from, nor what they became. */
function history(code: string, linked: readonly string[]): readonly string[] {
  if (code.startsWith(WASTE)) return linked;
  const kept = linked.filter((other) => !other.startsWith(WASTE));
  // Parts and waste were one code with everything electrical; a code that goes on under its own number is its own history.
  return kept.length > 20 && kept.includes(code) ? [code] : kept;
}

function relate(parents: number, siblings: number): Relationship {
  if (parents === 0) return 'new';
  if (parents === 1) return siblings === 1 ? '1:1' : '1:n';
  return siblings === 1 ? 'n:1' : 'n:m';
}

function judge(
  code: string,
  earlier: HsRevision,
  parents: readonly string[],
  siblings: number,
  relationship: Relationship,
): Pick<Ancestry, 'relationship' | 'comparable' | 'why'> {
  const existed = codesOf(earlier)?.has(code) === true;
  if (relationship === '1:1' && parents[0] === code)
    return { relationship, comparable: 'yes', why: 'the same code with the same scope' };
  if (relationship === '1:1')
    return { relationship, comparable: 'yes', why: `the same goods stood under ${parents[0]}` };
  if (relationship === 'new') return { relationship, comparable: 'no', why: `no code of HS${earlier} is linked to it` };
  if (!existed) {
    return {
      relationship,
      comparable: 'no',
      why: `the code is new; its goods were part of ${said(parents)}, which ${siblings > 1 ? `became ${siblings} codes` : 'it joins'}`,
    };
  }
  return {
    relationship,
    comparable: 'with caution',
    why: `the code went on, but its scope changed: ${parents.length} parents, of which ${siblings} codes were made`,
  };
}

function said(codes: readonly string[]): string {
  return codes.length <= 4 ? codes.join(', ') : `${codes.slice(0, 3).join(', ')} and ${codes.length - 3} more`;
}

export interface History {
  readonly code: string;
  readonly existsIn: readonly HsRevision[];
  readonly steps: readonly Ancestry[];
  /** Whether a window from 2022 on may be compared with a base before it. */
  readonly across2022: Ancestry['comparable'];
  readonly why: string;
  readonly unit: string | null;
  /** Whether quantities in the standard unit may be compared across 2022. */
  readonly unitComparable: boolean;
}

/** The history of a six-digit code over the revisions that are shipped. */
export function historyOf(product: Product): History {
  const code = formatProduct(6, product.code);
  const existsIn = ([2022, 2017, 2012] as const).filter((revision) => codesOf(revision)?.has(code) === true);
  const first = existsIn[0] === 2022 ? ancestry(code, 2022) : undefined;
  const steps = [
    ...(first === undefined ? [] : [first]),
    ...(first === undefined ? (existsIn.includes(2017) ? [code] : []) : first.parents)
      .slice(0, 10)
      .map((parent) => ancestry(parent, 2017)),
  ];
  const gone = existsIn.length > 0 && existsIn[0] !== 2022;
  return {
    code,
    existsIn,
    steps,
    across2022: gone ? 'no' : (first?.comparable ?? 'no'),
    why: gone ? `the code ended with HS${existsIn[0]}` : (first?.why ?? 'no revision that is shipped has this code'),
    unit: standardUnit(product),
    unitComparable:
      first !== undefined && first.linksInTable <= 20 && first.parents.length === 1 && first.comparable !== 'no',
  };
}

/** More links than this make a code a residual ("parts of ...") that says nothing of where its goods were. */
const MOST_LINKS = 20;

const neighbours = lazy(() => {
  const { parents } = links().get(2022) as Links;
  const pairs = [...parents].flatMap(([code, listed]) => {
    if (code.startsWith(WASTE)) return [];
    const override = corrected().get(code);
    const own = override === undefined ? history(code, listed) : [override];
    return own.length > MOST_LINKS ? [] : own.map((parent) => ({ code, parent }));
  });
  return { parents: gather(pairs, 'code', 'parent'), children: gather(pairs, 'parent', 'code') };
});

/**
 * The six-digit codes that share goods with this one through the concordance of HS 2017 and HS 2022: its parents and
 * children, their other children and parents. Electronic waste and codes with more than 20 links are left out. The
 * relation is symmetric; a code that only went on under its own number has none.
 */
export function linkedCodes(code: string): readonly string[] {
  const { parents, children } = neighbours();
  const before = parents.get(code) ?? [];
  const after = children.get(code) ?? [];
  const found = new Set([
    ...before,
    ...after,
    ...before.flatMap((parent) => children.get(parent) ?? []),
    ...after.flatMap((child) => parents.get(child) ?? []),
  ]);
  found.delete(code);
  return [...found].sort();
}

/** Codes of so many digits that only one of two revisions has: a change there is one of the nomenclature, not of trade. */
export function bornOrGone(
  earlier: HsRevision,
  later: HsRevision,
  digits: 2 | 4 | 6,
): { readonly born: readonly number[]; readonly gone: readonly number[] } {
  const before = codesOf(earlier);
  const after = codesOf(later);
  if (before === null || after === null || earlier === later) return { born: [], gone: [] };
  const cut = (codes: ReadonlySet<string>): Set<number> =>
    new Set([...codes].map((code) => Number(code.slice(0, digits))));
  return { born: [...cut(after).difference(cut(before))], gone: [...cut(before).difference(cut(after))] };
}
