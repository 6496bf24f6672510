import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { exportCase } from '../../src/app/cases/case-export.ts';
import { openCase } from '../../src/app/cases/case-open.ts';
import { addItem, saveCase } from '../../src/app/cases/cases.ts';
import type { Context } from '../../src/app/context.ts';
import { makeDossier, writeDossier } from '../../src/app/dossiers/dossier.ts';
import { type DossierVerification, failureOf, verifyDossier } from '../../src/app/dossiers/verify.ts';
import { layoutOf } from '../../src/lake/layout.ts';
import { readSnapshot } from '../../src/lake/snapshot.ts';
import type { Document } from '../../src/report/document.ts';
import { readDossier } from '../../src/report/read.ts';
import { copyOf } from '../api/served.ts';
import { entrepot, listing, quiet, tempFolder } from '../helpers.ts';

const CASE = 'russia-2022';
const MINUTES = 300_000;
const folder = tempFolder();
const file = path.join(folder, 'dossier.json');
let context: Context;
let document: Document;

beforeAll(async () => {
  context = { lake: copyOf(inject('bundledLake')), effects: quiet() };
  await writeDossier(context, { case: CASE, out: file });
  ({ document } = readDossier(readFileSync(file, 'utf8'), file));
}, MINUTES);

/** Changes one byte of a file, and changes it back. */
async function flipped<T>(target: string, work: () => Promise<T>): Promise<T> {
  const before = readFileSync(target);
  const changed = Buffer.from(before);
  const at = Math.floor(changed.length / 2);
  changed[at] = (changed[at] ?? 0) ^ 1;
  writeFileSync(target, changed);
  try {
    return await work();
  } finally {
    writeFileSync(target, before);
  }
}

const states = ({ figures }: DossierVerification): string[] => [...new Set(figures.map(({ state }) => state))];

describe('the dossier of the case that ships', () => {
  it('is the same bytes when it is built twice, whatever the clock says', async () => {
    const later = { ...context, effects: quiet({ now: () => new Date('2031-01-01T00:00:00Z') }) };
    expect(Buffer.from((await makeDossier(later, { case: CASE })).bytes).equals(readFileSync(file))).toBe(true);
  });

  it('has a section an item, and every figure has its question, its files and their licence', () => {
    const { sections, figures, sources, notAssessable, made } = document;
    expect(sections.filter(({ id }) => /^item-\d+$/.test(id)).map(({ heading }) => heading)).toHaveLength(11);
    expect(figures.filter(({ lineage }) => lineage.files.length === 0 || lineage.licence === '')).toEqual([]);
    const hashes = new Set(sources.flatMap(({ files }) => files.map(({ sha256 }) => sha256)));
    expect(figures.flatMap(({ lineage }) => lineage.files).filter(({ sha256 }) => !hashes.has(sha256))).toEqual([]);
    expect(sources.flatMap(({ files }) => files).filter(({ packed }) => !packed)).toEqual([]);
    expect(notAssessable.some((text) => /Kyrgyzstan.*ghost transit/.test(text))).toBe(true);
    expect(made.seeds).toEqual({ scan: 1 });
  });

  it('has the figures that the commands give', async () => {
    const told = async (...line: string[]): Promise<unknown> =>
      JSON.parse((await entrepot([...line, '--format', 'json', '--lake', context.lake])).out) as unknown;
    const value = (id: string): unknown => document.figures.find((figure) => figure.id === id)?.value;
    const flows = (await told(
      ...'flows --reporter EU27 --partner RUS --hs 8542 --from 2022-03 --to 2022-11'.split(' '),
    )) as { figure: { value: number } };
    expect(value('item-2-figure')).toMatchObject({ value: flows.figure.value });
    const { finding } = (await told('explain', 'displacement:EU27:ARM:RUS:854231')) as {
      finding: { value: number; baseValue: number };
    };
    expect(value('item-4-figures')).toMatchObject({ value: finding.value, base: finding.baseValue });
    const claim = (await told('claims', 'show', 'eu-kg-chips-2022')) as {
      verdict: string;
      statements: readonly { readings: readonly { figure: number }[] }[];
    };
    const readings = claim.statements[0]?.readings.map(({ figure }) => figure);
    const kept = value('item-8-statement-1') as { verdict: string; readings: readonly (readonly unknown[])[] };
    expect([kept.verdict, kept.readings.map((reading) => reading[2])]).toEqual(['reproduced', readings]);
  });

  it('is written as HTML and XLSX too, and says which formats there are', async () => {
    const html = await makeDossier(context, { case: CASE, format: 'html' });
    expect(new TextDecoder().decode(html.bytes)).toContain('Ground stations in six cities');
    const xlsx = await makeDossier(context, { case: CASE, format: 'xlsx' });
    expect(Buffer.from(xlsx.bytes.subarray(0, 2)).toString()).toBe('PK');
    await expect(makeDossier(context, { case: CASE, format: 'docx' })).rejects.toMatchObject({ code: 'usage' });
  });
});

describe('verify', () => {
  it(
    'makes it again with nothing that was derived before, and writes nothing',
    async () => {
      const before = listing(context.lake);
      const { code, out } = await entrepot(['dossier', 'verify', file, '--format', 'json', '--lake', context.lake]);
      const told = JSON.parse(out) as DossierVerification;
      expect(code).toBe(0);
      expect(told).toMatchObject({ ok: true, seal: 'intact', sameCode: true, identical: true, notRecomputed: null });
      expect([told.counts.figuresHold, states(told)]).toEqual([document.figures.length, ['holds']]);
      expect(listing(context.lake)).toBe(before);
    },
    MINUTES,
  );

  it('finds one changed byte of a source, and names it', async () => {
    const [one, query] = [path.join(folder, 'one.json'), 'entrepot flows --reporter DEU --partner KGZ --hs 854239'];
    await saveCase(context, { id: 'one', title: 'One figure' });
    await addItem(context, { case: 'one', item: { kind: 'flows', query: `${query} --from 2022-03 --to 2022-11` } });
    await writeDossier(context, { case: 'one', out: one });
    const [source] = readDossier(readFileSync(one, 'utf8'), one).document.sources.flatMap(({ files }) => files);
    const told = await flipped(path.join(context.lake, 'raw', source?.sha256 ?? ''), () =>
      verifyDossier(context, { file: one }),
    );
    expect(told.files).toEqual([
      { path: `raw/${source?.sha256}`, name: source?.name, sha256: source?.sha256, state: 'changed' },
    ]);
    expect([told.ok, failureOf(told)?.code, failureOf(told)?.message]).toEqual([
      false,
      'lake-corrupt',
      'comext-eu27-exports-cn8.parquet is changed',
    ]);
  });

  it('finds one changed byte of stored rows, and recomputes nothing from them', async () => {
    const { parts } = await readSnapshot(layoutOf(context.lake));
    const stored = parts[0]?.flow.path ?? '';
    const told = await flipped(path.join(context.lake, stored), () => verifyDossier(context, { file }));
    expect(told.files.map(({ path: at, state }) => [at, state])).toEqual([[stored, 'changed']]);
    expect([told.ok, told.notRecomputed, states(told)]).toEqual([
      false,
      `the stored rows ${stored} are changed`,
      ['not recomputed'],
    ]);
  });

  it(
    'finds a changed figure in the dossier: the seal is broken, and the figure comes out otherwise',
    async () => {
      const forged = path.join(folder, 'forged.json');
      const text = readFileSync(file, 'utf8');
      const figure = document.figures.find(({ id }) => id === 'item-2-figure');
      const value = figure?.value as { readonly value: number };
      writeFileSync(forged, text.replaceAll(`"value": ${value.value}`, `"value": ${value.value + 1}`));
      const told = await verifyDossier(context, { file: forged });
      expect([told.ok, told.seal, told.counts.figuresHold]).toEqual([false, 'changed', document.figures.length - 1]);
      expect(told.figures.filter(({ state }) => state !== 'holds')).toMatchObject([
        { id: 'item-2-figure', state: 'changed', changes: [{ path: 'value', old: value.value + 1, new: value.value }] },
      ]);
      expect(failureOf(told)?.code).toBe('input-invalid');
    },
    MINUTES,
  );

  it('a space more breaks the seal; what is no dossier is refused', async () => {
    const spaced = path.join(folder, 'spaced.json');
    writeFileSync(spaced, `${readFileSync(file, 'utf8')} `);
    const empty = { lake: path.join(folder, 'nothing'), effects: quiet() };
    const told = await verifyDossier(empty, { file: spaced });
    expect([told.seal, told.ok, told.counts.filesIntact]).toEqual(['changed', false, 0]);
    expect(told.notRecomputed).toMatch(/no snapshot s9-/);
    for (const [content, code] of [
      ['{', 'input-format'],
      ['[]', 'input-format'],
      ['{"dossier":2}', 'input-format'],
      ['{"dossier":1}', 'input-invalid'],
    ] as const) {
      writeFileSync(spaced, content);
      await expect(verifyDossier(context, { file: spaced })).rejects.toMatchObject({ code });
    }
    await expect(verifyDossier(context, { file: 'nothing' })).rejects.toMatchObject({ code: 'input-missing' });
  });
});

describe('the archive of it', () => {
  it(
    'opens in a lake of its own, where the dossier holds and the archive comes out the same',
    async () => {
      const [first, second] = [path.join(folder, 'first.zip'), path.join(folder, 'second.zip')];
      const { snapshot, needed, packed } = await exportCase(context, { case: CASE, out: first });
      expect([needed, packed]).toEqual([[], 13]);
      const own = { lake: path.join(folder, 'own'), effects: quiet() };
      expect(await openCase(own, { file: first })).toMatchObject({
        snapshot,
        verifiable: true,
        loaded: 9,
        missing: [],
      });
      const told = await verifyDossier(own, { file: first });
      expect([told.ok, states(told), told.identical]).toEqual([true, ['holds'], true]);
      await exportCase(own, { case: CASE, out: second });
      expect(readFileSync(second).equals(readFileSync(first))).toBe(true);
      // Opened once more it changes nothing.
      const before = listing(own.lake);
      expect(await openCase(own, { file: first })).toMatchObject({ loaded: 0, already: 9, revision: 0 });
      expect(listing(own.lake)).toBe(before);
      expect(readdirSync(folder).filter((name) => /opening|tmp/.test(name))).toEqual([]);
    },
    MINUTES,
  );

  it(
    'keeps what the lake has, and takes another id beside another case',
    async () => {
      const out = path.join(folder, 'mine.zip');
      await saveCase(context, { id: 'mine', title: 'Mine' });
      await addItem(context, { case: 'mine', item: { kind: 'note', text: 'one' } });
      await exportCase(context, { case: 'mine', out });
      await addItem(context, { case: 'mine', item: { kind: 'note', text: 'two' } });
      const opened = await openCase(context, { file: out });
      expect(opened).toMatchObject({ case: 'mine-2', revision: 1, loaded: 0 });
      expect(opened.notes).toEqual(['the lake has another case mine, and keeps its own']);
    },
    MINUTES,
  );
});
