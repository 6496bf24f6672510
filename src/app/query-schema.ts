import { FUNCTION_GROUPS } from '../engine/sandbox/functions.ts';
import { SANDBOX_LIMITS } from '../engine/sandbox/limits.ts';
import { CATALOG_COLUMNS, FLOW_COLUMNS } from '../lake/schema.ts';
import { QUERY_EXAMPLES } from './query-examples.ts';

export interface QueryColumn {
  readonly name: string;
  readonly type: string;
  readonly about: string;
}

export interface QueryView {
  readonly name: string;
  readonly about: string;
  readonly columns: readonly QueryColumn[];
}

export interface SqlSchema {
  readonly views: readonly QueryView[];
  readonly functions: readonly { readonly group: string; readonly names: readonly string[] }[];
  readonly limits: {
    readonly rows: number;
    readonly defaultRows: number;
    readonly answerBytes: number;
    readonly seconds: number;
    readonly statementLength: number;
    readonly memoryBytes: number;
  };
  readonly examples: readonly { readonly title: string; readonly statement: string }[];
}

/** Rows of an answer. */
export const QUERY_ROWS = { usual: 1_000, most: 10_000 } as const;

const FLOW_ABOUT: Readonly<Record<keyof typeof FLOW_COLUMNS, string>> = {
  source: 'who published it, such as eurostat-comext',
  load: 'which load brought it; raw_file has its files',
  file: 'which file of the load, from 0',
  line: 'which line of the file, from 1, header included',
  reporter: 'who says so; number in area',
  partner: 'with whom; number in area, 0 is the world',
  flow: '1 import, 2 export, 3 re-export, 4 re-import',
  hs_rev: 'year of the HS revision, 0 for a total',
  level: '0 total, 2, 4, 6 HS, 8 national lines: never add rows of different levels',
  product: 'the digits of the code as an integer',
  freq: '12 months, 1 years: never add the two',
  period: 'YYYYMM or YYYY',
  value: 'in its currency; null is confidential, not zero',
  currency: 'ISO 4217',
  valuation: '1 FOB, 2 CIF, 0 not said',
  net_weight: 'kg',
  quantity: 'in its unit',
  unit: 'number in unit',
  status: '0 reported, 1 confidential, 2 weight or quantity estimated by the source, 3 derived here',
};

const CATALOG_ABOUT: Readonly<Record<keyof typeof CATALOG_COLUMNS, string>> = {
  source: 'who published it',
  load: 'which load brought it',
  kind: 'what the row counts: period, corridor or product',
  reporter: 'number in area',
  partner: 'number in area; of corridors only',
  flow: '1 import, 2 export, 3 re-export, 4 re-import',
  freq: '12 months, 1 years',
  level: '0 total, 2, 4, 6 HS, 8 national lines',
  hs_rev: 'year of the HS revision, 0 for a total',
  product: 'the digits of the code as an integer; of products only',
  first_period: 'YYYYMM or YYYY',
  last_period: 'YYYYMM or YYYY',
  rows: 'rows of flow',
};

const columns = (types: Readonly<Record<string, string>>, about: Readonly<Record<string, string>>): QueryColumn[] =>
  Object.entries(types).map(([name, type]) => ({ name, type, about: about[name] ?? '' }));

const column = (name: string, type: string, about: string): QueryColumn => ({ name, type, about });

export const QUERY_VIEWS: readonly QueryView[] = [
  {
    name: 'flow_named',
    about:
      'what was reported, with areas, goods and periods as people write them. Rows of several sources, levels and frequencies lie side by side: choose one of each before you add',
    columns: [
      column('reporter', 'VARCHAR', 'who says so: ISO 3166 letters, EU27, WORLD'),
      column('partner', 'VARCHAR', 'with whom'),
      column('flow', 'VARCHAR', 'import, export, re-export, re-import'),
      column('goods', 'VARCHAR', 'the code with its leading zeros, or TOTAL'),
      column('level', 'TINYINT', 'digits of the code; 0 total'),
      column('frequency', 'VARCHAR', 'monthly or annual'),
      column('period', 'VARCHAR', 'YYYY-MM or YYYY'),
      column('year', 'INTEGER', 'of the period'),
      column('value', 'DECIMAL(18,2)', 'in its currency; null is confidential, not zero'),
      column('currency', 'VARCHAR', 'ISO 4217'),
      column('valuation', 'VARCHAR', 'FOB, CIF, or null where it is not said'),
      column('net_weight', 'DECIMAL(18,3)', 'kg'),
      column('quantity', 'DECIMAL(18,3)', 'in its unit'),
      column('unit', 'VARCHAR', 'as the UN abbreviates it'),
      column('status', 'VARCHAR', 'reported, confidential, weight estimated, derived'),
      column('source', 'VARCHAR', 'who published it'),
      column('load', 'VARCHAR', 'which load brought it; raw_file has its files'),
      column('file', 'SMALLINT', 'which file of the load, from 0'),
      column('line', 'INTEGER', 'which line of the file, from 1'),
    ],
  },
  {
    name: 'flow',
    about: 'the same rows as they are stored, areas and goods as numbers: the fastest to read',
    columns: columns(FLOW_COLUMNS, FLOW_ABOUT),
  },
  {
    name: 'catalog',
    about: 'which reporters, partners, goods and periods there are, without reading the rows',
    columns: columns(CATALOG_COLUMNS, CATALOG_ABOUT),
  },
  {
    name: 'area',
    about: 'countries, groups of them and rests',
    columns: [
      column('number', 'INTEGER', 'UN M49, or the number that stands for a group'),
      column('code', 'VARCHAR', 'ISO 3166 letters, EU27, WORLD, else the name'),
      column('iso3', 'VARCHAR', 'ISO 3166 letters; null for what is no country'),
      column('name', 'VARCHAR', 'in English'),
      column('kind', 'VARCHAR', 'country, group, special, historical'),
      column('region', 'VARCHAR', 'UN region'),
    ],
  },
  {
    name: 'product',
    about: 'texts of HS 2022, and of the listed national lines',
    columns: [
      column('level', 'TINYINT', 'digits of the code; 0 total'),
      column('code', 'VARCHAR', 'with its leading zeros, or TOTAL'),
      column('number', 'INTEGER', 'the digits as an integer, as in flow.product'),
      column('text', 'VARCHAR', 'in English'),
    ],
  },
  {
    name: 'listed',
    about: 'goods that an authority named. A six-digit match is a candidate, not a classification',
    columns: [
      column('list', 'VARCHAR', 'chpl or eu-833-2014'),
      column('version', 'VARCHAR', 'date of the list'),
      column('tier', 'VARCHAR', 'of the list, where it has tiers'),
      column('level', 'TINYINT', 'digits of the code'),
      column('code', 'VARCHAR', 'with its leading zeros'),
      column('text', 'VARCHAR', 'in English'),
    ],
  },
  {
    name: 'unit',
    about: 'units of quantity',
    columns: [
      column('number', 'SMALLINT', 'as in flow.unit'),
      column('abbreviation', 'VARCHAR', 'of the UN'),
      column('text', 'VARCHAR', 'in English'),
    ],
  },
  {
    name: 'raw_file',
    about: 'the files that the rows come from',
    columns: [
      column('load', 'VARCHAR', 'as in flow.load'),
      column('file', 'SMALLINT', 'as in flow.file'),
      column('name', 'VARCHAR', 'as it was loaded'),
      column('sha256', 'VARCHAR', 'of its bytes'),
      column('source', 'VARCHAR', 'who published it'),
      column('vintage', 'VARCHAR', 'when it was published, or loaded'),
      column('licence', 'VARCHAR', 'of the data'),
    ],
  },
];

/** What a query may read and call, its limits, and statements to begin with. */
export function querySchema(): SqlSchema {
  return {
    views: QUERY_VIEWS,
    functions: FUNCTION_GROUPS.map(({ group, functions }) => ({ group, names: functions.split(/\s+/) })),
    limits: {
      rows: QUERY_ROWS.most,
      defaultRows: QUERY_ROWS.usual,
      answerBytes: SANDBOX_LIMITS.answerBytes,
      seconds: SANDBOX_LIMITS.timeLimitMs / 1000,
      statementLength: SANDBOX_LIMITS.statementLength,
      memoryBytes: SANDBOX_LIMITS.memoryLimitBytes,
    },
    examples: QUERY_EXAMPLES,
  };
}

/** The columns of all views as one table. */
export function schemaColumns({ views }: SqlSchema): { view: string; column: string; type: string; about: string }[] {
  return views.flatMap(({ name, columns: own }) =>
    own.map((of) => ({ view: name, column: of.name, type: of.type, about: of.about })),
  );
}
