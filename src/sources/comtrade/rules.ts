import type { Rules } from '../../ingest/format.ts';
import { HS_LETTERS } from '../../trade/hs.ts';
import { unitWords } from '../../trade/quantity.ts';

export const COMTRADE_SOURCE = 'un-comtrade';
export const COMTRADE_LICENCE =
  'UN Comtrade, free for use with attribution; redistribution of bulk extracts needs the consent of UNSD';

/** Flows that lie within another one: a domestic export is part of the export. */
export const SUB_FLOWS = ['DX', 'FM', 'MIP', 'MOP', 'XIP', 'XOP'] as const;

export const COMTRADE_RULES: Rules = {
  areas: { reporter: ['comtrade'], partner: ['comtrade'] },
  flows: { M: 1, X: 2, RX: 3, RM: 4, '1': 1, '2': 2, '3': 3, '4': 4 },
  revision: { ...HS_LETTERS, HS: -1 },
  totals: ['TOTAL'],
  periods: ['YYYYMM', 'YYYY', 'YYYY-MM-DD', 'YYYY52'],
  number: { decimal: '.', thousands: '' },
  nulls: ['NA', 'null', 'NULL'],
  value: { times: 1, currency: 'USD', required: true },
  valuation: 'by-flow',
  netWeight: { times: 1 },
  units: unitWords(),
  statuses: { '0': 0, '2': 2 },
};
