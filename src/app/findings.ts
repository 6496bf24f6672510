import { EntrepotError } from '../trade/errors.ts';
import type { Context } from './context.ts';
import type { Finding } from './findings/any.ts';
import { type Facet, type Filters, facetsOf, filterOf } from './findings/filters.ts';
import { ORDERS, type Order, orderOf } from './findings/order.ts';
import { cursorOf, pageOf } from './paging.ts';
import type { ScanParameters } from './scan.ts';
import { findScan } from './scan-store.ts';

export interface FindingsParameters extends ScanParameters, Filters {
  readonly sort?: string | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

export interface FindingsPage {
  readonly snapshot: string;
  readonly scenario: string;
  readonly currency: string;
  /** How many findings pass the filters. */
  readonly matching: number;
  /** Gives the page after this one; null on the last. */
  readonly next: string | null;
  /** How many findings each choice of a filter would give, under the other filters. */
  readonly facets: Readonly<Record<Facet, readonly { readonly value: string; readonly count: number }[]>>;
  /** The periods of `spark`. */
  readonly periods: readonly string[];
  readonly items: readonly (Finding & { readonly spark: readonly (number | null)[] })[];
}

/** The findings of a scan, filtered, ranked, a page at a time, each with its periods. */
export async function findings(context: Context, parameters: FindingsParameters): Promise<FindingsPage> {
  const order = ORDERS.find((known) => known === (parameters.sort ?? 'rank'));
  if (order === undefined)
    throw new EntrepotError(
      'usage',
      `no order ${JSON.stringify(parameters.sort)}; expected one of ${ORDERS.join(', ')}`,
    );
  const passes = filterOf(parameters);
  const { answer, told, periods } = await findScan(context, parameters);
  const matching = ranked(answer.findings, order).filter((finding) => passes(finding));
  const question = [answer.snapshot, answer.scenario, order, ...Object.values(passes.asked)];
  const page = pageOf(matching, { ...parameters, question });
  return {
    snapshot: answer.snapshot,
    scenario: answer.scenario.name,
    currency: answer.currency,
    matching: matching.length,
    next: page.next === null ? null : cursorOf(question, page.next),
    facets: facetsOf(answer.findings, passes),
    periods,
    items: page.items.map((finding) => ({ ...finding, spark: told.get(finding.id)?.spark ?? [] })),
  };
}

function ranked(all: readonly Finding[], order: Order): readonly Finding[] {
  if (order === 'rank') return all;
  const value = orderOf(order);
  return all
    .map((finding, place) => ({ finding, place, value: value(finding) }))
    .sort(
      (a, b) =>
        (a.value === null ? 1 : 0) - (b.value === null ? 1 : 0) || (b.value ?? 0) - (a.value ?? 0) || a.place - b.place,
    )
    .map(({ finding }) => finding);
}
