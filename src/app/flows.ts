import type { Engine } from '../engine/engine.ts';
import { type Coverage, coverageFrom } from '../measure/coverage/coverage.ts';
import { readHeld, readScopes } from '../measure/coverage/published.ts';
import { type FlowCell, flowCells, loadsBehind } from '../measure/flows/cells.ts';
import { areaRelation, revisionCaveats, throughConcordance } from '../measure/flows/question.ts';
import { type AskedCode, type Corner, resolveGoods } from '../measure/goods/resolve.ts';
import { chooseSource } from '../measure/source.ts';
import { type AreaCode, areaLabel } from '../trade/area.ts';
import { EntrepotError } from '../trade/errors.ts';
import { FLOWS } from '../trade/flow.ts';
import { formatProduct, type Product, parseRevision } from '../trade/hs.ts';
import { formatPeriod, frequencyOf, periodsOf, type Span } from '../trade/period.ts';
import { RATES_SOURCE } from '../trade/rates.ts';
import { type Context, type OpenLake, remembered, withLake } from './context.ts';
import { type FlowsParameters, flowsCommand } from './flows-command.ts';
import { currencyOf, type Figure, figureOf } from './flows-figure.ts';
import { ask, inMonths, isTotal, type Question, type SaidQuestion, said } from './flows-question.ts';
import { groupRows, lineRows, namesOf } from './flows-rows.ts';

export interface FlowsAnswer {
  readonly question: SaidQuestion;
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
  ask(parameters);
  return withLake(context, parameters.asOf, async (lake) => flowsIn(lake, parameters));
}

/** The same of a lake that is open already. */
export async function flowsIn(lake: OpenLake, parameters: FlowsParameters): Promise<FlowsAnswer> {
  const asked = ask(parameters);
  const { engine, snapshot } = lake;
  await areaRelation(engine, 'reporters', asked.reporters);
  await areaRelation(engine, 'partners', asked.partners);
  const { question, choice, yearly } = await sourceFor(lake, asked, parameters);
  const spans = question.base === undefined ? [question.window] : [question.base, question.window];
  const corner: Corner = {
    source: choice.source,
    flow: FLOWS[question.flow],
    frequency: frequencyOf(question.window.from),
    spans,
  };
  const goods = await readGoods(engine, corner, question, parameters);
  const coverage = await coverageOf(lake, corner, question);
  const cells = await flowCells(engine, corner, goods.resolved, question.by === 'line' ? 'period' : question.by);
  const money = currencyOf(cells, parameters.currency);
  const loads = await loadsBehind(engine, corner, goods.resolved, cells);
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
export async function sourceFor(lake: OpenLake, question: Question, parameters: Pick<FlowsParameters, 'source'>) {
  const spans = (q: Question): Span[] => (q.base === undefined ? [q.window] : [q.base, q.window]);
  const about = { flow: FLOWS[question.flow], total: isTotal(question), wanted: parameters.source };
  const choose = (asked: Parameters<typeof chooseSource>[1]) =>
    remembered(lake, ['source', question.reporters, question.partners, asked], () => chooseSource(lake.engine, asked));
  const frequency = frequencyOf(question.window.from);
  if (frequency === 12) {
    const choice = await choose({ ...about, frequency, spans: spans(question) });
    if (choice === null) throw nothing(question);
    return { question, choice, yearly: false };
  }
  const annual = await choose({ ...about, wanted: undefined, frequency, spans: spans(question) });
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
  const choice = await choose({ ...about, frequency: 12, spans: spans(monthly) });
  if (choice === null) throw nothing(question);
  return { question: monthly, choice, yearly: true };
}

export function nothing(question: Question): EntrepotError {
  const list = (areas: readonly AreaCode[]): string =>
    areas.slice(0, 5).map(areaLabel).join(', ') + (areas.length > 5 ? ' ...' : '');
  return new EntrepotError(
    'not-found',
    `no loaded source has ${isTotal(question) ? 'totals' : 'goods'} of ${question.flow}s reported by ${list(question.reporters)} with ${list(question.partners)} between ${formatPeriod(question.window.from)} and ${formatPeriod(question.window.to)}; 'entrepot lake sources' shows what there is`,
    { fields: { reporters: question.reporters.map(areaLabel), partners: question.partners.map(areaLabel) } },
  );
}

export async function readGoods(
  engine: Engine,
  corner: Corner,
  question: Question,
  parameters: Pick<FlowsParameters, 'revision'>,
) {
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

export async function coverageOf(lake: OpenLake, { source, flow, frequency }: Corner, question: Question) {
  const { engine, snapshot } = lake;
  const total = isTotal(question);
  const reporters = question.reporters.toSorted((a, b) => a - b);
  const scopes = await remembered(lake, ['scopes', flow, total], () => readScopes(engine, { flow, total }));
  const measure = async (window: Span) => {
    const held = await remembered(lake, ['held', reporters, flow, total, window], () =>
      readHeld(engine, { flow, total, window }),
    );
    return coverageFrom(
      { source, flow, frequency, total, periods: periodsOf(window), loads: snapshot.loads },
      { reporters, held, corridors: { partners: question.partners, scopes } },
    );
  };
  const window = await measure(question.window);
  const base = question.base === undefined ? undefined : await measure(question.base);
  return {
    window: window.coverage,
    base: base?.coverage,
    silent: new Set([...window.silent, ...(base?.silent ?? [])]),
  };
}

export function statusNotes(cells: readonly FlowCell[]): string[] {
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
