import { corridorExtent } from '../../measure/coverage/extent.ts';
import { countries } from '../../trade/area.ts';
import { EntrepotError } from '../../trade/errors.ts';
import { FLOWS } from '../../trade/flow.ts';
import {
  distance,
  formatPeriod,
  frequencyOf,
  length,
  type Period,
  parsePeriod,
  type Span,
  yearOf,
} from '../../trade/period.ts';
import { isWholeYears } from '../../verify/alternatives.ts';
import type { Ask, Measured } from '../../verify/ask.ts';
import type { OpenLake } from '../context.ts';
import { type FlowsAnswer, flowsIn } from '../flows.ts';
import { type FlowsParameters, flowsCommand } from '../flows-command.ts';
import { panelAnswer } from '../mirror-panel.ts';

/** A share of what all exporters sent needs so many of them. */
const LEAST_EXPORTERS = 60;

/** What the lake says to one sum of a claim. What it does not say is a reason, never an error. */
export async function measure(lake: OpenLake, ask: Ask): Promise<Measured> {
  if (ask.reporter === 'all') return measureAll(lake, ask);
  // Whole years may be published as such, or as their months.
  const spans = isWholeYears(ask.span) ? [yearsOf(ask.span), ask.span] : [ask.span];
  const tried: Measured[] = [];
  for (const span of spans) {
    const one = await measureSpan(lake, { ...ask, span });
    if (one.amount !== null && one.coverage.published === one.coverage.asked) return one;
    tried.push(one);
  }
  return tried.find(({ amount }) => amount !== null) ?? (tried.at(-1) as Measured);
}

/** Why a question has no answer, for what is asked of any lake; another failure is thrown on. */
export function whySilent(failure: unknown): string {
  if (!(failure instanceof EntrepotError) || !['not-found', 'not-assessable', 'usage'].includes(failure.code))
    throw failure;
  return failure.message.replace(/; 'entrepot lake sources'.*$/, '');
}

async function measureSpan(lake: OpenLake, ask: Ask): Promise<Measured> {
  const parameters = parametersOf(ask);
  const query = flowsCommand(parameters);
  try {
    const answer = await flowsIn(lake, parameters);
    return told(ask, answer, await extentOf(lake, ask, answer));
  } catch (failure) {
    return nothing(ask, query, whySilent(failure));
  }
}

export function parametersOf(ask: Ask): Omit<FlowsParameters, 'asOf'> {
  return {
    reporter: ask.reporter === 'all' ? [] : ask.reporter,
    partner: ask.partner,
    hs: ask.products,
    from: formatPeriod(ask.span.from),
    to: formatPeriod(ask.span.to),
    flow: ask.flow,
    ...(ask.mirror ? { mirror: true } : {}),
    ...(ask.revision === null ? {} : { revision: ask.revision }),
    ...(ask.currency === null || ask.measure !== 'value' ? {} : { currency: ask.currency }),
  };
}

function told(ask: Ask, { figure, coverage, lineage, question }: FlowsAnswer, extent: Span | null): Measured {
  const asked: Span = { from: parsePeriod(question.window[0]), to: parsePeriod(question.window[1]) };
  const named = extent === null ? 0 : overlap(asked, extent);
  const known = { query: lineage.query, source: lineage.source, files: lineage.files };
  const outside =
    named === length(asked)
      ? []
      : [
          `the loaded files name this trade ${extent === null ? 'never' : `from ${formatPeriod(extent.from)} to ${formatPeriod(extent.to)} only`}`,
        ];
  const share = named / length(asked);
  const measured = amountOf(ask, figure);
  if (measured.amount === null || share === 0)
    return { ...nothing(ask, lineage.query, outside[0] ?? measured.why ?? 'nothing of it was published'), ...known };
  return {
    ...known,
    amount: measured.amount,
    unit: measured.unit,
    coverage: {
      published: Math.min(coverage.published, Math.round(coverage.reporterPeriods * share)),
      asked: coverage.reporterPeriods,
    },
    why: null,
    notes: [
      ...coverage.notes,
      ...outside,
      ...measured.notes,
      ...(lineage.rates === undefined ? [] : [`converted: ${lineage.rates}`]),
    ],
  };
}

function amountOf(
  { measure: counted }: Ask,
  figure: FlowsAnswer['figure'],
): {
  readonly amount: number | null;
  readonly unit: string;
  readonly why: string | null;
  readonly notes: readonly string[];
} {
  if (counted === 'value') return { amount: figure.value, unit: figure.unit, why: null, notes: [] };
  const found = counted === 'weight' ? figure.netWeight : figure.quantity;
  const word = counted === 'weight' ? 'weight' : 'quantity';
  if (found === null) return { amount: null, unit: '', why: `the rows have no ${word}`, notes: [] };
  const having = 'rowsWithWeight' in found ? found.rowsWithWeight : found.rowsWithQuantity;
  if (having < found.rows)
    return { amount: null, unit: found.unit, why: `${having} of ${found.rows} rows have a ${word}`, notes: [] };
  return { amount: found.value, unit: found.unit, why: null, notes: [] };
}

/** Of what the question's relations name, which stand as the last question made them. */
async function extentOf({ engine }: OpenLake, ask: Ask, { lineage, question }: FlowsAnswer): Promise<Span | null> {
  return corridorExtent(engine, {
    source: lineage.source,
    flow: FLOWS[question.flow],
    frequency: frequencyOf(parsePeriod(question.window[0])),
    total: ask.products.includes('TOTAL'),
  });
}

async function measureAll(lake: OpenLake, ask: Ask): Promise<Measured> {
  const parameters = {
    exporter: ['any'],
    importer: ask.partner,
    hs: ask.products,
    from: formatPeriod(ask.span.from),
    to: formatPeriod(ask.span.to),
    ...(ask.currency === null ? {} : { currency: ask.currency }),
  };
  const query = `entrepot mirror --exporter any --importer ${ask.partner.join(',')} --hs ${ask.products.join(',')} --from ${parameters.from} --to ${parameters.to}`;
  if (ask.measure !== 'value')
    return nothing(ask, query, `the exports of all are told by value only, not by ${ask.measure}`);
  try {
    const { total, coverage, lineage, notes, question } = await panelAnswer(lake, parameters);
    const exporters = coverage.exporters.length;
    if (exporters < LEAST_EXPORTERS)
      return nothing(
        ask,
        query,
        `${exporters} of ${countries().length} countries and areas published this; a share of what all exporters sent needs at least ${LEAST_EXPORTERS}`,
      );
    return {
      amount: total.panelExports,
      unit: question.currency,
      coverage: { published: 1, asked: 1 },
      why: null,
      query,
      source: lineage.exporters[0]?.source ?? null,
      files: lineage.exporters.flatMap(({ files }) => files),
      notes: [`told by ${exporters} exporters`, ...notes],
    };
  } catch (failure) {
    return nothing(ask, query, whySilent(failure));
  }
}

function nothing(ask: Ask, query: string, why: string): Measured {
  const unit = ask.measure === 'value' ? (ask.currency ?? '') : ask.measure === 'weight' ? 'kg' : '';
  return {
    amount: null,
    unit,
    coverage: { published: 0, asked: length(ask.span) },
    why,
    query,
    source: null,
    files: [],
    notes: [],
  };
}

function yearsOf({ from, to }: Span): Span {
  return { from: yearOf(from) as Period, to: yearOf(to) as Period };
}

function overlap(a: Span, b: Span): number {
  const from = a.from > b.from ? a.from : b.from;
  const to = a.to < b.to ? a.to : b.to;
  return from > to ? 0 : distance(from, to) + 1;
}
