import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quiet, tempFolder } from '../../test/helpers.ts';
import type { Context } from './context.ts';
import { hashSecret, newToken, parseTokenText, secretMatches, writeTokenText } from './token-text.ts';
import { createToken, listTokens, recogniseToken, revokeToken } from './tokens.ts';

const context = (): Context => ({ lake: tempFolder(), effects: quiet() });
const at = (base: Context, time: string): Context => ({ ...base, effects: quiet({ now: () => new Date(time) }) });

describe('the text of a token', () => {
  it('holds 256 bits that are not used twice', () => {
    const made = Array.from({ length: 1000 }, newToken);
    expect(new Set(made.map(({ secret }) => secret)).size).toBe(1000);
    for (const each of made) expect(parseTokenText(writeTokenText(each))).toEqual(each);
  });

  it('nothing else is taken for one', () => {
    const { id, secret } = newToken();
    for (const text of [
      '',
      `ent_${id}`,
      `ent_${id}_${secret}0`,
      `ent_${id}_${secret.slice(1)}`,
      `ENT_${id}_${secret}`,
      `ent_${id}_${secret}\n`,
      `ent_../../etc_${secret}`,
      `ent_..%2f..%2f_${secret}`,
      `ent_${id}_${secret} `,
    ])
      expect(parseTokenText(text)).toBeNull();
  });

  it('a secret that differs in one place, wherever, does not match', () => {
    const { secret } = newToken();
    const hash = hashSecret(secret);
    expect(secretMatches(secret, hash)).toBe(true);
    for (let place = 0; place < secret.length; place += 1) {
      const other = secret[place] === '0' ? '1' : '0';
      expect(secretMatches(secret.slice(0, place) + other + secret.slice(place + 1), hash)).toBe(false);
    }
  });

  it('hashes are compared, so a text of any length is (in constant time, which throws at unequal lengths)', () => {
    const hash = hashSecret(newToken().secret);
    fc.assert(fc.property(fc.string({ maxLength: 2000 }), (text) => !secretMatches(text, hash)));
  });
});

describe('tokens', () => {
  it('are recognised with what was asked for', async () => {
    const lake = context();
    const made = await createToken(lake, { name: ' trade desk ', scope: ['load'], expires: '12h', rate: 30 });
    expect(made).toMatchObject({
      name: 'trade desk',
      scopes: ['read', 'load'],
      expires: '2026-01-02T15:04:05.000Z',
      requestsPerMinute: 30,
      expired: false,
    });
    const { token, ...about } = made;
    expect(await recogniseToken(lake, token)).toEqual(about);
    expect(await listTokens(lake)).toEqual([about]);
  });

  it('are nowhere in the lake but as a hash', async () => {
    const lake = context();
    const { token } = await createToken(lake, { name: 'x', scope: ['read'] });
    const secret = token.split('_')[2] ?? '';
    const files = globSync('**/*', { cwd: lake.lake, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files).toHaveLength(1);
    for (const file of files) {
      const text = readFileSync(`${file.parentPath}/${file.name}`, 'utf8');
      expect(text).not.toContain(secret);
      expect(text).toContain(hashSecret(secret));
    }
  });

  it('the right id with a wrong secret, and the secret of another id, are nobody', async () => {
    const lake = context();
    const [one, two] = [
      await createToken(lake, { name: 'one', scope: ['read'] }),
      await createToken(lake, { name: 'two', scope: ['admin'] }),
    ];
    expect(await recogniseToken(lake, `ent_${one.id}_${'0'.repeat(64)}`)).toBeNull();
    expect(await recogniseToken(lake, `ent_${two.id}_${one.token.split('_')[2]}`)).toBeNull();
    expect(await recogniseToken(lake, `ent_${'0'.repeat(10)}_${'0'.repeat(64)}`)).toBeNull();
  });

  it('end when they expire, to the second; without a time, after 90 days', async () => {
    const lake = context();
    const { token } = await createToken(lake, { name: 'x', scope: ['read'] });
    expect(await recogniseToken(at(lake, '2026-04-02T03:04:04Z'), token)).toMatchObject({ expired: false });
    expect(await recogniseToken(at(lake, '2026-04-02T03:04:05Z'), token)).toMatchObject({ expired: true });
    const endless = await createToken(lake, { name: 'x', scope: ['read'], expires: 'never' });
    expect(endless.expires).toBeNull();
    expect(await recogniseToken(at(lake, '2099-01-01'), endless.token)).toMatchObject({ expired: false });
  });

  it('a revoked one is nobody from the next look on', async () => {
    const lake = context();
    const { id, token } = await createToken(lake, { name: 'x', scope: ['read'] });
    expect(await recogniseToken(lake, token)).not.toBeNull();
    expect(await revokeToken(lake, id)).toEqual({ revoked: id });
    expect(await recogniseToken(lake, token)).toBeNull();
    await expect(revokeToken(lake, id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(revokeToken(lake, '../ledger/1')).rejects.toMatchObject({ code: 'usage' });
  });

  it('many made and revoked at once do not meet', async () => {
    const lake = context();
    const first = await Promise.all(
      Array.from({ length: 8 }, (_, n) => createToken(lake, { name: `first ${n}`, scope: ['read'] })),
    );
    await Promise.all([
      ...first.map(({ id }) => revokeToken(lake, id)),
      ...Array.from({ length: 8 }, (_, n) => createToken(lake, { name: `second ${n}`, scope: ['read'] })),
    ]);
    const names = (await listTokens(lake)).map(({ name }) => name);
    expect(names).toHaveLength(8);
    expect(names.every((name) => name.startsWith('second'))).toBe(true);
  });

  it.each([
    ['no name', { name: ' ' }],
    ['a name with an escape', { name: 'x\u001b[2J' }],
    ['a name with a line break', { name: 'x\r\nSet-Cookie: a=b' }],
    ['a name that turns the line around', { name: 'x\u202ey' }],
    ['a scope that is none', { scope: ['write'] }],
    ['a time that is none', { expires: '90' }],
    ['no time at all', { expires: '0d' }],
    ['a time beyond ten years', { expires: '9999d' }],
    ['a rate of nothing', { rate: 0 }],
    ['a rate that is no number', { rate: Number.NaN }],
  ])('%s is refused', async (_name, parameters) => {
    const lake = context();
    await expect(createToken(lake, { name: 'x', scope: ['read'], ...parameters })).rejects.toMatchObject({
      code: 'usage',
    });
    expect(await listTokens(lake)).toEqual([]);
  });
});
