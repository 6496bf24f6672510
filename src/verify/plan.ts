import type { FlowName } from '../trade/flow.ts';
import type { Span } from '../trade/period.ts';
import { alternativesOf } from './alternatives.ts';
import type { Ask, Reading } from './ask.ts';
import type { Claim, Statement, TradeForm } from './claim.ts';

type Made = Pick<Reading, 'formula' | 'top' | 'bottom'>;

/**
 * The ways to recompute a figure of a claim: as it is claimed, then each alternative that makes a difference to it.
 * None where statistics of trade cannot answer at all.
 */
export function readingsOf(claim: Claim, statement: Statement): readonly Reading[] {
  const form = tradeForm(claim, statement);
  if (form === null) return [];
  const own = claim.form.level === 'trade';
  const first = reading(
    form,
    statement,
    own ? 'as-claimed' : 'customs-statistics',
    own ? 'as claimed' : STATISTICS_LABEL,
  );
  const seen = new Set([keyOf(first)]);
  const others = alternativesOf(form, statement, claim.published).flatMap(({ name, label, form: other, adjust }) => {
    const plain = reading(other, statement, name, label);
    const changed = { ...plain, ...adjust?.(plain) };
    const key = keyOf(changed);
    if (seen.has(key)) return [];
    seen.add(key);
    return [changed];
  });
  return [first, ...others];
}

const STATISTICS_LABEL = 'customs statistics in place of shipment records';

/** What the sums are; the words around them make no other reading. */
function keyOf({ formula, top, bottom, divisor }: Reading): string {
  return JSON.stringify([formula, top, bottom, divisor]);
}

/** A claim of shipments as a claim of trade, where it is one of all the shipments of some goods. */
function tradeForm({ form }: Claim, { statistic, product }: Statement): TradeForm | null {
  if (statistic === 'count') return null;
  const products = product === null ? form.products : [product];
  if (form.level === 'trade') return { ...form, products };
  if (form.contains !== null || form.via.length > 0) return null;
  const { exporter, importer, window, base, measure, currency, compare } = form;
  return {
    level: 'trade',
    reporter: exporter,
    partner: importer,
    flow: 'export',
    toldBy: 'reporter',
    products,
    window,
    base,
    measure,
    currency,
    compare,
  };
}

function reading(form: TradeForm, statement: Statement, alternative: string, label: string): Reading {
  return { alternative, label, ...made(form, statement), divisor: 1 };
}

function made(form: TradeForm, { statistic }: Statement): Made {
  const window = asks(form, form.window);
  const base = form.base === null ? [] : asks(form, form.base);
  const compared = form.compare === null ? [] : asks({ ...form, partner: [form.compare.area] }, form.window);
  switch (statistic) {
    case 'value':
    case 'count':
      return { formula: 'sum', top: window, bottom: [] };
    case 'base_value':
      return { formula: 'sum', top: base, bottom: [] };
    case 'compared_value':
      return { formula: 'sum', top: compared, bottom: [] };
    case 'compared_ratio':
      return { formula: 'over', top: window, bottom: compared };
    case 'growth':
      return { formula: 'over-less-one', top: window, bottom: base };
    case 'ratio':
      return { formula: 'over', top: window, bottom: base.length > 0 ? base : compared };
    case 'share':
      return { formula: 'over', top: window, bottom: asks(wholeOf(form), form.window) };
  }
}

/** What a share is of: the trade with all partners, or of one importer with all exporters. */
function wholeOf(form: TradeForm): TradeForm & { readonly all?: boolean } {
  return form.toldBy === 'exporters' ? { ...form, all: true } : { ...form, partner: ['WORLD'] };
}

function asks(form: TradeForm & { readonly all?: boolean }, span: Span): readonly Ask[] {
  const { partner, products, measure, currency } = form;
  const flows: readonly FlowName[] = form.flow === 'both' ? ['export', 'import'] : [form.flow];
  return flows.map((flow) => ({
    reporter: form.all === true ? ('all' as const) : form.reporter,
    partner,
    products,
    flow,
    span,
    mirror: false,
    measure,
    currency,
    revision: null,
    vintage: 'latest' as const,
  }));
}
