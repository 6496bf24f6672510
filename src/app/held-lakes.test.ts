import { describe, expect, inject, it } from 'vitest';
import { one } from '../engine/engine.ts';
import { sql } from '../engine/sql.ts';
import { layoutOf } from '../lake/layout.ts';
import { EntrepotError } from '../trade/errors.ts';
import { HeldLakes } from './held-lakes.ts';

const layout = layoutOf(inject('bundledLake'));
const { signal } = new AbortController();

async function rowsOf(held: HeldLakes, asOf?: string): Promise<string> {
  return held.use(layout, asOf, signal, async (engine, { id }) => {
    const { n } = await one<{ n: number }>(engine, sql`SELECT CAST(count(*) AS DOUBLE) AS n FROM flow`);
    return `${id} ${n}`;
  });
}

describe('lakes that are held', () => {
  it('answer many at once, each of its own snapshot', async () => {
    const held = new HeldLakes({ threads: 1 });
    const alone = new Map<string, string>();
    for (const asOf of ['1', '2', '3', '9']) alone.set(asOf, await rowsOf(held, asOf));
    expect(new Set(alone.values()).size).toBe(4);
    const asked = Array.from({ length: 24 }, (_, place) => ['1', '2', '3', '9'][place % 4] as string);
    const told = await Promise.all(asked.map((asOf) => rowsOf(held, asOf)));
    expect(told).toEqual(asked.map((asOf) => alone.get(asOf)));
    await held.close();
  });

  it('let one that is used be, however many others come', async () => {
    const held = new HeldLakes({ threads: 1 });
    const first = await held.use(layout, '1', signal, async (engine) => {
      for (const asOf of ['2', '3', '4']) await rowsOf(held, asOf);
      return engine.rows(sql`SELECT count(*) AS n FROM flow`);
    });
    expect(first).toHaveLength(1);
    await held.close();
  });

  it('hold nothing of a snapshot that is not there', async () => {
    const held = new HeldLakes();
    await expect(rowsOf(held, 's99')).rejects.toThrow(EntrepotError);
    expect(await rowsOf(held)).toMatch(/^s9-/);
    await held.close();
  });

  it('remember what was made, but not what failed', async () => {
    const held = new HeldLakes();
    let made = 0;
    const make = async (): Promise<number> => (made += 1);
    expect(await Promise.all([held.remember('a', make), held.remember('a', make)])).toEqual([1, 1]);
    await expect(held.remember('b', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await held.remember('b', make)).toBe(2);
    for (const key of ['c', 'd']) await held.remember(key, make);
    expect(await held.remember('a', make)).toBe(5);
  });
});
