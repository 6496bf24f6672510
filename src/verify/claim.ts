import type { FlowName } from '../trade/flow.ts';
import type { Span } from '../trade/period.ts';
import type { Stated } from './stated.ts';

/**
 * What a published sentence says of trade, in a form that can be checked.
 *
 *     claims file -> Claim -> planned readings -> figures from the lake -> verdict
 */
export interface Claim {
  readonly id: string;
  /** The sentence, in whose words it may be. */
  readonly text: string;
  readonly publisher: string | null;
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly published: string | null;
  readonly link: string | null;
  /** What whoever wrote it down remarked; never used by the check. */
  readonly remark: string | null;
  readonly form: Form;
  readonly statements: readonly Statement[];
}

export type Form = TradeForm | ShipmentForm;

/** What is counted: money, kilograms, or pieces in the unit of the goods. */
export type Measure = 'value' | 'weight' | 'quantity';

interface AnyForm {
  /** Codes, names of goods lists, or TOTAL. */
  readonly products: readonly string[];
  readonly window: Span;
  readonly base: Span | null;
  readonly measure: Measure;
  /** A currency, where money is counted. */
  readonly currency: string | null;
  /** Another partner that the same is said of. */
  readonly compare: { readonly area: string } | null;
}

/** Something that customs statistics answer. */
export interface TradeForm extends AnyForm {
  readonly level: 'trade';
  readonly reporter: readonly string[];
  readonly partner: readonly string[];
  /** As the reporter tells it. */
  readonly flow: FlowName | 'both';
  /** `exporters`: the share of an importer's trade, told by all who exported to it. */
  readonly toldBy: 'reporter' | 'exporters';
}

/** Something that only declarations or bills of lading answer. */
export interface ShipmentForm extends AnyForm {
  readonly level: 'shipment';
  readonly exporter: readonly string[];
  readonly importer: readonly string[];
  readonly via: readonly string[];
  /** What the text of the declaration says. */
  readonly contains: string | null;
}

/** `growth` is window over base less one, `ratio` window over base; `compared_` are about the other partner. */
export const STATISTICS = [
  'value',
  'base_value',
  'growth',
  'ratio',
  'share',
  'count',
  'compared_value',
  'compared_ratio',
] as const;
export type Statistic = (typeof STATISTICS)[number];

/** One figure of a claim. */
export interface Statement {
  readonly statistic: Statistic;
  /** Where the figure is of one of the products only. */
  readonly product: string | null;
  readonly stated: Stated;
}

export function exportersOf(form: Form): readonly string[] {
  if (form.level === 'shipment') return form.exporter;
  return form.flow === 'import' || form.flow === 're-import' ? form.partner : form.reporter;
}

export function importersOf(form: Form): readonly string[] {
  if (form.level === 'shipment') return form.importer;
  return form.flow === 'import' || form.flow === 're-import' ? form.reporter : form.partner;
}
