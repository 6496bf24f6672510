import type { Columns } from '../engine/engine.ts';

/**
 * One stored observation: what one reporter said of one cell, in its own currency and units. Integers are never
 * unsigned; money and quantities are decimals, so a sum does not depend on the order of its terms.
 *
 * - `file`, `line`: which raw file of the load (from 0) and which line of it (from 1, header included)
 * - `reporter`, `partner`: M49 numbers of src/trade/area.ts; `flow`: 1 import, 2 export, 3 re-export, 4 re-import
 * - `hs_rev`: year of the HS revision, 0 when the row is a total; `level`: 0 total, 2, 4, 6 HS, 8 national lines (CN8)
 * - `product`: the digits as an integer; `freq`: 12 months, 1 years; `period`: YYYYMM or YYYY
 * - `valuation`: 1 FOB, 2 CIF, 0 not said; `net_weight` in kg; `quantity` in `unit` (src/trade/quantity.ts)
 * - `status`: 0 reported, 1 confidential (value may be null or lie in a parent), 2 reported, with a weight or quantity
 *   that the source estimated, 3 derived here from figures of the source (a growth rate and a later total)
 */
export const FLOW_COLUMNS = {
  source: 'VARCHAR',
  load: 'VARCHAR',
  file: 'SMALLINT',
  line: 'INTEGER',
  reporter: 'SMALLINT',
  partner: 'SMALLINT',
  flow: 'TINYINT',
  hs_rev: 'SMALLINT',
  level: 'TINYINT',
  product: 'INTEGER',
  freq: 'TINYINT',
  period: 'INTEGER',
  value: 'DECIMAL(18,2)',
  currency: 'VARCHAR',
  valuation: 'TINYINT',
  net_weight: 'DECIMAL(18,3)',
  quantity: 'DECIMAL(18,3)',
  unit: 'SMALLINT',
  status: 'TINYINT',
} as const satisfies Columns;

/** What makes a cell of one source: two rows with the same key in one load are an error. */
export const CELL_KEY = ['reporter', 'partner', 'flow', 'freq', 'period', 'level', 'product'] as const;

/** The order rows are stored in: a product's series lie together. */
export const SORT_ORDER = ['level', 'product', 'flow', 'reporter', 'partner', 'freq', 'period'] as const;

/**
 * The catalogue beside each part, so that questions of coverage never scan the rows. One table of three kinds:
 * `period` (reporter, flow, freq, level, hs_rev, period), `corridor` (reporter, partner, flow, freq, level) and
 * `product` (reporter, flow, freq, level, hs_rev, product), each with its rows and first and last period.
 */
export const CATALOG_COLUMNS = {
  source: 'VARCHAR',
  load: 'VARCHAR',
  kind: 'VARCHAR',
  reporter: 'SMALLINT',
  partner: 'SMALLINT',
  flow: 'TINYINT',
  freq: 'TINYINT',
  level: 'TINYINT',
  hs_rev: 'SMALLINT',
  product: 'INTEGER',
  first_period: 'INTEGER',
  last_period: 'INTEGER',
  rows: 'BIGINT',
} as const satisfies Columns;
