import { EntrepotError } from '../../trade/errors.ts';
import type { Context } from '../context.ts';
import { readScenarioByName } from '../scenarios.ts';
import { checkedItem } from './check.ts';
import { CASE_BOUNDS, type CaseDocument, type CaseItem, readCaseDocument, readCaseItem, sameThing } from './read.ts';
import { allCases, type Case, findCase, takeCase, writeCase } from './store.ts';
import { type ToldItem, toldItems } from './told.ts';

/** A case in a list. */
export interface CaseSummary extends Omit<Case, 'items'> {
  /** How many of each kind. */
  readonly counts: Readonly<Record<CaseItem['kind'], number>>;
}

/** A case with each of its items in words. */
export interface CaseAnswer extends Case {
  readonly told: readonly ToldItem[];
}

interface AsOf {
  /** The snapshot in which a finding has to be. */
  readonly asOf?: string | undefined;
}

export interface SaveCaseParameters extends AsOf {
  /** Made of the title where it is not given. */
  readonly id?: string | undefined;
  /** The revision that the writer read; 0 where the case is new, or ships. */
  readonly revision?: number | undefined;
  readonly title: string;
  readonly summary?: string | undefined;
  /** Its name; the server hands over what the name meant when it was asked. */
  readonly scenario?: string | { readonly name: string } | undefined;
  readonly items?: readonly unknown[] | undefined;
}

interface OfCase {
  readonly case: string;
  /** The revision that the writer read; the last one where it is not given. */
  readonly revision?: number | undefined;
}

export interface AddItemParameters extends OfCase, AsOf {
  readonly item: unknown;
  /** Its place, from 1; the end where it is not given. */
  readonly place?: number | undefined;
}

export interface MoveItemParameters extends OfCase {
  readonly from: number;
  readonly to: number;
}

export interface RemoveItemParameters extends OfCase {
  readonly place: number;
}

export async function cases(context: Context): Promise<readonly CaseSummary[]> {
  return (await allCases(context)).map(({ items, ...rest }) => ({ ...rest, counts: countsOf(items) }));
}

export async function showCase(context: Context, { case: id }: { readonly case: string }): Promise<CaseAnswer> {
  return told(context, await findCase(context, id));
}

/** Makes a case, or writes one anew as a whole. @throws EntrepotError 'lake-conflict' where somebody saved first. */
export async function saveCase(context: Context, parameters: SaveCaseParameters): Promise<CaseAnswer> {
  const { id, revision = 0, asOf, scenario, ...given } = parameters;
  const named = typeof scenario === 'object' ? scenario.name : scenario;
  const document = readCaseDocument(withoutUndefined({ ...given, scenario: named }), 'case');
  await readScenarioByName(context, document.scenario);
  const before = id === undefined ? null : await findCase(context, id).catch(unlessMissing);
  if (id !== undefined && before !== null && revision === 0 && before.origin === 'register')
    throw new EntrepotError('lake-conflict', `case ${id} is at revision ${before.revision}, not 0: read it again`, {
      fields: { kind: 'case', id, seen: 0, revision: before.revision },
    });
  const items: CaseItem[] = [];
  for (const item of document.items) {
    const kept = before?.scenario === document.scenario && before.items.some((old) => sameThing(old, item));
    items.push(kept ? item : await checkedItem(context, item, { scenario: document.scenario, asOf }));
  }
  const name = id ?? (await freeId(context, document.title));
  return told(context, await writeCase(context, name, revision, { ...document, items }));
}

export async function addItem(context: Context, { asOf, ...parameters }: AddItemParameters): Promise<CaseAnswer> {
  const item = readCaseItem(parameters.item, 'item');
  return change(context, parameters, async ({ scenario, items }) => {
    if (items.length >= CASE_BOUNDS.items)
      throw new EntrepotError('too-much', `a case has at most ${CASE_BOUNDS.items} items`);
    const checked = await checkedItem(context, item, { scenario, asOf });
    const there = items.findIndex((old) => sameThing(old, checked));
    if (there >= 0)
      throw new EntrepotError('usage', `the case has that already, at place ${there + 1}`, {
        fields: { place: there + 1 },
      });
    const at = parameters.place === undefined ? items.length : placeOf(parameters.place, items.length + 1);
    return items.toSpliced(at, 0, checked);
  });
}

export async function moveItem(context: Context, parameters: MoveItemParameters): Promise<CaseAnswer> {
  return change(context, parameters, async ({ items }) => {
    const [from, to] = [placeOf(parameters.from, items.length), placeOf(parameters.to, items.length)];
    return items.toSpliced(from, 1).toSpliced(to, 0, items[from] as CaseItem);
  });
}

export async function removeItem(context: Context, parameters: RemoveItemParameters): Promise<CaseAnswer> {
  return change(context, parameters, async ({ items }) => items.toSpliced(placeOf(parameters.place, items.length), 1));
}

export interface RemovedCase {
  readonly id: string;
  readonly revision: number;
  /** Whether the one that ships stands there again. */
  readonly restored: boolean;
}

/** Takes a case out of the register; its history stays. */
export async function removeCase(context: Context, { case: id }: { readonly case: string }): Promise<RemovedCase> {
  return { id, ...(await takeCase(context, id)) };
}

/** Reads a case, and writes it with other items at the revision that was read. */
async function change(
  context: Context,
  { case: id, revision }: OfCase,
  itemsOf: (before: Case) => Promise<readonly CaseItem[]>,
): Promise<CaseAnswer> {
  const before = await findCase(context, id);
  const items = await itemsOf(before);
  const { title, summary, scenario } = before;
  const document: CaseDocument = { title, summary, scenario, items };
  return told(context, await writeCase(context, id, revision ?? before.revision, document));
}

async function told(context: Context, found: Case): Promise<CaseAnswer> {
  return { ...found, told: await toldItems(context, found.items) };
}

function countsOf(items: readonly CaseItem[]): CaseSummary['counts'] {
  const count = (kind: CaseItem['kind']): number => items.filter((item) => item.kind === kind).length;
  return {
    finding: count('finding'),
    claim: count('claim'),
    evidence: count('evidence'),
    flows: count('flows'),
    note: count('note'),
  };
}

function placeOf(place: number, most: number): number {
  if (Number.isInteger(place) && place >= 1 && place <= most) return place - 1;
  throw new EntrepotError('usage', `no place ${place}; expected 1 to ${most}`, { fields: { place, most } });
}

function unlessMissing(failure: unknown): null {
  if (failure instanceof EntrepotError && failure.code === 'not-found') return null;
  throw failure;
}

/** The words of the title, and a number where these are taken. */
export async function freeId(context: Context, title: string): Promise<string> {
  const taken = new Set((await allCases(context)).map(({ id }) => id));
  const words = title
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
  const name = words === '' ? 'case' : words;
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? name : `${name}-${n}`;
    if (!taken.has(id)) return id;
  }
}

function withoutUndefined(given: object): object {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
