import { EntrepotError } from '../trade/errors.ts';
import { formatProduct, parseProduct, TOTAL } from '../trade/hs.ts';
import { shortText } from '../trade/nomenclature.ts';
import type { Context } from './context.ts';
import { cents, digits } from './rounding.ts';
import type { ScanParameters } from './scan.ts';
import type { ScanCell } from './scan-cells.ts';
import { type FoundScan, findScan } from './scan-store.ts';

export interface MatrixParameters extends ScanParameters {
  /** Digits of the rows' goods: 2, 4 or 6; default: 2, under a code the next finer level. */
  readonly level?: number | undefined;
  /** Only goods under this code. */
  readonly under?: string | undefined;
}

export interface MatrixSum {
  readonly base: number;
  readonly value: number;
  readonly delta: number;
  /** Window over base; null where the base is under the scenario's floor. */
  readonly ratio: number | null;
}

export interface MatrixCell extends MatrixSum {
  readonly partner: string;
  /** Displacement findings over the scenario's minimum; of the destination none. */
  readonly candidates: number;
  readonly supported: number;
}

export interface MatrixAnswer {
  readonly snapshot: string;
  readonly scenario: string;
  readonly window: readonly [string, string];
  readonly base: readonly [string, string];
  readonly currency: string;
  readonly level: 2 | 4 | 6;
  readonly under: string | null;
  /** The destination, then the intermediaries, those with the largest value first. */
  readonly columns: readonly string[];
  /** What the destination lost most of comes first. */
  readonly rows: readonly {
    readonly code: string;
    readonly text: string;
    readonly cells: readonly MatrixCell[];
    /** All columns together. */
    readonly total: MatrixSum;
  }[];
  /** All rows together, by column. */
  readonly totals: readonly MatrixCell[];
  readonly notes: readonly string[];
}

const LEVELS = [2, 4, 6] as const;

/** Where the intermediaries are "any", those that rose most. */
const MOST_INTERMEDIARIES = 20;

/** What each partner got of each goods before and after, and how many displacement findings lie there. */
export async function matrix(context: Context, parameters: MatrixParameters): Promise<MatrixAnswer> {
  return matrixOf(await findScan(context, parameters), parameters);
}

/** One row a goods and partner. */
export function matrixRows({ rows }: MatrixAnswer) {
  return rows.flatMap(({ code, text, cells }) => cells.map((cell) => ({ code, text, ...cell })));
}

export function matrixOf(
  { answer, cells }: Pick<FoundScan, 'answer' | 'cells'>,
  parameters: Pick<MatrixParameters, 'level' | 'under'>,
): MatrixAnswer {
  const { scenario, snapshot, currency, totals } = answer;
  const { level, under } = askedOf(parameters, cells);
  const columns = columnsOf(totals.partners);
  const shown = new Set(columns);
  const kept = cells.filter(([code, partner]) => shown.has(partner) && code.startsWith(under ?? ''));
  const rowsOf = Map.groupBy(kept, ([code]) => code.slice(0, level));
  const rows = [...rowsOf].map(([code, own]) => ({
    code,
    text: shortText(parseProduct(code), 60),
    cells: cellsOf(own, columns, scenario.floor),
    total: sumOf(own, scenario.floor),
  }));
  const lost = ({ cells: [direct] }: (typeof rows)[number]): number => -(direct?.delta ?? 0);
  return {
    snapshot,
    scenario: scenario.name,
    window: scenario.window,
    base: scenario.base,
    currency,
    level,
    under,
    columns,
    rows: rows.sort((a, b) => lost(b) - lost(a) || (a.code < b.code ? -1 : 1)),
    totals: cellsOf(kept, columns, scenario.floor),
    notes: [
      `no ratio where the base is under ${scenario.floor} ${currency}`,
      `candidates are displacement findings of at least ${scenario.minimum} ${currency}; supported: q at most ${scenario.q}`,
      ...(columns.length < totals.partners.length
        ? [`the ${MOST_INTERMEDIARIES} intermediaries that rose most, of ${totals.partners.length - 1}`]
        : []),
      ...(answer.coverage.window.state === 'complete' && answer.coverage.base.state === 'complete'
        ? []
        : ['some of the exporters’ months were not published, and are not in the sums']),
    ],
  };
}

/** @throws EntrepotError 'usage' where the scan's goods are coarser than the rows, or the rows would not lie under the code. */
function askedOf({ level, under }: Pick<MatrixParameters, 'level' | 'under'>, cells: readonly ScanCell[]) {
  const above = under === undefined ? TOTAL : parseProduct(under);
  const code = cells[0]?.[0] ?? '000000';
  const finest = code === 'TOTAL' ? 0 : code.length;
  const possible = LEVELS.filter((known) => known <= finest && known >= above.level);
  const next = LEVELS.find((known) => known > above.level) ?? 6;
  const wanted = level ?? Math.min(next, finest);
  const found = possible.find((known) => known === wanted);
  if (found === undefined)
    throw new EntrepotError(
      'usage',
      `no rows of ${wanted} digits${under === undefined ? '' : ` under ${under}`}; expected ${possible.join(' or ') || 'goods that the scenario tells apart at 2, 4 or 6 digits'}`,
    );
  return { level: found, under: above.level === 0 ? null : formatProduct(above.level, above.code) };
}

function columnsOf(partners: FoundScan['answer']['totals']['partners']): string[] {
  const names = (some: typeof partners): string[] => some.map(({ partner }) => partner);
  const direct = partners.filter(({ role }) => role === 'destination');
  const others = partners.filter(({ role }) => role === 'intermediary');
  if (others.length <= MOST_INTERMEDIARIES) return names([...direct, ...others]);
  return names([...direct, ...others.toSorted((a, b) => b.delta - a.delta).slice(0, MOST_INTERMEDIARIES)]);
}

function cellsOf(own: readonly ScanCell[], columns: readonly string[], floor: number): MatrixCell[] {
  const byPartner = Map.groupBy(own, ([, partner]) => partner);
  return columns.map((partner) => {
    const cells = byPartner.get(partner) ?? [];
    return {
      partner,
      ...sumOf(cells, floor),
      candidates: cells.reduce((n, [, , , , candidates]) => n + candidates, 0),
      supported: cells.reduce((n, [, , , , , supported]) => n + supported, 0),
    };
  });
}

function sumOf(cells: readonly ScanCell[], floor: number): MatrixSum {
  const base = cents(cells.reduce((sum, [, , own]) => sum + own, 0));
  const value = cents(cells.reduce((sum, [, , , own]) => sum + own, 0));
  return { base, value, delta: cents(value - base), ratio: base < floor || base <= 0 ? null : digits(value / base) };
}
