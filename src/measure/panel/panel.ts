import type { Engine } from '../../engine/engine.ts';
import { ident, inlined, type Sql, sql, sqlFile } from '../../engine/sql.ts';
import { EntrepotError } from '../../trade/errors.ts';
import { formatPeriod, type Span } from '../../trade/period.ts';
import { ratesPerUsd } from '../../trade/rates.ts';
import type { Resolved } from '../goods/resolve.ts';

export interface PanelQuestion {
  readonly source: string;
  /** Whose reports: the exporters', or the importers' (the mirror). */
  readonly view: 'export' | 'import';
  /** Of the stored rows: 12 or 1. */
  readonly frequency: number;
  /** Stored months are summed to years. `left_out` has to name the months of years that are not whole. */
  readonly yearly?: boolean;
  /** Digits of the goods: 0, 2, 4, 6 or 8. */
  readonly level: number;
  /** In periods as they are stored. */
  readonly span: Span;
  readonly goods: Pick<Resolved, 'mixed'>;
  /** Each reporter stands for one exporter, so stored rows are series already and need no summing. */
  readonly native: boolean;
  /** Rows of the reporter-periods of the relation `left_out`, and of the partner-periods of `unsent`, are not read. */
  readonly leavesOut?: boolean;
  readonly leavesUnsent?: boolean;
  /** Prefix of the relations that it reads, where those are kept for a view (`keepSides`). */
  readonly own?: string;
}

export interface PanelBody {
  readonly body: Sql;
  /** The stored rows are the panel's rows: it need not be a copy. */
  readonly exact: boolean;
}

/**
 * Makes the relation `panel` (exporter, importer, product, period, value, net_weight). Needs `senders`, `receivers` and
 * the relations of `resolveGoods`. @returns the currency its values are in.
 */
export async function makePanel(
  engine: Engine,
  question: PanelQuestion & { readonly currency: string | undefined },
): Promise<string> {
  const currencies = await currenciesOf(engine, question);
  if (currencies.length === 0) throw nothing(question);
  const currency = oneCurrency(currencies, question.currency);
  const { body, exact } = await panelBody(engine, question, currencies, currency);
  await makeRelation(engine, 'panel', body, exact);
  return currency;
}

/** The asked currency, else the only one that stands in the rows, else US dollars. */
export function oneCurrency(found: readonly string[], wanted: string | undefined): string {
  const distinct = [...new Set(found)];
  return wanted ?? (distinct.length === 1 ? distinct[0] : undefined) ?? 'USD';
}

/** The relations that a panel's statement reads; a view reads them each time it is asked, so it needs some of its own. */
const SIDES = ['senders', 'receivers', 'goods_map', 'period_class', 'left_out', 'unsent'] as const;
type SideName = (typeof SIDES)[number];

/** The statement that reads a panel's rows, with `rates` made where `currencies` are not all the wanted one. */
export async function panelBody(
  engine: Engine,
  question: PanelQuestion,
  currencies: readonly string[],
  currency: string,
): Promise<PanelBody> {
  const converted = currencies.some((found) => found !== currency);
  if (converted) await makeRates(engine, currencies, currency, question);
  const worth = converted ? sql`CAST(f.value * x.rate AS DECIMAL(18, 2))` : sql`f.value`;
  const unsummed = question.native && question.yearly !== true && (await isNative(engine, question));
  const summed = (value: Sql): Sql => (unsummed ? value : sql`sum(${value})`);
  const period = question.yearly === true ? sql`CAST(floor(f.period / 100) AS INTEGER)` : sql`f.period`;
  const side = (name: SideName): Sql => ident(question.own === undefined ? name : `${question.own}_${name}`);
  const leftOut = sql`AND NOT EXISTS (SELECT 1 FROM ${side('left_out')} o WHERE o.reporter = f.reporter AND o.period = f.period)`;
  const unsent = sql`AND NOT EXISTS (SELECT 1 FROM ${side('unsent')} u WHERE u.area = f.partner AND u.period = ${period})`;
  const ends = [sql`f.reporter`, sql`f.partner`] as const;
  const [sender, receiver] = question.view === 'export' ? ends : [ends[1], ends[0]];
  const body = sqlFile(
    import.meta.url,
    './panel.sql',
    {
      source: question.source,
      flow: question.view === 'export' ? 2 : 1,
      frequency: question.frequency,
      level: question.level,
      first_period: question.span.from,
      last_period: question.span.to,
    },
    {
      senders: side('senders'),
      receivers: side('receivers'),
      goods_map: side('goods_map'),
      sender,
      receiver,
      period,
      value: summed(worth),
      weight: summed(sql`f.net_weight`),
      rates: converted ? sql`JOIN rates x ON x.currency = f.currency AND x.period = f.period` : sql``,
      by_class: question.goods.mixed
        ? sql`JOIN ${side('period_class')} c ON c.reporter = f.reporter AND c.period = f.period AND c.class = g.class`
        : sql``,
      but: sql`${question.leavesOut === true ? leftOut : sql``} ${question.leavesUnsent === true ? unsent : sql``}`,
      group: unsummed ? sql`` : sql`GROUP BY 1, 2, 3, 4`,
    },
  );
  return { body, exact: unsummed && !converted };
}

/** A view where nothing has to be summed: the scan then reads the stored rows once, and keeps no copy. */
export async function makeRelation(engine: Engine, name: 'panel' | 'trade' | 'received', body: Sql, asView: boolean) {
  const relation = { panel: sql`panel`, trade: sql`trade`, received: sql`received` }[name];
  const found = await engine.rows<{ kind: string }>(
    sql`SELECT table_type AS kind FROM information_schema.tables WHERE table_name = ${name}`,
  );
  const kind = found[0]?.kind;
  if (kind !== undefined) await engine.run(kind === 'VIEW' ? sql`DROP VIEW ${relation}` : sql`DROP TABLE ${relation}`);
  if (asView) await engine.run(inlined(sql`CREATE TEMP VIEW ${relation} AS ${body}`));
  else await engine.run(sql`CREATE TEMP TABLE ${relation} AS ${body}`);
}

/** Keeps the relations that a panel reads at this moment under names of their own. */
export async function keepSides(engine: Engine, own: string): Promise<void> {
  for (const name of SIDES)
    await engine.run(sql`CREATE OR REPLACE TEMP TABLE ${ident(`${own}_${name}`)} AS SELECT * FROM ${ident(name)}`);
}

async function isNative(engine: Engine, question: PanelQuestion): Promise<boolean> {
  const rows = await engine.rows<{ level: number; asked_level: number }>(
    sql`SELECT DISTINCT level, asked_level FROM goods_map`,
  );
  return rows.every((row) => row.level === question.level);
}

/** The currencies that stand in the rows of a question; none where there are no rows. */
export async function currenciesOf(engine: Engine, question: PanelQuestion): Promise<string[]> {
  const [reporters, partners] =
    question.view === 'export'
      ? [sql`SELECT area FROM senders`, sql`SELECT importer FROM receivers`]
      : [sql`SELECT importer FROM receivers`, sql`SELECT area FROM senders`];
  const rows = await engine.rows<{ currency: string }>(sql`SELECT DISTINCT currency FROM flow f
    WHERE f.source = ${question.source} AND f.freq = ${question.frequency} AND f.period BETWEEN ${question.span.from} AND ${question.span.to}
      AND f.flow = ${question.view === 'export' ? 2 : 1} AND f.reporter IN (${reporters}) AND f.partner IN (${partners}) ORDER BY currency`);
  return rows.map((row) => row.currency);
}

function nothing(question: PanelQuestion): EntrepotError {
  return new EntrepotError(
    'not-found',
    `${question.source} has nothing from these exporters to these importers between ${formatPeriod(question.span.from)} and ${formatPeriod(question.span.to)}`,
  );
}

async function makeRates(
  engine: Engine,
  currencies: readonly string[],
  to: string,
  { source, view, frequency, span }: PanelQuestion,
): Promise<void> {
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
  const known = new Set(periods.map(Number));
  const asked = await engine.rows<{
    period: number;
  }>(sql`SELECT DISTINCT first_period AS period FROM catalog WHERE kind = 'period'
    AND source = ${source} AND flow = ${view === 'export' ? 2 : 1} AND freq = ${frequency} AND first_period BETWEEN ${span.from} AND ${span.to} ORDER BY period`);
  const without = asked.filter(({ period }) => !known.has(period)).map(({ period }) => formatPeriod(period));
  if (without.length > 0)
    throw new EntrepotError(
      'not-assessable',
      `the shipped exchange rates have none for ${without[0]} to ${without.at(-1)}, which ${source} needs to be told in ${to}`,
      {
        fields: { source, currency: to, periods: without },
      },
    );
  await engine.relation('rates', { currency: 'VARCHAR', period: 'INTEGER', rate: 'DOUBLE' }, rows);
}
