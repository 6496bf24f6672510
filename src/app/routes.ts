import { testBaskets } from '../detect/baskets/baskets.ts';
import { type DiversionRun, divert, type Markup } from '../detect/diversion/diversion.ts';
import { findGhosts } from '../detect/ghost-transit/ghost.ts';
import type { Reading as Thresholds } from '../detect/reading.ts';
import { judgeReclassified, watchNone, watchReclassified } from '../detect/reclassification/watch.ts';
import { judgePrices, watchNoPrices, watchPrices } from '../detect/unit-value/watch.ts';
import type { Engine } from '../engine/engine.ts';
import { sql } from '../engine/sql.ts';
import { silentPeriods } from '../measure/legs/gaps.ts';
import { type LegView, type Plan, planReceived, planTrade } from '../measure/legs/plan.ts';
import { makeTrade, type Trade } from '../measure/legs/trade.ts';
import { makeSeries } from '../measure/windows/windows.ts';
import { type Product, TOTAL } from '../trade/hs.ts';
import { type Period, type Span, yearOf } from '../trade/period.ts';
import type { Reading } from './scan-panel.ts';

/** Random baskets and turned changes of each corridor. */
const DRAWS = 499;

/** A reporter that tells of this part of the exporters' goods was loaded whole: what it does not name is nothing. */
export const BROAD = 0.2;

/** At what grain both legs of a route are held against each other. */
export interface Grain {
  readonly level: 0 | 2 | 4 | 6 | 8;
  /** Months, or years where a side has only years. */
  readonly window: Span;
  readonly base: Span;
  readonly products: readonly Product[];
}

export interface RouteSettings {
  readonly floor: number;
  readonly least: number;
  readonly minimum: number;
  readonly markup: Markup;
  readonly currency: string | undefined;
  readonly source: string | undefined;
  readonly seed: number;
}

/** What the relations of a run hold, beside the relations themselves (diversions, chains, ledger, ghosts, legs, sides). */
export interface Routes {
  readonly grain: Grain;
  readonly plan: Plan;
  readonly trade: Trade;
  readonly views: readonly LegView[];
  readonly diversion: DiversionRun;
  /** The list as a whole, and the choice of the goods that gained most, by intermediary. */
  readonly baskets: Awaited<ReturnType<typeof testBaskets>>;
  readonly placebos: readonly PlaceboCount[];
  /** Whether anything is known of what some intermediary sent on to the destination. */
  readonly onward: boolean;
  /** Whether some intermediary says what it received, from whomever. */
  readonly mirrored: boolean;
  /** Whether that could be held against what the exporters say they sent. */
  readonly twoSided: boolean;
}

/** The scenario's own grain. */
export function ownGrain(reading: Reading): Grain {
  const { level, window, base, products } = reading;
  return { level, window, base, products };
}

/** All goods by whole years: what national offices publish when they publish nothing finer. */
export function yearlyTotals(reading: Reading): Grain {
  return { level: 0, ...inYears(reading), products: [TOTAL] };
}

/** The years of a window and its base; where they would share one, the first of each. */
export function inYears({ window, base }: Pick<Grain, 'window' | 'base'>): Pick<Grain, 'window' | 'base'> {
  const years = ({ from, to }: Span): Span => ({ from: yearOf(from) as Period, to: yearOf(to) as Period });
  const first = ({ from }: Span): Span => ({ from, to: from });
  const [later, earlier] = [years(window), years(base)];
  return earlier.to < later.from ? { window: later, base: earlier } : { window: first(later), base: first(earlier) };
}

/**
 * Reads both legs and both sides of every route of a scenario at a grain and looks for diversion and ghost transit.
 * Where no loaded source has the second leg or side, the first is still read like for like.
 * @returns null where no loaded source has anything of the exporters.
 */
export async function findRoutes(
  engine: Engine,
  reading: Reading,
  grain: Grain,
  settings: RouteSettings,
  onStep: (label: string) => void,
): Promise<Routes | null> {
  const { window, base, level } = grain;
  const stations = {
    exporters: reading.exporters,
    destination: reading.destination,
    intermediaries: reading.intermediaries,
    controls: reading.controls,
  };
  const question = { stations, level, window, base, wanted: settings.source };
  const plan = await planTrade(engine, question);
  const received = await planReceived(engine, question, plan);
  const onward = plan.views.some((view) => view.leg === 'out' && view.reported !== 'none');
  const mirrored = received.views.some((view) => view.reported !== 'none');
  if (plan.pieces.length === 0) return null;

  onStep('reading both legs');
  const about = { level, window, base, goods: level === 0 ? grain.products : ('all' as const) };
  const trade = await makeTrade(engine, 'trade', plan, { ...about, currency: settings.currency });
  await engine.relation('roles', { area: 'SMALLINT', role: 'VARCHAR' }, [...plan.roles]);
  await makeListed(engine, grain);
  const thresholds: Thresholds = { floor: settings.floor, least: settings.least, level };
  const comparison = { window, base };
  // FOB and CIF prices are not of one market: where some reports are mirrors, none is called odd.
  const oneValuation = new Set(plan.pieces.map(({ view }) => view)).size === 1;
  await watchNone(engine);
  await watchNoPrices(engine);
  const diversion = await divert(
    engine,
    {
      comparison,
      event: reading.event,
      reading: thresholds,
      destination: reading.destination,
      minimum: settings.minimum,
      markup: settings.markup,
      pseudoDates: true,
      anyIntermediary: reading.intermediaries.length === 0,
      onLegs: async (earlier, kind) => {
        const kinds = kind === 'scenario' ? (['scenario', 'other goods'] as const) : ([kind] as const);
        await watchReclassified(engine, kinds, level);
        if (oneValuation) await watchPrices(engine, kinds, earlier.window);
      },
    },
    onStep,
  );
  const placebos = await placeboCounts(engine);
  const baskets = await testBaskets(engine, settings.seed, DRAWS);
  await judgeReclassified(engine);
  placebos.push(...(await placeboCounts(engine)));
  await judgePrices(engine);
  placebos.push(...(await placeboCounts(engine)));
  const twoSided = mirrored && plan.views.some((view) => view.leg === 'in' && view.reported === 'by the exporter');
  if (mirrored) await readReceived(engine, plan, received, grain, trade.currency);
  // Ghost transit leaves the series of what was received; evidence needs them without it, too.
  if (mirrored && !twoSided) await makeSeries(engine, sql`received_series`, sql`received`, comparison);
  if (twoSided) {
    await findGhosts(
      engine,
      { comparison, reading: thresholds, minimum: settings.minimum, pseudo: diversion.pseudo },
      onStep,
    );
    placebos.push(...(await placeboCounts(engine)));
  }
  return {
    grain,
    plan,
    trade,
    baskets,
    views: [...plan.views, ...received.views],
    diversion,
    placebos,
    onward,
    mirrored,
    twoSided,
  };
}

async function readReceived(
  engine: Engine,
  plan: Plan,
  received: Plan,
  { level, window, base, products }: Grain,
  currency: string,
): Promise<void> {
  const question = { level, window, base };
  const exporters = new Set([...plan.roles].filter(([, role]) => role === 'exporter').map(([area]) => area));
  const unsent: (readonly [number, Period])[] = [];
  for (const piece of plan.pieces.filter(({ view }) => view === 'export')) {
    const own = new Map([...piece.senders].filter(([, exporter]) => exporters.has(exporter)));
    unsent.push(...(await silentPeriods(engine, { ...piece, senders: own }, question)));
  }
  const unreceived: (readonly [number, Period])[] = [];
  for (const piece of received.pieces) unreceived.push(...(await silentPeriods(engine, piece, question)));
  await engine.relation('unreceived', { area: 'SMALLINT', period: 'INTEGER' }, unreceived);
  const goods = level === 0 ? products : ('all' as const);
  await makeTrade(engine, 'received', received, { ...question, goods, currency, unsent });
  await makeReporting(engine);
}

/**
 * Of which goods each station says what it received. A load of single codes says nothing of others: a station that tells of
 * at least a fifth as many goods as the exporters tells of all of them, another only of those it names.
 */
async function makeReporting(engine: Engine): Promise<void> {
  await engine.run(sql`CREATE OR REPLACE TEMP TABLE reporting AS
    WITH named AS (SELECT DISTINCT importer AS area, product FROM received),
      sent AS (SELECT DISTINCT t.product FROM trade t JOIN roles x ON x.area = t.exporter AND x.role = 'exporter'),
      broad AS (SELECT area FROM named GROUP BY area HAVING count(*) >= ${BROAD} * (SELECT count(*) FROM sent))
    SELECT area, product FROM named UNION SELECT b.area, s.product FROM broad b CROSS JOIN sent s`);
}

/** The scenario's goods among those of the relation `trade`. */
async function makeListed(engine: Engine, { level, products }: Grain): Promise<void> {
  if (products.length === 0) {
    await engine.run(sql`CREATE OR REPLACE TEMP TABLE listed AS SELECT DISTINCT product FROM trade`);
    return;
  }
  await engine.relation(
    'listed_codes',
    { level: 'TINYINT', code: 'INTEGER' },
    products.map((product) => [product.level, product.code]),
  );
  await engine.run(sql`CREATE OR REPLACE TEMP TABLE listed AS
    SELECT DISTINCT t.product FROM (SELECT DISTINCT product FROM trade) t JOIN listed_codes c ON
      CASE WHEN c.level >= ${level} THEN CAST(floor(c.code / power(10, c.level - ${level})) AS INTEGER) = t.product
        ELSE CAST(floor(t.product / power(10, ${level} - c.level)) AS INTEGER) = c.code END`);
}

/** The placebos of the run at hand, by family and kind. */
export interface PlaceboCount {
  readonly family: string;
  readonly kind: string;
  readonly placebos: number;
}

async function placeboCounts(engine: Engine): Promise<PlaceboCount[]> {
  return engine.rows<PlaceboCount>(
    sql`SELECT family, kind, sum(n) AS placebos FROM placebo GROUP BY family, kind ORDER BY family, kind`,
  );
}
