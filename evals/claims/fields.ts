import { areaCode, parseArea } from '../../src/trade/area.ts';
import { FIELDS, type Field } from '../../src/verify/parse/draft.ts';
import { readStated } from '../../src/verify/stated.ts';

/** Each field as one text that is equal where the meaning is; a field that says nothing is not in it. */
export type Said = ReadonlyMap<Field, string>;

/** What a label or a draft says. */
export function saidBy(spec: object, stated: unknown): Said {
  const given = spec as Readonly<Record<string, unknown>>;
  const all: readonly [Field, string | null][] = [
    ['reporter', areas(given['reporter'])],
    ['partner', areas(given['partner'])],
    ['flow', text(given['flow'])],
    ['product', set(listOf(given['product']))],
    ['window', months(given['window'])],
    ['base', months(given['base'])],
    ['statistic', set(listOf(given['statistic']))],
    ['measure', given['measure'] === 'value' ? null : text(given['measure'])],
    ['unit', text(given['unit'])],
    ['stated', figures(stated, listOf(given['statistic']))],
    ['compare_to', comparison(given['compare_to'])],
  ];
  return new Map(all.filter((pair): pair is [Field, string] => pair[1] !== null));
}

const NAMES: ReadonlySet<string> = new Set(FIELDS);

/** Words of a spec that no label has. */
export function beyond(spec: object): string[] {
  return Object.entries(spec)
    .filter(([name, value]) => value !== undefined && !NAMES.has(name) && !(name === 'level' && value === 'trade'))
    .map(([name]) => name);
}

function listOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : value == null ? [] : [value]).map(String);
}

function set(words: readonly string[]): string | null {
  return words.length === 0 ? null : [...new Set(words)].sort().join(' ');
}

function text(value: unknown): string | null {
  return value == null ? null : String(value);
}

function areas(value: unknown): string | null {
  return set(listOf(value).map((word) => (word === 'mirror' ? word : areaCode(parseArea(word)))));
}

function months(value: unknown): string | null {
  const [from, to] = listOf(value);
  if (from === undefined || to === undefined) return null;
  return `${from.length === 4 ? `${from}-01` : from} to ${to.length === 4 ? `${to}-12` : to}`;
}

/** A figure with its wording, to four digits: a third is a third however it is cut off. */
function figure(value: unknown): string {
  const stated = readStated(value as string | number);
  return stated === null ? `unreadable ${String(value)}` : `${stated.qualifier} ${stated.figure.toPrecision(4)}`;
}

function figures(stated: unknown, statistics: readonly string[]): string | null {
  if (stated == null) return null;
  if (typeof stated !== 'object') return `${statistics.join('+')}: ${figure(stated)}`;
  const parts = Object.entries(stated).map(([name, value]) => `${name}: ${figure(value)}`);
  return parts.length === 0 ? null : parts.sort().join(', ');
}

function comparison(value: unknown): string | null {
  if (value == null) return null;
  const { partner, importer, ratio, stated } = value as Readonly<Record<string, unknown>>;
  return [
    `with ${areas(partner ?? importer) ?? 'nobody'}`,
    ...(ratio == null ? [] : [`ratio ${figure(ratio)}`]),
    ...(stated == null ? [] : [`value ${figure(stated)}`]),
  ].join(', ');
}
