import { areaRelation } from '../measure/flows/question.ts';
import type { Corner } from '../measure/goods/resolve.ts';
import { LEAST_PARTNERS, type PriceRow, readPrices } from '../measure/prices/prices.ts';
import { FLOWS } from '../trade/flow.ts';
import { formatPeriod, frequencyOf, type Period, periodsOf } from '../trade/period.ts';
import { type Context, type OpenLake, withLake } from './context.ts';
import { coverageOf, readGoods, sourceFor } from './flows.ts';
import { type FlowsParameters, flowsCommand } from './flows-command.ts';
import { ask, type Question, type SaidQuestion, said } from './flows-question.ts';
import { cents, digits, grams } from './rounding.ts';

export type PricesParameters = Pick<
  FlowsParameters,
  'reporter' | 'partner' | 'hs' | 'from' | 'to' | 'flow' | 'revision' | 'currency' | 'source' | 'asOf'
>;

export interface PricePoint {
  readonly period: string;
  /** Null where it was not published; zero where it was and there was no such trade. */
  readonly value: number | null;
  /** The part of `value` that has a weight; only that has a price. */
  readonly weighed: number | null;
  readonly kg: number | null;
  readonly unitValue: number | null;
  /** What the same reporters' other partners paid: quartiles; null with fewer than five of them. */
  readonly reference: {
    readonly low: number;
    readonly median: number;
    readonly high: number;
    readonly partners: number;
  } | null;
}

export interface PricesAnswer {
  readonly question: SaidQuestion;
  readonly snapshot: string;
  readonly source: string;
  readonly currency: string;
  readonly perUnit: 'kg';
  readonly points: readonly PricePoint[];
  readonly notes: readonly string[];
  /** Shows values and weights of the corridor. */
  readonly query: string;
}

/** What a kilogram cost on a corridor, period by period, beside what the same reporters' other partners paid. */
export async function prices(context: Context, parameters: PricesParameters): Promise<PricesAnswer> {
  const asked = ask(parameters);
  return withLake(context, parameters.asOf, async (lake) => answer(lake, asked, parameters));
}

async function answer(lake: OpenLake, asked: Question, parameters: PricesParameters): Promise<PricesAnswer> {
  const { engine, snapshot } = lake;
  const { question, corner, yearly } = await cornerOf(lake, asked, parameters);
  const goods = await readGoods(engine, corner, question, parameters);
  const coverage = await coverageOf(lake, corner, question);
  const { currency, rows } = await readPrices(engine, corner, goods.resolved, parameters.currency?.toUpperCase());
  const byPeriod = new Map(rows.map((row) => [row.period, row]));
  const points = periodsOf(question.window).map((period) =>
    pointOf(period, byPeriod.get(period), coverage.silent.has(period)),
  );
  return {
    question: said(question, parameters),
    snapshot: snapshot.id,
    source: corner.source,
    currency,
    perUnit: 'kg',
    points,
    notes: [
      ...notesOf(points, rows, question),
      ...question.notes,
      ...goods.notes,
      ...coverage.window.missing.map(({ reporter, periods }) => `not published: ${reporter} ${periods.join(', ')}`),
      ...(yearly ? ['years asked for are told in months'] : []),
    ],
    query: flowsCommand(parameters),
  };
}

async function cornerOf(lake: OpenLake, asked: Question, parameters: PricesParameters) {
  await areaRelation(lake.engine, 'reporters', asked.reporters);
  await areaRelation(lake.engine, 'partners', asked.partners);
  const { question, choice, yearly } = await sourceFor(lake, asked, parameters);
  const corner: Corner = {
    source: choice.source,
    flow: FLOWS[question.flow],
    frequency: frequencyOf(question.window.from),
    spans: [question.window],
  };
  return { question, corner, yearly };
}

function pointOf(period: Period, row: PriceRow | undefined, silent: boolean): PricePoint {
  const {
    value = null,
    weighed = null,
    kg = null,
    partners = null,
    low = null,
    median = null,
    high = null,
  } = row ?? {};
  return {
    period: formatPeriod(period),
    value: silent ? null : cents(value ?? 0),
    weighed: silent ? null : cents(weighed ?? 0),
    kg: kg === null ? null : grams(kg),
    unitValue: weighed === null || kg === null ? null : digits(weighed / kg),
    reference:
      partners === null || low === null || median === null || high === null
        ? null
        : { low: digits(low), median: digits(median), high: digits(high), partners },
  };
}

function notesOf(points: readonly PricePoint[], rows: readonly PriceRow[], question: Question): string[] {
  const traded = points.filter(({ value }) => value !== null && value > 0);
  const unpriced = traded.filter(({ unitValue }) => unitValue === null);
  const partly = traded.filter(({ value, weighed, unitValue }) => unitValue !== null && weighed !== value);
  const alone = points.filter(({ reference, value }) => reference === null && value !== null);
  const estimated = rows.reduce((n, row) => n + (row.estimated ?? 0), 0);
  const list = (some: readonly PricePoint[]): string =>
    some.length <= 4 ? some.map(({ period }) => period).join(', ') : `${some.length} of ${points.length} periods`;
  const { products } = question;
  return [
    ...(unpriced.length > 0 && unpriced.length === traded.length
      ? ['no price: no row of this corridor has a weight in the loaded data']
      : unpriced.length > 0
        ? [`no price where no row has a weight: ${list(unpriced)}`]
        : []),
    ...(partly.length > 0 ? [`part of the value has no weight and no price: ${list(partly)}`] : []),
    ...(alone.length > 0
      ? [`no reference where fewer than ${LEAST_PARTNERS} other partners have a weight: ${list(alone)}`]
      : []),
    ...(estimated > 0 ? [`${estimated} rows have a weight that the source estimated`] : []),
    ...(products.length > 1 || products.some(({ level }) => level < 6)
      ? ['goods of several codes: another mix of them moves the unit value too']
      : []),
  ];
}
