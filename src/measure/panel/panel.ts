import type { Engine } from '../../engine/engine.ts';
import { inlined, type Sql, sql, sqlFile } from '../../engine/sql.ts';
import { EntrepotError } from '../../trade/errors.ts';
import { formatPeriod, type Span } from '../../trade/period.ts';
import { ratesPerUsd } from '../../trade/rates.ts';
import type { Resolved } from '../goods/resolve.ts';

export interface PanelQuestion {
  readonly source: string;
  readonly frequency: number;
  /** Digits of the goods: 2, 4, 6 or 8. */
  readonly level: number;
  readonly span: Span;
  readonly goods: Resolved;
  /** Each reporter stands for one exporter, so stored rows are series already and need no summing. */
  readonly native: boolean;
  readonly currency: string | undefined;
}

/**
 * Makes the relation `panel` (exporter, importer, product, period, value, net_weight). Needs `senders`, `receivers` and
 * the relations of `resolveGoods`. @returns the currency its values are in.
 */
export async function makePanel(engine: Engine, question: PanelQuestion): Promise<string> {
  const currencies = await currenciesOf(engine, question);
  const currency = question.currency ?? (currencies.length === 1 ? currencies[0] : undefined) ?? 'USD';
  const converted = currencies.some((found) => found !== currency);
  if (converted) await makeRates(engine, currencies, currency, question.span);
  const worth = converted ? sql`CAST(f.value * x.rate AS DECIMAL(18, 2))` : sql`f.value`;
  const exact = question.native && (await isNative(engine, question));
  const summed = (value: Sql): Sql => (exact ? value : sql`sum(${value})`);
  const body = sqlFile(
    import.meta.url,
    './panel.sql',
    {
      source: question.source,
      frequency: question.frequency,
      level: question.level,
      first_period: question.span.from,
      last_period: question.span.to,
    },
    {
      value: summed(worth),
      weight: summed(sql`f.net_weight`),
      rates: converted ? sql`JOIN rates x ON x.currency = f.currency AND x.period = f.period` : sql``,
      by_class: question.goods.mixed
        ? sql`JOIN period_class c ON c.reporter = f.reporter AND c.period = f.period AND c.class = g.class`
        : sql``,
      group: exact ? sql`` : sql`GROUP BY 1, 2, 3, 4`,
    },
  );
  await dropPanel(engine);
  // A view where nothing has to be summed: the scan then reads the stored rows once, and keeps no copy.
  if (exact && !converted) await engine.run(inlined(sql`CREATE TEMP VIEW panel AS ${body}`));
  else await engine.run(sql`CREATE TEMP TABLE panel AS ${body}`);
  return currency;
}

async function dropPanel(engine: Engine): Promise<void> {
  const found = await engine.rows<{ kind: string }>(
    sql`SELECT table_type AS kind FROM information_schema.tables WHERE table_name = 'panel'`,
  );
  const kind = found[0]?.kind;
  if (kind !== undefined) await engine.run(kind === 'VIEW' ? sql`DROP VIEW panel` : sql`DROP TABLE panel`);
}

async function isNative(engine: Engine, question: PanelQuestion): Promise<boolean> {
  const rows = await engine.rows<{ level: number; asked_level: number }>(
    sql`SELECT DISTINCT level, asked_level FROM goods_map`,
  );
  return rows.every((row) => row.level === question.level);
}

async function currenciesOf(engine: Engine, question: PanelQuestion): Promise<string[]> {
  const rows = await engine.rows<{ currency: string }>(sql`SELECT DISTINCT currency FROM flow f
    WHERE f.source = ${question.source} AND f.freq = ${question.frequency} AND f.period BETWEEN ${question.span.from} AND ${question.span.to}
      AND f.flow = 2 AND f.reporter IN (SELECT reporter FROM senders) AND f.partner IN (SELECT importer FROM receivers) ORDER BY currency`);
  if (rows.length === 0) {
    throw new EntrepotError(
      'not-found',
      `${question.source} has nothing from these exporters to these importers between ${formatPeriod(question.span.from)} and ${formatPeriod(question.span.to)}`,
    );
  }
  return rows.map((row) => row.currency);
}

async function makeRates(engine: Engine, currencies: readonly string[], to: string, span: Span): Promise<void> {
  const rates = ratesPerUsd().filter((rate) => rate.period >= span.from && rate.period <= span.to);
  const perUsd = new Map(rates.map((rate) => [`${rate.currency} ${rate.period}`, rate.perUsd]));
  const periods = [...new Set(rates.map((rate) => rate.period))];
  const rows = currencies.flatMap((from) =>
    periods.map((period) => {
      const [a, b] = [from, to].map((currency) => (currency === 'USD' ? 1 : perUsd.get(`${currency} ${period}`)));
      if (a === undefined || b === undefined) {
        throw new EntrepotError(
          'not-assessable',
          `no exchange rate of ${a === undefined ? from : to} for ${formatPeriod(period)}`,
          { fields: { currency: a === undefined ? from : to, period: formatPeriod(period) } },
        );
      }
      return [from, period, b / a] as const;
    }),
  );
  await engine.relation('rates', { currency: 'VARCHAR', period: 'INTEGER', rate: 'DOUBLE' }, rows);
}
