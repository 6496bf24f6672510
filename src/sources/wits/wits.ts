import { ident, join, sql } from '../../engine/sql.ts';
import { csvTable, requireColumns, zeroIsNone } from '../../ingest/csv.ts';
import type { Format, LooseTable, Staged, StageInput } from '../../ingest/format.ts';
import { EntrepotError } from '../../trade/errors.ts';
import { HS_LETTERS } from '../../trade/hs.ts';
import { unitWords } from '../../trade/quantity.ts';

const NEEDED = {
  reporter: 'ReporterISO3',
  product: 'ProductCode',
  partner: 'PartnerISO3',
  period: 'Year',
  flow: 'TradeFlowCode',
  value: 'TradeValue in 1000 USD',
} as const;
const OPTIONAL = {
  net_weight: 'NetWeight in KGM',
  quantity: 'Quantity',
  unit: 'QtyUnit',
  hs_rev: 'Nomenclature',
} as const;

/** The bulk download of the World Bank's WITS, which passes UN Comtrade on by year. */
export const wits: Format = {
  id: 'wits',
  source: 'wits',
  title: 'World Bank WITS (bulk CSV)',
  documentation: 'https://wits.worldbank.org/',
  columns: {
    ReporterISO3: "ISO letters, with WITS's own for some (ROM, ZAR, TMP, WLD, EUN, OAS, UNS ...)",
    PartnerISO3: 'as above; WLD is the world, an aggregate beside its members',
    ProductCode: 'HS code of 2, 4 or 6 digits, or Total',
    Year: 'YYYY',
    TradeFlowCode: '5 gross imports, 6 gross exports, 3 re-exports',
    'TradeValue in 1000 USD': 'thousand US dollars',
    'NetWeight in KGM': 'kilograms; 0 means not given',
    'Quantity, QtyUnit': 'supplementary quantity and its unit',
    Nomenclature: 'H0 to H6; without the column the revision in force in the year',
  },
  licence: 'World Bank WITS, terms of UN Comtrade',
  parser: 1,
  accepts: ['text'],
  encodings: ['latin1'],
  scope: 'cells',
  rules: {
    areas: { reporter: ['wits', 'iso3'], partner: ['wits', 'iso3'] },
    flows: { '5': 1, '6': 2, '3': 3 },
    revision: { ...HS_LETTERS, HS: -1 },
    totals: ['TOTAL', 'Total'],
    periods: ['YYYY'],
    number: { decimal: '.', thousands: '' },
    nulls: ['NA'],
    value: { times: 1000, currency: 'USD', required: true },
    valuation: 'by-flow',
    netWeight: { times: 1 },
    units: { ...unitWords(), Kg: 8, Item: 5 },
    statuses: {},
  },
  options: {},
  async stage({ members }: StageInput): Promise<Staged> {
    const tables: LooseTable[] = [];
    const says = new Set<boolean>();
    for (const member of members) {
      const table = await csvTable(member.path, member.name, ',');
      requireColumns(table, Object.values(NEEDED), member.name, 'a bulk file of WITS');
      const present = Object.fromEntries(Object.entries(OPTIONAL).filter(([, name]) => table.header.includes(name)));
      says.add('hs_rev' in present);
      const columns: Record<string, string> = { ...NEEDED, ...present };
      const picked = Object.entries(columns).map(([key, name]) =>
        key === 'net_weight' || key === 'quantity'
          ? sql`${zeroIsNone(ident(name))} AS ${ident(key)}`
          : sql`${ident(name)} AS ${ident(key)}`,
      );
      tables.push({
        file: member.file,
        name: member.name,
        rows: sql`SELECT ${join(picked)} FROM (${table.rows})`,
        columns,
        firstLine: table.firstLine,
        rejects: table.rejects,
      });
    }
    if (says.size > 1)
      throw new EntrepotError('usage', 'only some of these files say their nomenclature; load them apart');
    const silent = says.has(false);
    return {
      tables,
      notes: silent ? ['the file does not say its HS revision: the one in force in each year was taken'] : [],
      ...(silent ? { rules: { revision: 'in-force' as const } } : {}),
    };
  },
};
