import type { Engine } from '../../engine/engine.ts';
import { type AreaCode, isGroup, membersOf, parseArea } from '../../trade/area.ts';
import { historyOf } from '../../trade/concordance.ts';
import { EntrepotError } from '../../trade/errors.ts';
import {
  formatProduct,
  type HsRevision,
  type Product,
  parentAt,
  parseProduct,
  revisionInForce,
} from '../../trade/hs.ts';
import { codesOf } from '../../trade/nomenclature.ts';
import { formatPeriod, type Span, yearOf } from '../../trade/period.ts';
import type { AskedCode } from '../goods/resolve.ts';

/** Members of groups in the span's first month; `=EU27` is the group itself, where a source holds it as one reporter or partner. */
export function expandAreas(words: readonly string[], span: Span): readonly AreaCode[] {
  const month = formatPeriod(span.from).length === 4 ? `${span.from}-01` : formatPeriod(span.from);
  const areas = words
    .flatMap((text) => text.split(','))
    .filter((word) => word.trim() !== '')
    .flatMap((word) => {
      if (word.trim().startsWith('=')) return [parseArea(word.trim().slice(1))];
      const area = parseArea(word);
      return isGroup(area) && area !== 0 ? membersOf(area, month) : [area];
    });
  return [...new Set(areas)];
}

/** Makes the one-column relation that measures read. */
export async function areaRelation(
  engine: Engine,
  name: 'reporters' | 'partners',
  areas: readonly AreaCode[],
): Promise<void> {
  await engine.relation(
    name,
    { [name.slice(0, -1)]: 'SMALLINT' },
    areas.map((area) => [area]),
  );
}

export interface AskedGoodsResolved {
  readonly codes: readonly AskedCode[];
  readonly notes: readonly string[];
}

/**
 * The codes to read for a question in one revision: six-digit codes of `revision`, and for rows reported in 2022 codes
 * the successors. A successor that also holds other goods makes the sum an upper bound, and the note says so.
 */
export function throughConcordance(products: readonly Product[], revision: HsRevision): AskedGoodsResolved {
  const valid = codesOf(revision);
  const later = codesOf(2022);
  if (valid === null || later === null || (revision !== 2017 && revision !== 2022)) {
    throw new EntrepotError(
      'not-assessable',
      `no concordance is shipped for HS${revision}; expected HS2022 or HS2017`,
      { fields: { revision } },
    );
  }
  const notes: string[] = [];
  const codes: AskedCode[] = [];
  for (const product of products) {
    if (product.level === 0) codes.push({ ...product, hsRev: 0 });
    else if (product.level === 8)
      throw new EntrepotError(
        'usage',
        `national code ${formatProduct(8, product.code)} belongs to no HS revision; ask for its six digits with --revision`,
      );
    else {
      const own = [...valid].filter((code) => parentAt(parseProduct(code), product.level).code === product.code);
      if (own.length === 0)
        throw new EntrepotError(
          'not-found',
          `HS${revision} has no code ${formatProduct(product.level, product.code)}`,
          { fields: { product: formatProduct(product.level, product.code), revision } },
        );
      for (const code of own) codes.push({ ...parseProduct(code), hsRev: revision, for: product });
      if (revision === 2017) codes.push(...successors(new Set(own), later, product, notes));
    }
  }
  return { codes, notes };
}

function successors(
  own: ReadonlySet<string>,
  later: ReadonlySet<string>,
  product: Product,
  notes: string[],
): AskedCode[] {
  const found: AskedCode[] = [];
  for (const code of later) {
    const step = historyOf(parseProduct(code)).steps[0];
    if (step === undefined || step.revision !== 2017 || !step.parents.some((parent) => own.has(parent))) continue;
    found.push({ ...parseProduct(code), hsRev: 2022, for: product });
    const outside = step.parents.filter((parent) => !own.has(parent));
    if (outside.length > 0)
      notes.push(
        `HS2022 ${code} has ${step.parents.length} parents, ${outside.length} of them outside ${formatProduct(product.level, product.code)}: counted whole, so the sum is an upper bound`,
      );
  }
  return found;
}

/** What cannot be compared between the base and the window because the nomenclature changed between them. */
export function revisionCaveats(products: readonly Product[], window: Span, base: Span | undefined): string[] {
  if (base === undefined || revisionInForce(yearOf(base.from)) === revisionInForce(yearOf(window.to))) return [];
  const histories = products
    .filter((product) => product.level === 6)
    .map((product) => historyOf(product))
    .filter((history) => history.across2022 !== 'yes');
  if (histories.length <= 3)
    return histories.map(
      (history) =>
        `${history.code} across 2022: ${history.across2022 === 'no' ? 'not comparable' : 'with caution'}; ${history.why}`,
    );
  const codes = (verdict: 'no' | 'with caution'): string =>
    histories
      .filter((history) => history.across2022 === verdict)
      .map((history) => history.code)
      .join(', ');
  return [
    ...(codes('no') === '' ? [] : [`not comparable across HS 2022: ${codes('no')}`]),
    ...(codes('with caution') === ''
      ? []
      : [`scope changed with HS 2022, compare with caution: ${codes('with caution')}`]),
  ];
}
