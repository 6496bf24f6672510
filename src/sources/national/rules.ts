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
} as const;

/** Rows that name a part of the world, beside its countries. */
const PARTS = new Set(
  'страны снг|страны еаэс|страны вне еаэс|остальные страны мира|европа|страны ес|страны вне ес|азия|америка|африка|австралия и океания|ес|снг|шос|еаэс'.split(
    '|',
  ),
);

export const PART_REASON = 'a part of the world beside its countries';

export function partOfWorld(name: string): boolean {
  return PARTS.has(russianName(name));
}

export function russianName(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** A row for a figure that is there; an empty cell or a dash is no row. */
export function totalRow(row: {
  line: number;
  reporter: string;
  partner: string;
  flow: string;
  period: string;
  value: string | null | undefined;
}): (LooseRow & { left_out?: string })[] {
  if (
    row.value === null ||
    row.value === undefined ||
    NATIONAL_RULES.nulls.includes(row.value.trim()) ||
    row.value.trim() === ''
  )
    return [];
  return [{ ...row, product: 'TOTAL', value: row.value }];
}
