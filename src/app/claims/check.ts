import { layoutOf } from '../../lake/layout.ts';
import { readLedger } from '../../lake/ledger.ts';
import { areaLabel, parseArea } from '../../trade/area.ts';
import { findGoodsList } from '../../trade/goods-list.ts';
import { parseProduct } from '../../trade/hs.ts';
import { shortText } from '../../trade/nomenclature.ts';
import { formatPeriod, type Span } from '../../trade/period.ts';
import type { Ask, Measured, Reading } from '../../verify/ask.ts';
import { type Claim, exportersOf, importersOf, type Statement, type Statistic } from '../../verify/claim.ts';
import { claimVerdict, type ReadingResult, resultOf, type VerdictName, verdictOf } from '../../verify/judge.ts';
import { readingsOf } from '../../verify/plan.ts';
import type { Stated, Tolerance } from '../../verify/stated.ts';
import { sayAsk, sayFigure, sayMissing, sayShipments, sayStated, sayVerdict } from '../../verify/words.ts';
import { type Context, type OpenLake, remembered, withLake } from '../context.ts';
import { fetchCommand } from '../fetch-command.ts';
import { measure } from './measure.ts';

/** A claim as an answer repeats it. */
export interface ClaimSaid {
  readonly id: string;
  readonly text: string;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly link: string | null;
  readonly remark: string | null;
  readonly level: 'trade' | 'shipment';
  readonly exporter: readonly string[];
  readonly importer: readonly string[];
  readonly flow: string;
  readonly goods: readonly { readonly code: string; readonly text: string }[];
  readonly window: readonly [string, string];
  readonly base: readonly [string, string] | null;
  readonly measure: string;
}

/** Data that would settle a figure, and the command that gets it; null where no command does. */
export interface MissingData {
  readonly what: string;
  readonly fetch: string | null;
}

export interface ReadingSaid extends ReadingResult {
  /** The figure as a person writes it. */
  readonly said: string | null;
}

export interface CheckedStatement {
  readonly statistic: Statistic;
  readonly product: string | null;
  readonly stated: Stated;
  /** The stated figure as a person writes it. */
  readonly said: string;
  readonly tolerance: Tolerance;
  readonly verdict: VerdictName;
  readonly under: string | null;
  readonly why: string;
  readonly readings: readonly ReadingSaid[];
  readonly missing: readonly MissingData[];
}

export interface CheckedClaim {
  readonly claim: ClaimSaid;
  readonly from: string;
  readonly verdict: VerdictName;
  readonly under: string | null;
  readonly why: string;
  readonly statements: readonly CheckedStatement[];
}

/** Recomputes every figure of a claim, as claimed and in each other sensible way, and judges it. */
export async function checkClaim(context: Context, lake: OpenLake, claim: Claim, from: string): Promise<CheckedClaim> {
  const statements: CheckedStatement[] = [];
  for (const statement of claim.statements) statements.push(await checkStatement(context, lake, claim, statement));
  const { verdict, under } = claimVerdict(statements);
  const speaking = statements.filter((one) => one.verdict === verdict);
  const missing = new Set(statements.flatMap((one) => one.missing.map(({ what }) => what)));
  const untested = verdict === 'not-testable' ? 0 : statements.filter((one) => one.verdict === 'not-testable').length;
  const rest = untested === 0 ? '' : ` ${untested} of its ${statements.length} figures cannot be tested.`;
  return {
    claim: sayClaim(claim),
    from,
    verdict,
    under,
    why:
      verdict === 'not-testable' && missing.size > 0
        ? sayMissing([...missing])
        : `${[...new Set(speaking.map(({ why }) => why))].join(' ')}${rest}`,
    statements,
  };
}

async function checkStatement(
  context: Context,
  lake: OpenLake,
  claim: Claim,
  statement: Statement,
): Promise<CheckedStatement> {
  const { statistic, stated, product } = statement;
  const readings = readingsOf(claim, statement);
  const results: ReadingResult[] = [];
  const missing: MissingData[] = claim.form.level === 'shipment' ? [shipments(claim)] : [];
  for (const [index, reading] of readings.entries()) {
    const at = isContemporary(reading) ? await contemporary(context, claim.published ?? '', results) : lake.snapshot.id;
    if (at === null) continue;
    const measured = await measureReading(context, lake, reading, at);
    results.push(resultOf(reading, stated, measured.top, measured.bottom));
    if (index === 0) missing.push(...missingOf(reading, measured));
  }
  const judged = verdictOf(stated, results);
  return {
    statistic,
    product,
    stated,
    said: sayStated(statistic, stated, results[0]?.unit ?? ''),
    tolerance: judged.tolerance,
    verdict: judged.verdict,
    under: judged.under,
    why: sayVerdict(
      statistic,
      stated,
      judged,
      results,
      missing.map(({ what }) => what),
    ),
    readings: withoutEchoes(results).map((one) => ({
      ...one,
      said: one.figure === null ? null : sayFigure(statistic, one.figure, one.unit),
    })),
    missing: judged.verdict === 'not-testable' ? missing : [],
  };
}

/** A currency that the reports are in anyway is no other way to read them. */
function withoutEchoes(results: readonly ReadingResult[]): ReadingResult[] {
  const [first] = results;
  return results.filter(({ alternative, unit }) => alternative !== 'currency' || unit !== first?.unit);
}

function isContemporary({ top, bottom }: Reading): boolean {
  return [...top, ...bottom].some(({ vintage }) => vintage === 'contemporary');
}

/** The last snapshot whose loads of the same sources were all published by then; null where that is the newest, or none is known. */
async function contemporary(
  context: Context,
  published: string,
  results: readonly ReadingResult[],
): Promise<string | null> {
  const sources = results[0]?.sources ?? [];
  const entries = await readLedger(layoutOf(context.lake));
  const own = entries.filter(({ load }) => sources.includes(load.source));
  const later = own.find(
    ({ load }) => load.vintageFrom !== 'stated' || load.vintage.slice(0, published.length) > published,
  );
  if (later === undefined || own[0] === later) return null;
  return entries[later.sequence - 2]?.snapshot ?? null;
}

interface MeasuredReading {
  readonly top: readonly Measured[];
  readonly bottom: readonly Measured[];
}

async function measureReading(
  context: Context,
  lake: OpenLake,
  reading: Reading,
  at: string,
): Promise<MeasuredReading> {
  const measureIn = async (open: OpenLake): Promise<MeasuredReading> => {
    const all = async (asks: readonly Ask[]): Promise<Measured[]> => {
      const found: Measured[] = [];
      for (const ask of asks) found.push(await remembered(open, ['claim', ask], () => measure(open, ask)));
      return found;
    };
    const currency = await currencyFor(open, reading);
    const inOne = (asks: readonly Ask[]): readonly Ask[] =>
      asks.map((ask) => ({ ...ask, currency: ask.currency ?? currency }));
    return { top: await all(inOne(reading.top)), bottom: await all(inOne(reading.bottom)) };
  };
  return at === lake.snapshot.id ? measureIn(lake) : withLake(context, at, measureIn);
}

/** Sums that are divided have to be in one currency: that of the first where a claim names none. */
async function currencyFor(lake: OpenLake, { top, bottom }: Reading): Promise<string | null> {
  const [first, ...others] = [...top, ...bottom];
  if (first === undefined || first.measure !== 'value' || first.currency !== null || others.length === 0) return null;
  const found = await remembered(lake, ['claim', first], () => measure(lake, first));
  return found.unit === '' ? null : found.unit;
}

function missingOf({ top, bottom }: Reading, measured: MeasuredReading): MissingData[] {
  const asks = [...top, ...bottom];
  return [...measured.top, ...measured.bottom].flatMap(({ amount, coverage }, index) => {
    const ask = asks[index] as Ask;
    if (amount !== null && coverage.published === coverage.asked) return [];
    return [{ what: sayAsk(ask), fetch: fetchOf(ask) }];
  });
}

function fetchOf({ reporter, partner, products, flow, span }: Ask): string {
  const period = { from: formatPeriod(span.from), to: formatPeriod(span.to) };
  // Of all exporters at once there is no table; what the importer reported of the world says the same from the other side.
  if (reporter === 'all')
    return fetchCommand({ reporter: partner, partner: ['WORLD'], hs: products, flow: 'import', ...period });
  return fetchCommand({ reporter, partner, hs: products, ...(flow === 'export' ? {} : { flow }), ...period });
}

function shipments(claim: Claim): MissingData {
  return { what: `${sayShipments(claim)}; such records cannot be loaded yet`, fetch: null };
}

function sayClaim({ id, text, publisher, published, link, remark, form }: Claim): ClaimSaid {
  const span = (s: Span): [string, string] => [formatPeriod(s.from), formatPeriod(s.to)];
  const areas = (words: readonly string[]): string[] => words.map((word) => areaLabel(parseArea(word)));
  return {
    id,
    text,
    publisher,
    published,
    link,
    remark,
    level: form.level,
    exporter: areas(exportersOf(form)),
    importer: areas(importersOf(form)),
    flow: form.level === 'shipment' ? 'export' : form.flow,
    goods: form.products.map((code) => ({
      code,
      text: findGoodsList(code)?.title ?? shortText(parseProduct(code), 80),
    })),
    window: span(form.window),
    base: form.base === null ? null : span(form.base),
    measure: form.measure,
  };
}
