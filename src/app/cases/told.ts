import { areaName, parseArea } from '../../trade/area.ts';
import { EntrepotError } from '../../trade/errors.ts';
import { parseProduct } from '../../trade/hs.ts';
import { shortText } from '../../trade/nomenclature.ts';
import { knownClaims } from '../claims/sources.ts';
import type { Context } from '../context.ts';
import { corridorOf } from '../evidence/corridor.ts';
import { allEvidence } from '../evidence/register.ts';
import { readFlowsQuery } from './check.ts';
import type { CaseItem } from './read.ts';

/** What an item is about, in a line. */
export interface ToldItem {
  /** From 1. */
  readonly place: number;
  readonly kind: CaseItem['kind'];
  /** The id of a finding, a claim or an item of evidence, or a command; null of a note. */
  readonly about: string | null;
  readonly title: string;
  /** Why it cannot be shown: a claim or an item of evidence that is no longer there; null where it can. */
  readonly missing: string | null;
}

/** Items in a line each. A finding is told from its id, so that no scan is needed. */
export async function toldItems(context: Context, items: readonly CaseItem[]): Promise<readonly ToldItem[]> {
  const claims = new Map((await knownClaims(context)).map(({ claim }) => [claim.id, claim.text]));
  const evidence = new Map((await allEvidence(context)).map(({ id, title }) => [id, title]));
  return items.map((item, index) => ({ place: index + 1, kind: item.kind, ...tell(item, claims, evidence) }));
}

type Texts = ReadonlyMap<string, string>;

function tell(item: CaseItem, claims: Texts, evidence: Texts): Omit<ToldItem, 'place' | 'kind'> {
  switch (item.kind) {
    case 'finding':
      return { about: item.finding, ...orMissing(() => findingTitle(item.finding)) };
    case 'claim':
      return known(item.claim, claims, 'claim');
    case 'evidence':
      return known(item.evidence, evidence, 'evidence');
    case 'flows':
      return { about: item.query, ...orMissing(() => item.title ?? flowsTitle(item.query)) };
    case 'note':
      return { about: null, title: firstWords(item.text), missing: null };
  }
}

function known(id: string, texts: Texts, what: string): Omit<ToldItem, 'place' | 'kind'> {
  const title = texts.get(id);
  return {
    about: id,
    title: title ?? id,
    missing: title === undefined ? `there is no ${what} ${id} in this lake` : null,
  };
}

function orMissing(title: () => string): Pick<ToldItem, 'title' | 'missing'> {
  try {
    return { title: title(), missing: null };
  } catch (failure) {
    if (!(failure instanceof EntrepotError)) throw failure;
    return { title: failure.message, missing: failure.message };
  }
}

/** Such as "Displacement of 854239 Electronic integrated circuits: EU27 to Kyrgyzstan". @throws EntrepotError 'usage'. */
export function findingTitle(id: string): string {
  const {
    exporter,
    via,
    destination,
    goods: [goods = ''],
  } = corridorOf(id);
  const kind = (id.split(':')[0] ?? '').replaceAll('-', ' ');
  const text = goods === 'TOTAL' ? 'all goods' : `${goods} ${shortText(parseProduct(goods), 60)}`;
  const name = (area: string): string => areaName(parseArea(area));
  const route = [exporter.join(', '), ...[...via, ...destination].map(name)].join(' to ');
  return `${kind.slice(0, 1).toUpperCase()}${kind.slice(1)}, ${text}: ${route}`;
}

export function flowsTitle(query: string): string {
  const { reporter, partner, hs, from, to, flow, mirror } = readFlowsQuery(query);
  const said = `${reporter.join(', ')} ${flow ?? 'export'}s with ${partner.join(', ')}`;
  return `${said}, ${hs.join(', ')}, ${from} to ${to}${mirror === true ? ', as the other side reports' : ''}`;
}

function firstWords(text: string): string {
  const line = text.split('\n')[0] ?? '';
  return line.length <= 90 ? line : `${line.slice(0, 89).trimEnd()}…`;
}
