import { type AreaCode, areaAliases } from '../../trade/area.ts';
import { EntrepotError } from '../../trade/errors.ts';
import { formatProduct, type Product } from '../../trade/hs.ts';
import { type Frequency, type Period, periodsOf, type Span } from '../../trade/period.ts';

/** What is wanted of the service: every combination of these. */
export interface Wanted {
  readonly reporters: readonly AreaCode[];
  readonly partners: readonly AreaCode[];
  readonly products: readonly Product[];
  readonly flow: 'import' | 'export' | 're-export' | 're-import';
  readonly span: Span;
  readonly frequency: Frequency;
}

/** One call: its query as the service wants it. Lists hold at least one member. */
export interface Call {
  readonly reporter: string;
  readonly partners: readonly string[];
  readonly products: readonly string[];
  readonly periods: readonly Period[];
  readonly flow: string;
  readonly frequency: Frequency;
}

/** The service takes no more periods than this in one call. */
const MOST_PERIODS = 12;

const FLOW_LETTERS = { import: 'M', export: 'X', 're-export': 'RX', 're-import': 'RM' } as const;

/** The fewest calls whose answers cannot be longer than `limit` rows, in a fixed order, so that a plan can be resumed. */
export function planCalls(wanted: Wanted, limit: number): Call[] {
  const deep = wanted.products.find((product) => product.level === 8);
  if (deep !== undefined)
    throw new EntrepotError('usage', `UN Comtrade has no ${formatProduct(8, deep.code)}: its goods end at six digits`);
  const partners = wanted.partners.map(comtradeCode);
  const products = wanted.products.map((product) => formatProduct(product.level, product.code));
  const flow = FLOW_LETTERS[wanted.flow];
  const calls: Call[] = [];
  for (const reporter of wanted.reporters.map(comtradeCode)) {
    for (const periods of chunks(periodsOf(wanted.span), MOST_PERIODS)) {
      for (const some of chunks(products, Math.max(1, Math.floor(limit / periods.length)))) {
        const room = Math.max(1, Math.floor(limit / (periods.length * some.length)));
        for (const few of chunks(partners, room))
          calls.push({ reporter, partners: few, products: some, periods, flow, frequency: wanted.frequency });
      }
    }
  }
  return calls;
}

/** Halves of a call whose answer came back full and may have been cut; nothing when it cannot be halved. */
export function halves(call: Call): readonly Call[] {
  for (const key of ['periods', 'products', 'partners'] as const) {
    const all = call[key];
    if (all.length < 2) continue;
    const middle = Math.ceil(all.length / 2);
    return [
      { ...call, [key]: all.slice(0, middle) },
      { ...call, [key]: all.slice(middle) },
    ];
  }
  return [];
}

export function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

/** Numbers that stand in old files and that the service has no more. */
const GONE: ReadonlySet<string> = new Set(['381']);

/** The number under which the service knows an area; its own where that differs from M49 (842, 251, 579, 699, 757, 490). */
export function comtradeCode(area: AreaCode): string {
  const codes = areaAliases().filter((alias) => alias.vocabulary === 'comtrade' && alias.area === area);
  const code = codes.find((alias) => alias.code !== String(area) && !GONE.has(alias.code)) ?? codes[0];
  if (code === undefined)
    throw new EntrepotError('unknown-vocabulary', `UN Comtrade has no number for the area ${area}`);
  return code.code;
}
