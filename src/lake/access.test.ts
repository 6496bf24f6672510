import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../../test/helpers.ts';
import { readToken, readTokens, removeToken, type StoredToken, writeToken } from './access.ts';
import { layoutOf } from './layout.ts';

const token = (id: string): StoredToken => ({
  format: 1,
  id,
  name: 'desk',
  scopes: ['read'],
  created: '2026-01-02T03:04:05.000Z',
  expires: null,
  requestsPerMinute: 600,
  secretSha256: 'ab'.repeat(32),
});

describe('access tokens at rest', () => {
  it('only the owner may read them', async () => {
    const layout = layoutOf(tempFolder());
    expect(await writeToken(layout, token('aaaaaaaaaa'))).toBe(true);
    expect(statSync(path.join(layout.access, 'aaaaaaaaaa.json')).mode & 0o777).toBe(0o600);
    expect(statSync(layout.access).mode & 0o777).toBe(0o700);
  });

  it('an id is written once', async () => {
    const layout = layoutOf(tempFolder());
    const twice = await Promise.all([
      writeToken(layout, token('aaaaaaaaaa')),
      writeToken(layout, { ...token('bbbbbbbbbb'), name: 'other' }),
    ]);
    expect(twice).toEqual([true, true]);
    expect(await writeToken(layout, { ...token('bbbbbbbbbb'), name: 'late' })).toBe(false);
    expect((await readTokens(layout)).map(({ name }) => name)).toEqual(['desk', 'other']);
  });

  it('one that was removed, or never was, is not there', async () => {
    const layout = layoutOf(tempFolder());
    expect(await readTokens(layout)).toEqual([]);
    expect(await readToken(layout, 'aaaaaaaaaa')).toBeNull();
    await writeToken(layout, token('aaaaaaaaaa'));
    expect(await removeToken(layout, 'aaaaaaaaaa')).toBe(true);
    expect(await removeToken(layout, 'aaaaaaaaaa')).toBe(false);
    expect(await readToken(layout, 'aaaaaaaaaa')).toBeNull();
  });

  it.each([
    ['no JSON', '{'],
    ['a hash that is none', JSON.stringify({ ...token('aaaaaaaaaa'), secretSha256: '' })],
    ['a scope that is none', JSON.stringify({ ...token('aaaaaaaaaa'), scopes: ['root'] })],
  ])('a file with %s lets nobody in', async (_name, text) => {
    const layout = layoutOf(tempFolder());
    mkdirSync(layout.access);
    writeFileSync(path.join(layout.access, 'aaaaaaaaaa.json'), text);
    await expect(readToken(layout, 'aaaaaaaaaa')).rejects.toMatchObject({ code: 'lake-corrupt' });
  });
});
