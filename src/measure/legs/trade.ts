import type { Engine } from '../../engine/engine.ts';
import { sql } from '../../engine/sql.ts';
import { areaLabel } from '../../trade/area.ts';
import type { Product } from '../../trade/hs.ts';
import { formatPeriod, type Period, type Span, yearOf } from '../../trade/period.ts';
import { areaRelation } from '../flows/question.ts';
import { resolveGoods } from '../goods/resolve.ts';
import { currenciesOf, keepSides, makeRelation, oneCurrency, type PanelQuestion, panelBody } from '../panel/panel.ts';
import { leaveOut } from './gaps.ts';
import { inWholeYears, type Piece, type Plan } from './plan.ts';

export interface TradeQuestion {
  readonly level: 0 | 2 | 4 | 6 | 8;
  /** Months, or years: stored months are then summed to whole years. */
  readonly window: Span;
  readonly base: Span;
  /** Codes to read, or all that the data has at the level. */
  readonly goods: readonly Product[] | 'all';
  readonly currency: string | undefined;
  /** Of `received`: areas and periods that the other side says nothing of, so that both sides hold the same months. */
  readonly unsent?: readonly (readonly [number, Period])[];
}

export interface Trade {
  readonly currency: string;
  /** Reporter-periods that were left out of the comparison since their counterpart is missing. */
  readonly leftOut: readonly string[];
  readonly empty: boolean;
}

/**
 * Makes the relation `trade` (or `received`): exporter, importer, product, period, value, net_weight of every pair that the
 * plan reads, like for like, in one currency. With one piece and nothing to sum it is a view over the stored rows.
 */
export async function makeTrade(
  engine: Engine,
  name: 'trade' | 'received',
  plan: Plan,
  question: TradeQuestion,
): Promise<Trade> {
  const asked: { piece: Piece; currencies: string[]; question: PanelQuestion }[] = [];
  for (const piece of plan.pieces) {
    await makeSides(engine, piece);
    const panel = { ...panelOf(piece, question), goods: { mixed: false } };
    const currencies = await currenciesOf(engine, panel);
    if (currencies.length > 0) asked.push({ piece, currencies, question: panel });
  }
  const currency = oneCurrency(
    asked.flatMap(({ currencies }) => currencies),
    question.currency,
  );
  const leftOut = new Map<number, readonly Period[]>();
  const only = asked.length === 1;
  await makeRelation(engine, name, EMPTY, false);
  await engine.relation('unsent', { area: 'SMALLINT', period: 'INTEGER' }, question.unsent ?? []);
  for (const { piece, currencies, question: panel } of asked) {
    await makeSides(engine, piece);
    for (const [reporter, periods] of await leaveOut(engine, piece, question)) leftOut.set(reporter, periods);
    const { n } = (await engine.rows<{ n: number }>(sql`SELECT count(*) AS n FROM left_out`))[0] ?? { n: 0 };
    const corner = {
      source: piece.source,
      flow: piece.view === 'export' ? 2 : 1,
      frequency: piece.frequency,
      spans: [panel.span],
    };
    const products = question.goods === 'all' ? await storedGoods(engine, corner, question.level) : question.goods;
    const goods = await resolveGoods(
      engine,
      corner,
      products.map((product) => ({ ...product, hsRev: 0 })),
    );
    const about = {
      ...panel,
      goods,
      leavesOut: n > 0,
      leavesUnsent: question.unsent !== undefined && question.unsent.length > 0,
    };
    const { body, exact } = await panelBody(engine, about, currencies, currency);
    if (only && exact) {
      await keepSides(engine, name);
      const kept = await panelBody(engine, { ...about, own: name }, currencies, currency);
      await makeRelation(engine, name, kept.body, true);
    } else await engine.run(name === 'trade' ? sql`INSERT INTO trade ${body}` : sql`INSERT INTO received ${body}`);
  }
  return { currency, leftOut: said(leftOut), empty: asked.length === 0 };
}

const EMPTY = sql`SELECT CAST(NULL AS SMALLINT) AS exporter, CAST(NULL AS SMALLINT) AS importer, CAST(NULL AS INTEGER) AS product,
  CAST(NULL AS INTEGER) AS period, CAST(NULL AS DECIMAL(38, 2)) AS value, CAST(NULL AS DECIMAL(38, 3)) AS net_weight WHERE 1 = 0`;

async function makeSides(engine: Engine, piece: Piece): Promise<void> {
  const reporters = piece.view === 'export' ? [...piece.senders.keys()] : [...piece.receivers];
  await engine.relation('senders', { area: 'SMALLINT', exporter: 'SMALLINT' }, [...piece.senders]);
  await engine.relation(
    'receivers',
    { importer: 'SMALLINT', role: 'VARCHAR' },
    [...piece.receivers].map((area) => [area, 'receiver']),
  );
  await areaRelation(engine, 'reporters', reporters);
}

function panelOf(piece: Piece, question: TradeQuestion): Omit<PanelQuestion, 'goods'> {
  const yearly = inWholeYears(piece, question.window);
  const last = yearly ? question.window.to * 100 + 12 : question.window.to;
  return {
    source: piece.source,
    view: piece.view,
    frequency: piece.frequency,
    yearly,
    level: question.level,
    span: { from: (piece.frequency === 12 ? 190001 : 1900) as Period, to: last as Period },
    native: [...piece.senders].every(([area, exporter]) => area === exporter),
  };
}

async function storedGoods(
  engine: Engine,
  corner: { source: string; flow: number; frequency: number },
  level: number,
): Promise<Product[]> {
  const rows = await engine.rows<{
    code: number;
  }>(sql`SELECT DISTINCT CAST(floor(product / power(10, level - ${level})) AS INTEGER) AS code
    FROM catalog WHERE kind = 'product' AND source = ${corner.source} AND flow = ${corner.flow} AND freq = ${corner.frequency}
      AND level >= ${level} AND (level = 0) = ${level === 0} AND reporter IN (SELECT reporter FROM reporters) ORDER BY code`);
  return rows.map((row) => ({ level: level as Product['level'], code: row.code as Product['code'] }));
}

function said(leftOut: ReadonlyMap<number, readonly Period[]>): string[] {
  return [...leftOut].map(([reporter, periods]) => {
    const years = [...new Set(periods.map(yearOf))];
    const shown =
      periods.length <= 4 ? periods.map(formatPeriod).join(', ') : `${periods.length} periods of ${years.join(', ')}`;
    return `${areaLabel(reporter)} ${shown}`;
  });
}
