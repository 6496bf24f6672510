import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Layout, layoutOf } from './layout.ts';
import { archivedFile, archiveFile, listDocuments, readDocument, writeDocument } from './register.ts';

const at = new Date('2026-01-02T03:04:05Z');
const lake = (): Layout => layoutOf(mkdtempSync(path.join(tmpdir(), 'register-')));

describe('a register', () => {
  it('gives back the last revision and keeps those before', async () => {
    const layout = lake();
    await writeDocument(layout, 'case', { id: 'a', seen: 0, at, document: { title: 'first' } });
    await writeDocument(layout, 'case', { id: 'a', seen: 1, at, document: { title: 'second' } });
    expect(await readDocument(layout, 'case', 'a')).toEqual({
      id: 'a',
      revision: 2,
      at: '2026-01-02T03:04:05.000Z',
      document: { title: 'second' },
    });
    expect(readFileSync(path.join(layout.register, 'case', 'a', '00000001.json'), 'utf8')).toContain('first');
  });

  it('refuses to write over what its writer has not seen, whoever comes first', async () => {
    const layout = lake();
    const write = (title: string) => writeDocument(layout, 'case', { id: 'a', seen: 0, at, document: { title } });
    const done = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => write(String(n))));
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of done) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'lake-conflict' });
  });

  it('no longer lists what was taken out', async () => {
    const layout = lake();
    await writeDocument(layout, 'claim', { id: 'kept', seen: 0, at, document: 1 });
    await writeDocument(layout, 'claim', { id: 'gone', seen: 0, at, document: 1 });
    await writeDocument(layout, 'claim', { id: 'gone', seen: 1, at, document: null });
    expect((await listDocuments(layout, 'claim')).map(({ id }) => id)).toEqual(['kept']);
    expect(await readDocument(layout, 'claim', 'never')).toBeNull();
    expect(await listDocuments(layout, 'evidence')).toEqual([]);
  });

  it('lets no id out of its folder', async () => {
    for (const id of ['..', '../a', 'A', '', 'a/b', '-a'])
      await expect(readDocument(lake(), 'case', id)).rejects.toMatchObject({ code: 'usage' });
  });

  it('says which file is damaged', async () => {
    const layout = lake();
    await writeDocument(layout, 'case', { id: 'a', seen: 0, at, document: {} });
    writeFileSync(path.join(layout.register, 'case', 'a', '00000001.json'), '{');
    await expect(readDocument(layout, 'case', 'a')).rejects.toMatchObject({ code: 'lake-corrupt' });
  });

  it('keeps a file once, under its hash', async () => {
    const layout = lake();
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'page-')), 'page.html');
    writeFileSync(file, 'a page');
    const first = await archiveFile(layout, file);
    expect(await archiveFile(layout, file)).toEqual(first);
    expect(readFileSync(archivedFile(layout, first.sha256), 'utf8')).toBe('a page');
    expect(() => archivedFile(layout, '../x')).toThrow(/SHA-256/);
  });
});
