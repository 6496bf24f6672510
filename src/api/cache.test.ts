import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { AnswerCache, Body } from './cache.ts';

describe('answers that were given before', () => {
  it('are kept up to so many bytes; what was asked for longest ago goes first', () => {
    const cache = new AnswerCache(80);
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) cache.set(key, new Body('x'.repeat(10)));
    expect(cache.get('a')).toBeDefined();
    cache.set('i', new Body('x'.repeat(10)));
    expect(['a', 'b', 'c', 'i'].map((key) => cache.get(key) !== undefined)).toEqual([true, false, true, true]);
  });

  it('are not kept where one would push many others out', () => {
    const cache = new AnswerCache(80);
    cache.set('large', new Body('x'.repeat(11)));
    expect(cache.get('large')).toBeUndefined();
  });

  it('count once where they are kept twice', () => {
    const cache = new AnswerCache(80);
    for (let n = 0; n < 20; n += 1) cache.set('same', new Body('x'.repeat(10)));
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) cache.set(key, new Body('x'.repeat(10)));
    expect(cache.get('same')).toBeDefined();
  });

  it('are compressed once', async () => {
    const body = new Body('É'.repeat(2_000));
    expect(body.worthCompressing).toBe(true);
    const zipped = await body.gzip();
    expect(gunzipSync(zipped).toString()).toBe('É'.repeat(2_000));
    expect(await body.gzip()).toBe(zipped);
    expect(new Body('short').worthCompressing).toBe(false);
  });
});
