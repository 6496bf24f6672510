import type { Engine } from '../../engine/engine.ts';
import { sqlFile } from '../../engine/sql.ts';
import type { Load } from '../../lake/ledger.ts';
import { type Frequency, frequencyOf, type Period, type Span, yearOf } from '../../trade/period.ts';

/** A load that names so many partners of a flow leaves none out: what it does not name is nothing. */
const EVERY_PARTNER = 60;

/** One reporter-period of a source that tells of every asked partner. */
export interface Published {
  readonly source: string;
  readonly reporter: number;
  readonly freq: Frequency;
  readonly period: Period;
}

/** One that tells of some of the asked partners only. */
export interface NarrowlyPublished extends Published {
  readonly told: readonly number[];
}

/** A reporter-period as one load holds it. */
export interface Held extends Published {
  readonly load: string;
}

/** Whom a load names, and when. */
export interface Scope {
  readonly load: string;
  readonly freq: Frequency;
  readonly partner: number;
  readonly first_period: Period;
  readonly last_period: Period;
}

interface FlowOf {
  readonly flow: number;
  /** Whether totals of all goods are asked; a file of totals says nothing of single goods, nor the other way round. */
  readonly total: boolean;
}

export interface PublishedQuestion extends FlowOf {
  readonly window: Span;
  readonly partners: readonly number[];
  readonly loads: readonly Load[];
}

export interface PublishedPeriods {
  readonly whole: readonly Published[];
  readonly narrow: readonly NarrowlyPublished[];
}

/**
 * What the loaded files hold, whatever the source, in the window's months (of its whole years, where it is in years) and
 * years. Needs the relation `reporters`.
 */
export async function readHeld(engine: Engine, { flow, total, window }: FlowOf & { readonly window: Span }) {
  const monthly = frequencyOf(window.from) === 12;
  const [first, last] = [yearOf(window.from), yearOf(window.to)];
  return engine.rows<Held>(
    sqlFile(import.meta.url, './held.sql', {
      flow,
      total: total ? 1 : 0,
      first_month: monthly ? window.from : first * 100 + 1,
      last_month: monthly ? window.to : last * 100 + 12,
      first_year: first,
      last_year: last,
    }),
  );
}

export async function readScopes(engine: Engine, { flow, total }: FlowOf): Promise<readonly Scope[]> {
  return engine.rows<Scope>(sqlFile(import.meta.url, './scope.sql', { flow, total: total ? 1 : 0 }));
}

/** What is known of the asked corridors. Needs the relation `reporters`. */
export async function publishedPeriods(engine: Engine, question: PublishedQuestion): Promise<PublishedPeriods> {
  const { whole, narrow } = toldOf(await readHeld(engine, question), await readScopes(engine, question), question);
  return { whole: [...whole, ...answeredEmpty(question)], narrow };
}

/**
 * A load of one corridor says nothing of the others: a partner is told of when the load names it anywhere, or names so many
 * that it must be a load of all partners. Totals of all goods are never nothing between two that trade, so a load of some
 * partners tells of their totals from the first to the last that it names only.
 */
export function toldOf(
  held: readonly Held[],
  scopes: readonly Scope[],
  { partners, total }: { readonly partners: readonly number[]; readonly total: boolean },
): PublishedPeriods {
  const asked = new Set(partners);
  const named = new Map<string, { n: number; asked: Scope[] }>();
  for (const scope of scopes) {
    const key = `${scope.load} ${scope.freq}`;
    const known = named.get(key) ?? { n: 0, asked: [] };
    named.set(key, known);
    known.n += 1;
    if (asked.has(scope.partner)) known.asked.push(scope);
  }
  const cells = new Map<string, { cell: Published; told: Set<number> }>();
  for (const { load, ...cell } of held) {
    const scope = named.get(`${load} ${cell.freq}`);
    if (scope === undefined) continue;
    const tells =
      scope.n >= EVERY_PARTNER
        ? asked
        : scope.asked.filter(
            ({ first_period, last_period }) => !total || (cell.period >= first_period && cell.period <= last_period),
          );
    const key = `${cell.source} ${cell.reporter} ${cell.freq} ${cell.period}`;
    const known = cells.get(key) ?? { cell, told: new Set<number>() };
    cells.set(key, known);
    for (const one of tells) known.told.add(typeof one === 'number' ? one : one.partner);
  }
  const told = [...cells.values()].filter((one) => one.told.size > 0);
  return {
    whole: told.filter((one) => one.told.size === asked.size).map(({ cell }) => cell),
    narrow: told.filter((one) => one.told.size < asked.size).map((one) => ({ ...one.cell, told: [...one.told] })),
  };
}

/** Reporter-periods that a source was asked for, and that are published without such trade. */
function answeredEmpty({ flow, total, partners, loads }: PublishedQuestion): Published[] {
  return loads.flatMap((load) =>
    load.silences
      .filter(
        (silence) =>
          silence.state === 'published-empty' &&
          silence.flow === flow &&
          silence.products.includes('TOTAL') === total &&
          partners.every((partner) => silence.partners.includes(partner)),
      )
      .map((silence) => ({
        source: load.source,
        reporter: silence.reporter,
        freq: silence.freq as Frequency,
        period: silence.period as Period,
      })),
  );
}
