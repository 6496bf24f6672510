import type { Rules } from '../../ingest/format.ts';

export const COMEXT_SOURCE = 'eurostat-comext';
export const EUROSTAT_LICENCE = 'Eurostat, free reuse with attribution (Commission Decision 2011/833/EU)';

/** What all Comext layouts share. The Combined Nomenclature of a year sits on the HS in force that year. */
export const COMEXT_RULES: Rules = {
  areas: { reporter: ['eurostat-geonom', 'eurostat-name'], partner: ['eurostat-geonom', 'eurostat-name'] },
  flows: { EXPORT: 2, IMPORT: 1, '1': 1, '2': 2 },
  revision: 'in-force',
  totals: ['TOTAL'],
  periods: ['YYYY-MM', 'YYYYMM', 'YYYY52'],
  number: { decimal: '.', thousands: '' },
  nulls: [':'],
  value: { times: 1, currency: 'EUR', required: true },
  valuation: 'by-flow',
  netWeight: { times: 1 },
  units: {},
  statuses: { '0': 0, '1': 1 },
};
