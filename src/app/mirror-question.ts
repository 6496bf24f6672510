import { areaLabel } from '../trade/area.ts';
import { EntrepotError } from '../trade/errors.ts';
import { formatPeriod, frequencyOf, type Period, type Span, yearOf } from '../trade/period.ts';
import type { FlowsParameters } from './flows-command.ts';
import { currencyOf } from './flows-figure.ts';
import { ask, type Question } from './flows-question.ts';

export interface MirrorParameters {
  readonly exporter: readonly string[];
  readonly importer: readonly string[];
  readonly hs?: readonly string[] | undefined;
  readonly from: string;
  readonly to: string;
  readonly currency?: string | undefined;
  readonly source?: string | undefined;
  readonly mirrorSource?: string | undefined;
  readonly asOf?: string | undefined;
}

/** The question as an answer repeats it. */
export interface SaidMirrorQuestion {
  readonly exporter: string;
  readonly importer: string;
  readonly goods: string;
  readonly window: readonly [string, string];
  readonly currency: string;
}

/** What `flows` would be asked for one of the sides. */
export type SideParameters = Omit<FlowsParameters, 'asOf'>;

export interface MirrorQuestion {
  readonly currency: string;
  readonly exporter: { readonly asked: Question; readonly parameters: SideParameters };
  readonly importer: { readonly asked: Question; readonly parameters: SideParameters };
}

const ANY = 'any';

/** Whether the exporters are to be found: all that published the whole span. */
export function isAnyExporter(parameters: MirrorParameters): boolean {
  const any = (words: readonly string[]): boolean => words.some((word) => word.trim().toLowerCase() === ANY);
  if (any(parameters.importer))
    throw new EntrepotError('usage', 'the importer has to be named; only the exporter may be "any"');
  if (any(parameters.exporter) && parameters.exporter.length > 1)
    throw new EntrepotError('usage', '"any" holds all other exporters; ask for one or the other');
  return any(parameters.exporter);
}

export function askMirror(parameters: MirrorParameters): MirrorQuestion {
  const common = {
    reporter: parameters.exporter,
    partner: parameters.importer,
    hs: goodsOf(parameters),
    from: parameters.from,
    to: parameters.to,
    flow: 'export',
  };
  const exporter = { ...common, source: parameters.source };
  const importer = { ...common, source: parameters.mirrorSource, mirror: true };
  const asked = { exporter: ask(exporter), importer: ask(importer) };
  const both = asked.exporter.reporters.filter((area) => asked.exporter.partners.includes(area));
  if (both.length > 0)
    throw new EntrepotError('usage', `${both.map(areaLabel).join(', ')} cannot be on both sides of a mirror`);
  return {
    currency: currencyWanted(parameters),
    exporter: { asked: asked.exporter, parameters: exporter },
    importer: { asked: asked.importer, parameters: importer },
  };
}

export function goodsOf(parameters: MirrorParameters): readonly string[] {
  return parameters.hs === undefined || parameters.hs.length === 0 ? ['TOTAL'] : parameters.hs;
}

export function currencyWanted(parameters: MirrorParameters): string {
  return currencyOf([], parameters.currency ?? 'USD').unit;
}

/** The years of which all months are asked; null when there is none. */
export function wholeYears({ from, to }: Span): Span | null {
  if (frequencyOf(from) === 1) return { from, to };
  const years: Span = {
    from: (yearOf(from) + (from % 100 === 1 ? 0 : 1)) as Period,
    to: (yearOf(to) - (to % 100 === 12 ? 0 : 1)) as Period,
  };
  return years.from > years.to ? null : years;
}

export function inYears(question: Question): Question {
  const window = wholeYears(question.window);
  if (window !== null) return { ...question, window };
  const [from, to] = [formatPeriod(question.window.from), formatPeriod(question.window.to)];
  throw new EntrepotError('not-assessable', `one side publishes years only, and ${from} to ${to} holds no whole year`, {
    fields: { from, to },
  });
}

export function saidMirror(parameters: MirrorParameters, window: Span): SaidMirrorQuestion {
  return {
    exporter: parameters.exporter.join(','),
    importer: parameters.importer.join(','),
    goods: goodsOf(parameters).join(','),
    window: [formatPeriod(window.from), formatPeriod(window.to)],
    currency: currencyWanted(parameters),
  };
}
