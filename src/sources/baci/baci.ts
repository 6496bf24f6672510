import { sql } from '../../engine/sql.ts';
import { csvTable, requireColumns } from '../../ingest/csv.ts';
import type { Format, LooseTable, Staged, StageInput } from '../../ingest/format.ts';
import { EntrepotError } from '../../trade/errors.ts';

const COLUMNS = { period: 't', reporter: 'i', partner: 'j', product: 'k', value: 'v', net_weight: 'q' } as const;

/** The revisions BACI is published in, by the number in its file names. */
const REVISIONS: Readonly<Record<string, number>> = {
  '92': 1992,
  '96': 1996,
  '02': 2002,
  '07': 2007,
  '12': 2012,
  '17': 2017,
  '22': 2022,
};

/** CEPII BACI: Comtrade's exports and imports reconciled into one figure a corridor, product and year. */
export const baci: Format = {
  id: 'baci',
  source: 'cepii-baci',
  title: 'CEPII BACI (yearly CSV)',
  documentation: 'https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=37',
  columns: {
    t: 'year',
    i: 'exporter, area number of UN Comtrade',
    j: 'importer, area number of UN Comtrade',
    k: 'HS6 code; leading zeros may be lost',
    v: 'thousand US dollars, FOB',
    q: 'tonnes; NA where not known',
  },
  licence: 'CEPII BACI, Etalab 2.0, free reuse with attribution',
  parser: 1,
  accepts: ['text'],
  encodings: [],
  scope: 'complete',
  rules: {
    areas: { reporter: ['comtrade'], partner: ['comtrade'] },
    flows: { export: 2 },
    revision: 'in-force',
    totals: [],
    periods: ['YYYY'],
    number: { decimal: '.', thousands: '' },
    nulls: ['NA'],
    value: { times: 1000, currency: 'USD', required: true },
    valuation: 'FOB',
    netWeight: { times: 1000 },
    units: {},
    statuses: {},
  },
  options: {
    hs: `the revision of the files, ${Object.keys(REVISIONS).join(', ')}; known from a name such as BACI_HS17_Y2021`,
  },
  async stage({ members, options }: StageInput): Promise<Staged> {
    const tables: LooseTable[] = [];
    for (const member of members) {
      const table = await csvTable(member.path, member.name, ',');
      requireColumns(table, Object.values(COLUMNS), member.name, 'a file of BACI');
      tables.push({
        file: member.file,
        name: member.name,
        rows: sql`SELECT t AS period, i AS reporter, j AS partner, 'export' AS flow, v AS value, q AS net_weight,
          CASE WHEN regexp_full_match(trim(k), '[0-9]{5}') THEN '0' || trim(k) ELSE k END AS product FROM (${table.rows})`,
        columns: { ...COLUMNS, flow: '(exports)' },
        firstLine: table.firstLine,
        rejects: table.rejects,
      });
    }
    const stated = new Set(members.map((member) => revisionOf(member.name, options['hs'])));
    const [revision] = stated;
    if (revision === undefined || stated.size > 1)
      throw new EntrepotError('usage', 'the files are of several HS revisions; load one at a time');
    return {
      tables,
      notes: [
        'figures are reconciled from both sides; an absent row is no trade or trade under the bound of the source',
      ],
      rules: { revision },
    };
  },
};

function revisionOf(name: string, option: string | undefined): number {
  const word = option ?? /HS(\d\d)_Y\d{4}/i.exec(name)?.[1];
  const revision = word === undefined ? undefined : REVISIONS[word.replace(/^(HS)?(19|20)?(?=\d\d$)/i, '')];
  if (revision !== undefined) return revision;
  throw new EntrepotError(
    'usage',
    `${name}: which HS revision? Say --option hs=${Object.keys(REVISIONS).join('|')}; BACI is published in all of them`,
    { fields: { hs: option ?? null } },
  );
}
