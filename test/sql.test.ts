import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { TrinoSQL } from 'dt-sql-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckDb } from '../src/engine/duckdb/engine.ts';
import type { Engine } from '../src/engine/engine.ts';
import { inlined, Sql, sql, sqlFile } from '../src/engine/sql.ts';
import { CATALOG_COLUMNS, FLOW_COLUMNS } from '../src/lake/schema.ts';
import { ROOT, tempFolder } from './helpers.ts';

const SERIES = {
  exporter: 'SMALLINT',
  importer: 'SMALLINT',
  product: 'INTEGER',
  v_w: 'DOUBLE',
  v_b: 'DOUBLE',
  active_w: 'BIGINT',
  active_b: 'BIGINT',
  largest_w: 'DOUBLE',
  kg_w: 'DOUBLE',
  kg_b: 'DOUBLE',
  phi_w: 'DOUBLE',
  phi_b: 'DOUBLE',
};
const SCORED = {
  ...SERIES,
  role: 'VARCHAR',
  changed: 'VARCHAR',
  growth: 'DOUBLE',
  expected: 'DOUBLE',
  has_base: 'INTEGER',
  delta: 'DOUBLE',
  sd: 'DOUBLE',
  log_ratio: 'DOUBLE',
  log_sd: 'DOUBLE',
  low: 'DOUBLE',
  high: 'DOUBLE',
  statistic: 'DOUBLE',
};

const PANEL = {
  exporter: 'SMALLINT',
  importer: 'SMALLINT',
  product: 'INTEGER',
  period: 'INTEGER',
  value: 'DECIMAL(18,2)',
  net_weight: 'DECIMAL(18,3)',
};
const doubles = (names: string): Record<string, string> =>
  Object.fromEntries(names.split(' ').map((name) => [name, 'DOUBLE']));
const LEGS = {
  leg: 'VARCHAR',
  station: 'SMALLINT',
  other: 'SMALLINT',
  role: 'VARCHAR',
  product: 'INTEGER',
  changed: 'VARCHAR',
  has_base: 'INTEGER',
  is_listed: 'INTEGER',
  stratum: 'VARCHAR',
  ...doubles('v_w v_b expected delta sd log_ratio log_var'),
};
const LEDGER = {
  id: 'BIGINT',
  place: 'INTEGER',
  period: 'INTEGER',
  ...doubles(
    'v_in e_in v_out e_out x_in x_out kg_x_in kg_x_out kg_in kg_out weighed_in raw_in weighed_out raw_out left_in left_out kg_left_in kg_left_out matched kg_matched waited',
  ),
};
const UNUSUAL = {
  kind: 'VARCHAR',
  run: 'INTEGER',
  leg: 'VARCHAR',
  station: 'SMALLINT',
  other: 'SMALLINT',
  role: 'VARCHAR',
  product: 'INTEGER',
  stratum: 'VARCHAR',
};

/** The relations that analyses read, with the columns their comments promise. */
const RELATIONS = {
  flow: FLOW_COLUMNS,
  catalog: CATALOG_COLUMNS,
  reporters: { reporter: 'SMALLINT' },
  partners: { partner: 'SMALLINT' },
  rates: { currency: 'VARCHAR', period: 'INTEGER', rate: 'DOUBLE' },
  senders: { area: 'SMALLINT', exporter: 'SMALLINT' },
  receivers: { importer: 'SMALLINT', role: 'VARCHAR' },
  goods_map: {
    class: 'INTEGER',
    level: 'TINYINT',
    product: 'INTEGER',
    hs_rev: 'SMALLINT',
    asked_level: 'TINYINT',
    asked_product: 'INTEGER',
  },
  markets: { partner: 'SMALLINT', is_asked: 'TINYINT' },
  asked: { asked_level: 'TINYINT', asked_product: 'INTEGER', hs_rev: 'SMALLINT' },
  lines: { class: 'INTEGER', level: 'TINYINT', product: 'INTEGER', hs_rev: 'SMALLINT' },
  panel: PANEL,
  series: SERIES,
  growth: { exporter: 'SMALLINT', product: 'INTEGER', growth: 'DOUBLE', variance: 'DOUBLE' },
  changed: { product: 'INTEGER', how: 'VARCHAR' },
  scored: SCORED,
  siblings: { product: 'INTEGER', sibling: 'INTEGER', how: 'VARCHAR' },
  linked: { code: 'INTEGER', other: 'INTEGER' },
  findings: {
    ...SCORED,
    family: 'VARCHAR',
    shortfall: 'DOUBLE',
    shortfall_low: 'DOUBLE',
    shortfall_high: 'DOUBLE',
    q: 'DOUBLE',
  },
  observed: { id: 'BIGINT', family: 'VARCHAR', stratum: 'VARCHAR', strength: 'DOUBLE', n: 'BIGINT' },
  placebo: { family: 'VARCHAR', kind: 'VARCHAR', stratum: 'VARCHAR', strength: 'DOUBLE', n: 'BIGINT' },
  roles: { area: 'SMALLINT', role: 'VARCHAR' },
  leg_series: SERIES,
  leg_growth: { exporter: 'SMALLINT', product: 'INTEGER', growth: 'DOUBLE', variance: 'DOUBLE' },
  leg_changed: { product: 'INTEGER', how: 'VARCHAR' },
  legs: LEGS,
  listed: { product: 'INTEGER' },
  candidates: {
    id: 'BIGINT',
    station: 'SMALLINT',
    product: 'INTEGER',
    ...doubles('strength_in sd_in strength_out sd_out'),
  },
  seen: { ...UNUSUAL, ...doubles('log_ratio log_var log_level sd expected') },
  counted: {
    kind: 'VARCHAR',
    run: 'INTEGER',
    leg: 'VARCHAR',
    other: 'SMALLINT',
    role: 'VARCHAR',
    stratum: 'VARCHAR',
    n: 'BIGINT',
  },
  sampled: { leg: 'VARCHAR', ...doubles('log_ratio log_var delta sd expected') },
  spread: { leg: 'VARCHAR', between_var: 'DOUBLE' },
  unusual: { ...UNUSUAL, ...doubles('strength sd p') },
  draws: { draw: 'INTEGER', multiplier: 'BIGINT' },
  sent_series: SERIES,
  received_series: SERIES,
  reporting: { area: 'SMALLINT', product: 'INTEGER' },
  sent_growth: { exporter: 'SMALLINT', product: 'INTEGER', growth: 'DOUBLE', variance: 'DOUBLE' },
  sent_changed: { product: 'INTEGER', how: 'VARCHAR' },
  wanted: { station: 'SMALLINT', product: 'INTEGER' },
  places: { place: 'INTEGER', pair: 'INTEGER', period: 'INTEGER', sign: 'INTEGER' },
  lunar: { area: 'SMALLINT' },
  trade: PANEL,
  ledger: LEDGER,
  widths: { leg: 'VARCHAR', width: 'DOUBLE' },
  diverted: { station: 'SMALLINT', product: 'INTEGER', amount: 'DOUBLE' },
  placed: { family: 'VARCHAR', id: 'BIGINT', n: 'BIGINT', p: 'DOUBLE' },
};

/** SQL that stands for the pieces which code puts into a file. */
const PIECES: Readonly<Record<string, string>> = {
  columns: 'f.reporter, sum(f.value) AS value',
  order: 'GROUP BY f.reporter ORDER BY f.reporter',
  by_class: '',
  periods: '(f.period BETWEEN 202201 AND 202212)',
  lines: 'lines',
  panel: 'panel',
  senders: 'senders',
  receivers: 'receivers',
  goods_map: 'goods_map',
  series: 'series',
  roles: 'roles',
  observed: 'observed',
  scored: 'scored',
  placed: 'placed',
  kind: "'pseudo dates'",
  where: 'l.is_listed = 1',
  taken: 'received_series',
  sent: 'leg_series',
  moves: 'legs',
  place_of_code: 'CAST(l.product AS BIGINT)',
  rows: 'flow',
  value: 'sum(f.value)',
  weight: 'sum(f.net_weight)',
  rates: '',
  worth: 'f.value',
  but: '',
  sender: 'f.reporter',
  receiver: 'f.partner',
  period: 'f.period',
  group:
    'GROUP BY s.exporter, r.importer, CASE WHEN g.asked_level >= 6 THEN CAST(floor(g.asked_product / power(10, g.asked_level - 6)) AS INTEGER) ELSE CAST(floor(f.product / power(10, f.level - 6)) AS INTEGER) END, f.period',
};

const files = globSync('src/**/*.sql', { cwd: ROOT }).sort();

function statement(file: string): Sql {
  const text = readFileSync(path.join(ROOT, file), 'utf8').replaceAll(/--[^\n]*/g, '');
  const values = Object.fromEntries(
    [...text.matchAll(/\$([a-z_]\w*)/g)].map((match) => [match[1] ?? '', match[1] === 'source' ? 'x' : 6]),
  );
  const pieces = Object.fromEntries(
    [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => [match[1] ?? '', new Sql([PIECES[match[1] ?? ''] as string])]),
  );
  return sqlFile(`file://${path.join(ROOT, file)}`, path.basename(file).replace(/^/, './'), values, pieces);
}

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb({ tempDirectory: tempFolder(), threads: 1 });
  for (const [name, columns] of Object.entries(RELATIONS)) await engine.relation(name, columns, []);
});
afterAll(() => engine.close());

describe('every analysis', () => {
  it('is found', () => expect(files.length).toBeGreaterThanOrEqual(11));

  it.each(files)('%s is bound by DuckDB', async (file) => {
    await expect(engine.rows(sql`EXPLAIN ${inlined(statement(file))}`)).resolves.toBeDefined();
  });

  it.each(files)('%s is in the grammar of Trino', (file) => {
    const text = statement(file)
      .parts.map((part) => (typeof part === 'string' ? part : '6'))
      .join('');
    expect(new TrinoSQL().validate(text)).toEqual([]);
  });
});
