import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { PLANTED_SCENARIO, plantedLake } from '../../test/planted-lake.ts';
import { parseScenario } from '../trade/scenario.ts';
import type { Context } from './context.ts';
import { HeldLakes } from './held-lakes.ts';
import { runScan } from './scan.ts';
import { findScan } from './scan-store.ts';

const scenario = parseScenario(PLANTED_SCENARIO, '(planted)');
let context: Context;
let folder: string;
beforeAll(async () => {
  context = await plantedLake();
  folder = path.join(context.lake, 'derived');
});
const kept = (): string[] => readdirSync(folder).filter((name) => name.startsWith('scan-'));

describe('a scan that is kept', () => {
  it('is what a fresh one finds, to the last figure', async () => {
    const [made, read] = [await findScan(context, { scenario }), await findScan(context, { scenario })];
    expect(kept()).toHaveLength(1);
    const fresh = await runScan(context, { scenario });
    for (const { answer, periods, cells, told } of [made, read]) {
      expect(answer).toEqual(JSON.parse(JSON.stringify(fresh.answer)));
      expect([periods, cells]).toEqual([fresh.periods, JSON.parse(JSON.stringify(fresh.cells))]);
      for (const { id } of fresh.answer.findings)
        expect(told.get(id)?.explanations).toEqual(JSON.parse(JSON.stringify(fresh.explanations.get(id) ?? [])));
    }
    expect(read.answer.findings.length).toBeGreaterThan(3);
  });

  it('of another scenario is another', async () => {
    await findScan(context, { scenario: { ...scenario, minimum: scenario.minimum * 2 } });
    expect(kept()).toHaveLength(2);
  });

  it.each<[string, (text: string) => string]>([
    ['cut short', (text) => text.slice(0, text.length / 2)],
    ['cut at a line', (text) => `${text.split('\n').slice(0, 2).join('\n')}\n`],
    ['emptied', () => ''],
    ['changed by a digit', (text) => text.replace(/"value":\d/, '"value":7')],
  ])('and %s is made again', async (_name, damage) => {
    for (const name of kept()) rmSync(path.join(folder, name));
    const before = await findScan(context, { scenario });
    const file = path.join(folder, kept()[0] as string);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, damage(text));
    expect(await findScan(context, { scenario })).toEqual(before);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('is made once for all that ask at the same time, in a process that holds lakes', async () => {
    for (const name of kept()) rmSync(path.join(folder, name));
    const held = new HeldLakes();
    const all = await Promise.all([1, 2, 3].map(() => findScan({ ...context, held }, { scenario })));
    expect(new Set(all).size).toBe(1);
    await held.close();
  });
});
