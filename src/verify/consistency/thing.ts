import { areaCode, parseArea } from '../../trade/area.ts';
import { parseGoods } from '../../trade/goods-list.ts';
import { formatProduct } from '../../trade/hs.ts';
import { type Claim, exportersOf, importersOf, type Measure, type Statement } from '../claim.ts';

/** What a figure is of, apart from its months: the same words for the same thing, whoever tells it. */
export interface Thing {
  readonly kind: 'trade' | 'both directions' | 're-export' | 're-import';
  readonly from: string;
  readonly to: string;
  /** Codes in order, or TOTAL. */
  readonly goods: readonly string[];
  readonly measure: Measure;
  readonly currency: string | null;
  /** What makes it a part of the whole: a way through others, a text in the declaration. Empty for the whole. */
  readonly only: string;
  /** Whose customs, or shipment records. */
  readonly told: string;
}

/** What a statement of a claim is of; `other`: the same with the partner that is compared. */
export function thingOf({ form }: Claim, statement: Pick<Statement, 'product'> | null, other?: string): Thing {
  const { measure, currency } = form;
  const goods = codesOf(statement?.product == null ? form.products : [statement.product]);
  const more = { goods, measure, currency };
  if (form.level === 'shipment')
    return {
      ...more,
      kind: 'trade',
      from: areas(form.exporter),
      to: areas(other === undefined ? form.importer : [other]),
      only: [...form.via.map((area) => `via ${areas([area])}`).sort(), form.contains ?? ''].join(' ').trim(),
      told: 'shipment records',
    };
  const whole = other === undefined ? form : { ...form, partner: [other] };
  const told = form.toldBy === 'exporters' ? 'all exporters' : areas(form.reporter);
  const sides = [areas(exportersOf(whole)), areas(importersOf(whole))] as const;
  const [from, to] = form.flow === 'both' ? [...sides].sort() : sides;
  const kind = form.flow === 'both' ? 'both directions' : form.flow.startsWith('re-') ? form.flow : 'trade';
  return { ...more, kind: kind as Thing['kind'], from: from as string, to: to as string, only: '', told };
}

export function routeOf({ kind, from, to }: Thing): string {
  return `${kind} ${from}>${to}`;
}

/** Route, measure and currency: what figures must share to be held against each other. */
export function frameOf(thing: Thing): string {
  return `${routeOf(thing)} ${thing.measure} ${thing.currency ?? ''}`;
}

export function sameGoods(a: Thing, b: Thing): boolean {
  return a.goods.join() === b.goods.join();
}

/** Whether one is wholly in the other, or the other itself. */
export function within(part: Thing, whole: Thing): boolean {
  if (whole.only !== '' && whole.only !== part.only) return false;
  return part.goods.every((code) => whole.goods.some((own) => own === 'TOTAL' || code.startsWith(own)));
}

/** Whether no good is in both. */
export function apart(a: Thing, b: Thing): boolean {
  const over = (code: string, other: string): boolean => code === 'TOTAL' || other.startsWith(code);
  return !a.goods.some((code) => b.goods.some((other) => over(code, other) || over(other, code)));
}

/** Whether different customs offices tell them; these seldom agree. */
export function toldApart(a: Thing, b: Thing): boolean {
  return a.told !== b.told && ![a.told, b.told].includes('shipment records');
}

export function sayThing(thing: Thing): string {
  return `${sayGoods(thing.goods)} ${sayRoute(thing)}${thing.only === '' ? '' : ` (${thing.only})`}`;
}

export function sayRoute({ kind, from, to }: Thing): string {
  if (kind === 'both directions') return `between ${from} and ${to}`;
  return `${kind === 'trade' ? '' : `${kind}ed `}from ${from} to ${to}`;
}

export function sayGoods(goods: readonly string[]): string {
  if (goods.includes('TOTAL')) return 'all goods';
  return goods.length <= 5 ? goods.join(', ') : `${goods.slice(0, 3).join(', ')} and ${goods.length - 3} more`;
}

/** The currency, or what else is counted. */
export function unitOf({ measure, currency }: Thing): string {
  return { value: currency ?? '', weight: 'kg', quantity: 'units' }[measure];
}

function areas(words: readonly string[]): string {
  return words
    .map((word) => areaCode(parseArea(word)))
    .sort()
    .join(', ');
}

function codesOf(words: readonly string[]): string[] {
  return parseGoods(words)
    .products.map(({ level, code }) => formatProduct(level, code))
    .sort();
}
