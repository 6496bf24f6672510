import { expandAreas } from '../measure/flows/question.ts';
import type { AreaCode } from '../trade/area.ts';
import { EntrepotError } from '../trade/errors.ts';
import { type FlowName, mirrorFlow, parseFlow } from '../trade/flow.ts';
import type { Product } from '../trade/hs.ts';
import { formatPeriod, isLikeForLike, type Period, parseSpan, type Span, yearOf } from '../trade/period.ts';
import { askedGoods } from './asked-goods.ts';
import type { FlowsParameters } from './flows-command.ts';

export const BY = ['period', 'partner', 'product', 'reporter', 'line'] as const;
export type By = (typeof BY)[number];

/** The question as an answer repeats it. */
export interface SaidQuestion {
  /** Who told it: with `mirror` the other side. */
  readonly reporter: string;
  readonly partner: string;
  readonly goods: string;
  readonly flow: FlowName;
  readonly window: readonly [string, string];
  readonly base?: readonly [string, string];
}

/** The question read, with its groups opened into members. */
export interface Question {
  readonly flow: FlowName;
  readonly by: By;
  readonly window: Span;
  readonly base: Span | undefined;
  readonly reporters: readonly AreaCode[];
  readonly partners: readonly AreaCode[];
  readonly products: readonly Product[];
  readonly notes: readonly string[];
}

export function ask(parameters: FlowsParameters): Question {
  const window = parseSpan(parameters.from, parameters.to);
  const base = baseSpan(parameters, window);
  const asked = parseFlow(parameters.flow ?? 'export');
  const mirrored = parameters.mirror === true;
  const { reporter, partner } = sidesOf(parameters);
  const by = BY.find((known) => known === (parameters.by ?? 'period'));
  if (by === undefined)
    throw new EntrepotError('usage', `no dimension ${JSON.stringify(parameters.by)}; expected one of ${BY.join(', ')}`);
  const { products, notes } = askedGoods(parameters.hs);
  return {
    flow: mirrored ? mirrorFlow(asked) : asked,
    by,
    window,
    base,
    reporters: expandAreas(reporter, window),
    partners: expandAreas(partner, window),
    products,
    notes: [...notes, ...(mirrored ? ['mirror view: what the other side reported, CIF where it reports imports'] : [])],
  };
}

/** Who tells of whom: in the mirror the asked partner. */
function sidesOf({ reporter, partner, mirror }: FlowsParameters): Pick<FlowsParameters, 'reporter' | 'partner'> {
  return mirror === true ? { reporter: partner, partner: reporter } : { reporter, partner };
}

export function baseSpan(parameters: FlowsParameters, window: Span): Span | undefined {
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

export function inMonths(span: Span): Span {
  return { from: (yearOf(span.from) * 100 + 1) as Period, to: (yearOf(span.to) * 100 + 12) as Period };
}

export function isTotal(question: Question): boolean {
  return question.products.some((product) => product.level === 0);
}

export function said(question: Question, parameters: FlowsParameters): SaidQuestion {
  const span = (s: Span): readonly [string, string] => [formatPeriod(s.from), formatPeriod(s.to)];
  const { reporter, partner } = sidesOf(parameters);
  return {
    reporter: reporter.join(','),
    partner: partner.join(','),
    goods: parameters.hs.join(','),
    flow: question.flow,
    window: span(question.window),
    ...(question.base === undefined ? {} : { base: span(question.base) }),
  };
}
