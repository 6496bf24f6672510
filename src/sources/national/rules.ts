import type { Rules } from '../../ingest/format.ts';
import type { LooseRow } from '../../ingest/rows.ts';

/** What the offices' tables share: totals of all goods by partner, in thousand US dollars. */
export const NATIONAL_RULES: Rules = {
  areas: { reporter: ['iso3'], partner: ['russian'] },
  flows: { export: 2, import: 1 },
  revision: 'in-force',
  totals: ['TOTAL'],
  periods: ['YYYY', 'YYYYMM'],
  number: { decimal: '.', thousands: '' },
  nulls: ['-', '–', '...'],
  value: { times: 1000, currency: 'USD', required: true },
  valuation: 'by-flow',
  netWeight: { times: 1 },
  units: {},
  statuses: {},
};

export const TOTAL_COLUMNS = {
  reporter: '(the office)',
  partner: 'partner',
  flow: 'flow',
  product: '(total)',
  period: 'period',
  value: 'value',
  left_out: 'left_out',
} as const;

/** Rows that name a part of the world, beside its countries. */
const PARTS = new Set(
  'страны снг|страны еаэс|страны вне еаэс|остальные страны мира|европа|страны ес|страны вне ес|азия|америка|африка|австралия и океания|ес|снг|шос|еаэс'.split(
    '|',
  ),
);

/**
 * The row of a figure that is there; an empty cell or a dash is no row. The name is looked up in lower case with single
 * blanks, and a part of the world is left out.
 */
export function totalRow(
  row: { readonly line: number; readonly reporter: string; readonly flow: string; readonly period: string },
  name: string,
  value: string | null | undefined,
): LooseRow[] {
  const figure = value?.trim() ?? '';
  if (figure === '' || NATIONAL_RULES.nulls.includes(figure)) return [];
  const partner = name.trim().replace(/\s+/g, ' ').toLowerCase();
  const left_out = PARTS.has(partner) ? 'a part of the world beside its countries' : null;
  return [{ ...row, partner, product: 'TOTAL', value: figure, left_out }];
}
