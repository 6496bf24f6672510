import type { Engine } from '../engine/engine.ts';
import { sql } from '../engine/sql.ts';
import type { Load } from '../lake/ledger.ts';
import { type Coverage, measureCoverage } from '../measure/coverage/coverage.ts';
import { type FlowCell, flowCells, loadsBehind, storedRows } from '../measure/flows/cells.ts';
import {
  areaRelation,
  expandAreas,
  revisionCaveats,
  throughConcordance,
  withoutNested,
} from '../measure/flows/question.ts';
import { type AskedCode, type Corner, type Resolved, resolveGoods } from '../measure/goods/resolve.ts';
import { chooseSource } from '../measure/source.ts';
import { type AreaCode, areaLabel, isAggregate } from '../trade/area.ts';
import { EntrepotError } from '../trade/errors.ts';
import { FLOWS, type FlowName, mirrorFlow, parseFlow } from '../trade/flow.ts';
import { parseGoods } from '../trade/goods-list.ts';
import { formatProduct, type Product, parseRevision } from '../trade/hs.ts';
import {
  formatPeriod,
  frequencyOf,
  isLikeForLike,
  type Period,
  parseSpan,
  periodsOf,
  type Span,
  yearOf,
} from '../trade/period.ts';
import { RATES_SOURCE, rate } from '../trade/rates.ts';
import { type Context, type OpenLake, withLake } from './context.ts';
import { type FlowsParameters, flowsCommand } from './flows-command.ts';

export const BY = ['period', 'partner', 'product', 'reporter', 'line'] as const;
export type By = (typeof BY)[number];

export interface Figure {
  /** Sum over the window, or null when nothing of it was published. */
  readonly value: number | null;
  readonly unit: string;
  readonly base?: number | null;
  readonly delta?: number | null;
  readonly growth?: number | null;
  readonly ratio?: number | null;
  /** Why there is no growth or ratio. */
  readonly noGrowth?: string;
  readonly netWeight: {
    readonly value: number;
    readonly unit: 'kg';
    readonly rowsWithWeight: number;
    readonly rows: number;
  } | null;
}

export interface FlowsAnswer {
  readonly question: {
    readonly reporter: string;
    readonly partner: string;
    readonly goods: string;
    readonly flow: FlowName;
    readonly window: readonly [string, string];
    readonly base?: readonly [string, string];
  };
  readonly figure: Figure;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly coverage: Coverage & { readonly base?: Coverage };
  readonly lineage: {
    readonly snapshot: string;
    readonly source: string;
    readonly otherSources: readonly string[];
    readonly loads: readonly {
      readonly id: string;
      readonly format: string;
      readonly vintage: string;
      readonly licence: string;
    }[];
    readonly files: readonly { readonly name: string; readonly sha256: string }[];
    readonly query: string;
    readonly rates?: string;
  };
}

/** What one side reported to have sent or received: a figure, the rows that make it, what is missing, where it is from. */
export async function flows(context: Context, parameters: FlowsParameters): Promise<FlowsAnswer> {
  const question = ask(parameters);
  return withLake(context, parameters.asOf, async (lake) => answer(lake, question, parameters));
}

interface Question {
  readonly flow: FlowName;
  readonly by: By;
  readonly window: Span;
  readonly base: Span | undefined;
  readonly reporters: readonly AreaCode[];
  readonly partners: readonly AreaCode[];
  readonly products: readonly Product[];
  readonly notes: readonly string[];
}

function ask(parameters: FlowsParameters): Question {
  const window = parseSpan(parameters.from, parameters.to);
  const base = baseSpan(parameters, window);
  const asked = parseFlow(parameters.flow ?? 'export');
  const mirrored = parameters.mirror === true;
  const [reporter, partner] = mirrored
    ? [parameters.partner, parameters.reporter]
    : [parameters.reporter, parameters.partner];
  const by = BY.find((known) => known === (parameters.by ?? 'period'));
  if (by === undefined)
    throw new EntrepotError('usage', `no dimension ${JSON.stringify(parameters.by)}; expected one of ${BY.join(', ')}`);
  const { kept, notes } = withoutNested(parseGoods(parameters.hs).products);
  if (kept.some((product) => product.level === 0) && kept.length > 1)
    throw new EntrepotError('usage', 'TOTAL holds all other codes; ask for one or the other');
  return {
    flow: mirrored ? mirrorFlow(asked) : asked,
    by,
    window,
    base,
    reporters: expandAreas(reporter, window),
    partners: expandAreas(partner, window),
    products: kept,
    notes: [...notes, ...(mirrored ? ['mirror view: what the other side reported, CIF where it reports imports'] : [])],
  };
}

function baseSpan(parameters: FlowsParameters, window: Span): Span | undefined {
  if (parameters.baseFrom === undefined && parameters.baseTo === undefined) return undefined;
  if (parameters.baseFrom === undefined || parameters.baseTo === undefined)
    throw new EntrepotError('usage', 'a base needs both --base-from and --base-to');
  const base = parseSpan(parameters.baseFrom, parameters.baseTo);
  if (!isLikeForLike(window, base)) {
    throw new EntrepotError(
      'usage',
      `${parameters.baseFrom} to ${parameters.baseTo} is not like for like with ${parameters.from} to ${parameters.to}; expected the same months of an earlier year`,
    );
  }
  return base;
}

async function answer(lake: OpenLake, asked: Question, parameters: FlowsParameters): Promise<FlowsAnswer> {
  const { engine, snapshot } = lake;
  await areaRelation(engine, 'reporters', asked.reporters);
  await areaRelation(engine, 'partners', asked.partners);
  const { question, choice, yearly } = await sourceFor(engine, asked, parameters);
  const spans = question.base === undefined ? [question.window] : [question.base, question.window];
  const corner: Corner = {
    source: choice.source,
    flow: FLOWS[question.flow],
    frequency: frequencyOf(question.window.from),
    spans,
  };
  const goods = await readGoods(engine, corner, question, parameters);
  const coverage = await coverageOf(engine, lake, corner, question);
  const money = await currencyOf(engine, corner, goods.resolved, parameters.currency);
  const cells = await flowCells(engine, corner, goods.resolved, question.by === 'line' ? 'period' : question.by);
  const loads = await loadsBehind(engine, corner, goods.resolved);
  const rows =
    question.by === 'line'
      ? await lineRows(engine, corner, goods.resolved, snapshot.loads, goods.stands)
      : groupRows(cells, question, money, coverage.silent, goods.stands, await namesOf(engine, question));
  const notes = [
    ...question.notes,
    ...goods.notes,
    ...coverage.window.notes,
    ...revisionCaveats(question.products, question.window, question.base),
    ...(yearly ? ['years asked for are sums of twelve months'] : []),
    ...statusNotes(cells),
  ];
  return {
    question: said(question, parameters),
    figure: figureOf(cells, question, money, coverage),
    rows,
    coverage: { ...coverage.window, notes, ...(coverage.base === undefined ? {} : { base: coverage.base }) },
    lineage: {
      snapshot: snapshot.id,
      source: choice.source,
      otherSources: choice.others,
      loads: snapshot.loads
        .filter((load) => loads.includes(load.id))
        .map(({ id, format, vintage, vintageFrom, licence }) => ({
          id,
          format,
          vintage: vintageFrom === 'stated' ? vintage : 'not stated',
          licence,
        })),
      files: snapshot.loads
        .filter((load) => loads.includes(load.id))
        .flatMap((load) => load.files.map(({ name, sha256 }) => ({ name, sha256 }))),
      query: flowsCommand(parameters),
      ...(money.converted ? { rates: RATES_SOURCE } : {}),
    },
  };
}

/** The source with most of what is asked; years are answered by months when no source has the years. */
async function sourceFor(engine: Engine, question: Question, parameters: FlowsParameters) {
  const spans = (q: Question): Span[] => (q.base === undefined ? [q.window] : [q.base, q.window]);
  const about = { flow: FLOWS[question.flow], total: isTotal(question), wanted: parameters.source };
  const frequency = frequencyOf(question.window.from);
  if (frequency === 12) {
    const choice = await chooseSource(engine, { ...about, frequency, spans: spans(question) });
    if (choice === null) throw nothing(question);
    return { question, choice, yearly: false };
  }
  const annual = await chooseSource(engine, { ...about, wanted: undefined, frequency, spans: spans(question) });
  if (
    annual !== null &&
    (parameters.source === undefined || [annual.source, ...annual.others].includes(parameters.source))
  ) {
    return { question, choice: { ...annual, source: parameters.source ?? annual.source }, yearly: false };
  }
  const monthly: Question = {
    ...question,
    window: inMonths(question.window),
    base: question.base === undefined ? undefined : inMonths(question.base),
  };
  const choice = await chooseSource(engine, { ...about, frequency: 12, spans: spans(monthly) });
  if (choice === null) throw nothing(question);
  return { question: monthly, choice, yearly: true };
}

function inMonths(span: Span): Span {
  return { from: (yearOf(span.from) * 100 + 1) as Period, to: (yearOf(span.to) * 100 + 12) as Period };
}

function isTotal(question: Question): boolean {
  return question.products.some((product) => product.level === 0);
}

function nothing(question: Question): EntrepotError {
  const list = (areas: readonly AreaCode[]): string =>
    areas.slice(0, 5).map(areaLabel).join(', ') + (areas.length > 5 ? ' ...' : '');
  return new EntrepotError(
    'not-found',
    `no loaded source has ${isTotal(question) ? 'totals' : 'goods'} of ${question.flow}s reported by ${list(question.reporters)} with ${list(question.partners)} between ${formatPeriod(question.window.from)} and ${formatPeriod(question.window.to)}; 'entrepot lake sources' shows what there is`,
    { fields: { reporters: question.reporters.map(areaLabel), partners: question.partners.map(areaLabel) } },
  );
}

async function readGoods(engine: Engine, corner: Corner, question: Question, parameters: FlowsParameters) {
  const through =
    parameters.revision === undefined
      ? undefined
      : throughConcordance(question.products, parseRevision(parameters.revision));
  const codes: readonly AskedCode[] = through?.codes ?? question.products.map((product) => ({ ...product, hsRev: 0 }));
  const resolved = await resolveGoods(engine, corner, codes);
  const stands = new Map(
    codes.map((code) => [
      code.level * 1e8 + code.code,
      formatProduct((code.for ?? code).level, (code.for ?? code).code),
    ]),
  );
  const missing = through === undefined ? resolved.unanswered : [];
  if (missing.length === codes.length) throw notStored(missing);
  const unanswered =
    missing.length === 0
      ? []
      : [
          `${missing.length} of ${codes.length} codes have no row in this source: ${missing
            .slice(0, 5)
            .map((product) => formatProduct(product.level, product.code))
            .join(', ')}${missing.length > 5 ? ' ...' : ''} (no such trade, or not in the loaded files)`,
        ];
  return {
    resolved,
    stands,
    notes: [...(through?.notes ?? []), ...(through === undefined ? resolved.notes : []), ...unanswered],
  };
}

function notStored(missing: readonly Product[]): EntrepotError {
  const codes = missing.slice(0, 5).map((product) => formatProduct(product.level, product.code));
  return new EntrepotError(
    'not-found',
    `the loaded files have no row of ${codes.join(', ')}${missing.length > 5 ? ' ...' : ''} for these reporters: no such trade, or not loaded`,
    { fields: { products: codes } },
  );
}

async function coverageOf(engine: Engine, lake: OpenLake, corner: Corner, question: Question) {
  const measure = (span: Span) =>
    measureCoverage(engine, {
      source: corner.source,
      flow: corner.flow,
      frequency: corner.frequency,
      total: isTotal(question),
      periods: periodsOf(span),
      loads: lake.snapshot.loads,
    });
  const window = await measure(question.window);
  const base = question.base === undefined ? undefined : await measure(question.base);
  return {
    window: window.coverage,
    base: base?.coverage,
    silent: new Set([...window.silent, ...(base?.silent ?? [])]),
  };
}

interface Money {
  readonly unit: string;
  readonly converted: boolean;
}

/** One currency for the whole answer: the asked one, else the only one that stands in the rows, else US dollars. */
async function currencyOf(engine: Engine, corner: Corner, goods: Resolved, wanted: string | undefined): Promise<Money> {
  const cells = await flowCells(engine, corner, goods, 'period');
  const found = [...new Set(cells.map((cell) => cell.currency))];
  const unit = wanted?.toUpperCase() ?? (found.length === 1 ? found[0] : undefined) ?? 'USD';
  if (!/^[A-Z]{3}$/.test(unit))
    throw new EntrepotError('usage', `${JSON.stringify(wanted)} is not a currency; expected a code such as USD`);
  return { unit, converted: found.some((currency) => currency !== unit) };
}

function worth(cell: FlowCell, money: Money): number {
  const value = cell.value ?? 0;
  return cell.currency === money.unit ? value : value * rate(cell.currency, money.unit, cell.period as Period);
}

function sum(cells: readonly FlowCell[], money: Money, span: Span): number {
  return cents(
    cells.filter((cell) => inSpan(cell.period, span)).reduce((total, cell) => total + worth(cell, money), 0),
  );
}

function cents(value: number): number {
  return Math.round(value * 100) / 100;
}

function inSpan(period: number, span: Span): boolean {
  return period >= span.from && period <= span.to;
}

function figureOf(
  cells: readonly FlowCell[],
  question: Question,
  money: Money,
  coverage: { window: Coverage; base: Coverage | undefined },
): Figure {
  const inWindow = cells.filter((cell) => inSpan(cell.period, question.window));
  const weighed = inWindow.reduce((n, cell) => n + cell.weighed, 0);
  const value = coverage.window.state === 'missing' ? null : sum(cells, money, question.window);
  const weight = inWindow.reduce((kg, cell) => kg + (cell.net_weight ?? 0), 0);
  const netWeight =
    weighed === 0
      ? null
      : {
          value: Math.round(weight * 1000) / 1000,
          unit: 'kg' as const,
          rowsWithWeight: weighed,
          rows: inWindow.reduce((n, cell) => n + cell.rows, 0),
        };
  if (question.base === undefined) return { value, unit: money.unit, netWeight };
  const base = coverage.base?.state === 'missing' ? null : sum(cells, money, question.base);
  return { value, unit: money.unit, ...compare(value, base), netWeight };
}

function compare(
  value: number | null,
  base: number | null,
): Pick<Figure, 'growth' | 'ratio' | 'noGrowth'> & { base: number | null; delta: number | null } {
  if (value === null || base === null)
    return { base, delta: null, growth: null, ratio: null, noGrowth: 'a period of the comparison was not published' };
  const delta = cents(value - base);
  if (base === 0)
    return {
      base,
      delta,
      growth: null,
      ratio: null,
      noGrowth: value === 0 ? 'nothing in both periods' : 'a new flow: the base is zero',
    };
  return { base, delta, growth: significant(value / base - 1), ratio: significant(value / base) };
}

function significant(value: number): number {
  return Number(value.toPrecision(8));
}

async function namesOf(engine: Engine, question: Question): Promise<readonly number[]> {
  if (question.by !== 'partner' && question.by !== 'reporter') return [];
  const rows = await engine.rows<{ area: number }>(
    question.by === 'partner' ? sql`SELECT partner AS area FROM partners` : sql`SELECT reporter AS area FROM reporters`,
  );
  return rows
    .map((row) => row.area)
    .filter((area) => question.by === 'reporter' || !isAggregate(area) || question.partners.length === 1);
}

function groupRows(
  cells: readonly FlowCell[],
  question: Question,
  money: Money,
  silent: ReadonlySet<number>,
  stands: ReadonlyMap<number, string>,
  areas: readonly number[],
) {
  if (question.by === 'period') return periodRows(cells, question, money, silent);
  const label = (key: number): string =>
    question.by === 'product' ? (stands.get(key) ?? formatProduct(Math.floor(key / 1e8), key % 1e8)) : areaLabel(key);
  const keys = question.by === 'product' ? [...new Set(cells.map((cell) => cell.key))] : areas;
  const groups = new Map<string, FlowCell[]>();
  for (const key of keys)
    groups.set(label(key), [...(groups.get(label(key)) ?? []), ...cells.filter((cell) => cell.key === key)]);
  return [...groups]
    .map(([name, own]) => {
      const value = sum(own, money, question.window);
      const base = question.base === undefined ? undefined : sum(own, money, question.base);
      return {
        [question.by]: name,
        value,
        ...(base === undefined ? {} : compare(value, base)),
        netWeight: weightOf(own, question.window),
      };
    })
    .sort((a, b) => b.value - a.value);
}

function weightOf(cells: readonly FlowCell[], span: Span): number | null {
  const own = cells.filter((cell) => inSpan(cell.period, span) && cell.weighed > 0);
  return own.length === 0 ? null : Math.round(own.reduce((kg, cell) => kg + (cell.net_weight ?? 0), 0) * 1000) / 1000;
}

/** A month in which nobody published is null, one with nothing in it is zero. */
function periodRows(cells: readonly FlowCell[], question: Question, money: Money, silent: ReadonlySet<number>) {
  const at = (period: Period): number | null =>
    silent.has(period) ? null : sum(cells, money, { from: period, to: period });
  const before = question.base === undefined ? undefined : periodsOf(question.base);
  return periodsOf(question.window).map((period, index) => {
    const value = at(period);
    const earlier = before?.[index];
    const base = earlier === undefined ? {} : { basePeriod: formatPeriod(earlier), ...compare(value, at(earlier)) };
    return { period: formatPeriod(period), value, ...base, netWeight: weightOf(cells, { from: period, to: period }) };
  });
}

async function lineRows(
  engine: Engine,
  corner: Corner,
  goods: Resolved,
  loads: readonly Load[],
  stands: ReadonlyMap<number, string>,
) {
  const byId = new Map(loads.map((load) => [load.id, load]));
  return (await storedRows(engine, corner, goods)).map((row) => ({
    reporter: areaLabel(row.reporter),
    partner: areaLabel(row.partner),
    product: stands.get(row.level * 1e8 + row.product) ?? formatProduct(row.level, row.product),
    period: formatPeriod(row.period),
    value: row.value,
    currency: row.currency,
    netWeight: row.net_weight,
    load: row.load,
    file: byId.get(row.load)?.files[row.file]?.name ?? '',
    line: row.line,
  }));
}

function statusNotes(cells: readonly FlowCell[]): string[] {
  const n = (status: 'confidential' | 'derived'): number => cells.reduce((count, cell) => count + cell[status], 0);
  const [confidential, derived] = [n('confidential'), n('derived')];
  return [
    ...(confidential > 0
      ? [`${confidential} rows are confidential: their value may be missing or lie in another code`]
      : []),
    ...(derived > 0
      ? [`${derived} rows are derived: the source gives a later total and its growth rate, not this figure itself`]
      : []),
  ];
}

function said(question: Question, parameters: FlowsParameters): FlowsAnswer['question'] {
  const span = (s: Span): readonly [string, string] => [formatPeriod(s.from), formatPeriod(s.to)];
  return {
    reporter: parameters.reporter.join(','),
    partner: parameters.partner.join(','),
    goods: parameters.hs.join(','),
    flow: question.flow,
    window: span(question.window),
    ...(question.base === undefined ? {} : { base: span(question.base) }),
  };
}
