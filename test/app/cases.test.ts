import { cpSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import { addItem, cases, moveItem, removeCase, removeItem, saveCase, showCase } from '../../src/app/cases/cases.ts';
import type { Context } from '../../src/app/context.ts';
import { EntrepotError } from '../../src/trade/errors.ts';
import { quiet, tempFolder } from '../helpers.ts';

const bundled = inject('bundledLake');
let context: Context;
beforeEach(() => {
  const lake = path.join(tempFolder(), 'lake');
  cpSync(bundled, lake, { recursive: true });
  context = { lake, effects: quiet() };
});

const kinds = ({ items }: { readonly items: readonly { readonly kind: string }[] }): string =>
  items.map(({ kind }) => kind).join(' ');

const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (failure: unknown) => (failure instanceof EntrepotError ? failure.code : failure),
  );

describe('the case that ships', () => {
  it('is about things that are there', async () => {
    const { items, told } = await showCase(context, { case: 'russia-2022' });
    expect(told.filter(({ missing }) => missing !== null)).toEqual([]);
    // Each is checked as if it was added anew.
    const copy = await saveCase(context, { id: 'copy', title: 'The same', items });
    expect(copy.items).toEqual(items);
  });

  it('is copied into the register when it is changed, and stands again when that is taken out', async () => {
    const before = await showCase(context, { case: 'russia-2022' });
    const after = await removeItem(context, { case: 'russia-2022', place: 1 });
    expect([before.origin, before.revision, after.origin, after.revision]).toEqual(['bundled', 0, 'register', 1]);
    expect(after.items).toEqual(before.items.slice(1));
    expect((await cases(context)).map(({ id, origin }) => [id, origin])).toEqual([['russia-2022', 'register']]);
    expect(await removeCase(context, { case: 'russia-2022' })).toMatchObject({ restored: true });
    expect(await showCase(context, { case: 'russia-2022' })).toEqual(before);
    const again = await moveItem(context, { case: 'russia-2022', from: 1, to: 3 });
    expect([again.revision, kinds(again).slice(0, 18)]).toEqual([3, 'flows finding note']);
  });
});

describe('items', () => {
  it('are checked when they are added, and kept in one form', async () => {
    await saveCase(context, { id: 'a', title: 'A' });
    const add = (item: object) => addItem(context, { case: 'a', item });
    await add({ kind: 'finding', finding: 'KGZ:854239:displacement' });
    const { items } = await add({
      kind: 'flows',
      query: 'entrepot  flows --to 2022-11 --from 2022-03 --hs 8542 --partner KGZ --reporter DEU --flow export',
    });
    expect(items).toEqual([
      { kind: 'finding', finding: 'displacement:EU27:KGZ:RUS:854239', note: null },
      {
        kind: 'flows',
        query: 'entrepot flows --reporter DEU --partner KGZ --hs 8542 --from 2022-03 --to 2022-11',
        title: null,
        note: null,
      },
    ]);
    const wrong: readonly (readonly [string, object])[] = [
      ['not-found', { kind: 'finding', finding: 'displacement:EU27:KGZ:RUS:010101' }],
      ['not-found', { kind: 'claim', claim: 'nothing' }],
      ['not-found', { kind: 'evidence', evidence: 'nothing' }],
      ['usage', { kind: 'finding', finding: 'displacement:EU27:KGZ:RUS:854239' }],
      ['usage', { kind: 'flows', query: 'entrepot scan' }],
      ['usage', { kind: 'flows', query: 'entrepot flows --reporter DEU --partner KGZ --hs 8542 --as-of 3' }],
      [
        'unknown-vocabulary',
        { kind: 'flows', query: 'entrepot flows --reporter Atlantis --partner KGZ --hs 8542 --from 2022 --to 2022' },
      ],
      ['input-invalid', { kind: 'note', text: ' ' }],
      ['input-invalid', { kind: 'note', text: 'a\u0000' }],
      ['input-invalid', { kind: 'page', text: 'a' }],
    ];
    for (const [code, item] of wrong) expect([item, await codeOf(add(item))]).toEqual([item, code]);
    expect((await showCase(context, { case: 'a' })).revision).toBe(3);
  });

  it('that are no longer there are said to be missing, and do not hinder another change', async () => {
    await saveCase(context, { id: 'a', title: 'A', items: [{ kind: 'claim', claim: 'eu-kg-total-2023' }] });
    const { items } = await showCase(context, { case: 'a' });
    const gone = [{ kind: 'claim', claim: 'gone', note: null }];
    expect(await codeOf(saveCase(context, { id: 'a', revision: 1, title: 'A', items: [...items, ...gone] }))).toBe(
      'not-found',
    );
    expect(await codeOf(moveItem(context, { case: 'a', from: 1, to: 2 }))).toBe('usage');
    expect(await codeOf(removeItem(context, { case: 'a', place: 0 }))).toBe('usage');
  });
});

describe('two writers', () => {
  it('the second is told what is there, and nothing of the first is lost', async () => {
    const first = await saveCase(context, { title: 'Circuits, and where they went' });
    expect(first.id).toBe('circuits-and-where-they-went');
    const { id, revision } = first;
    await addItem(context, { case: id, revision, item: { kind: 'note', text: 'mine' } });
    const late: readonly (() => Promise<unknown>)[] = [
      () => addItem(context, { case: id, revision, item: { kind: 'note', text: 'late' } }),
      () => saveCase(context, { id, revision, title: 'late' }),
      () => saveCase(context, { id, title: 'late' }),
    ];
    for (const write of late) expect(await codeOf(write())).toBe('lake-conflict');
    expect(await showCase(context, { case: id })).toMatchObject({ revision: 2, items: [{ text: 'mine' }] });
  });

  it('at the same moment, one of them wins', async () => {
    const { id, revision } = await saveCase(context, { title: 'Race' });
    const codes = await Promise.all(
      [1, 2, 3, 4].map((n) => codeOf(addItem(context, { case: id, revision, item: { kind: 'note', text: `${n}` } }))),
    );
    expect(codes.toSorted((a, b) => (String(a) < String(b) ? -1 : 1))).toEqual([
      'done',
      'lake-conflict',
      'lake-conflict',
      'lake-conflict',
    ]);
  });

  it('a title that is taken, or in letters that no id has, gets an id all the same', async () => {
    const ids = [];
    for (const title of ['Циркуляры', 'Циркуляры', 'Été 2022!']) ids.push((await saveCase(context, { title })).id);
    expect(ids).toEqual(['case', 'case-2', 'ete-2022']);
  });
});
