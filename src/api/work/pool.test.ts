import { afterEach, describe, expect, inject, it } from 'vitest';
import { EntrepotError } from '../../trade/errors.ts';
import type { Job } from './messages.ts';
import { Lane, type LaneOptions } from './pool.ts';

const lanes: Lane[] = [];
afterEach(() => {
  for (const lane of lanes.splice(0)) lane.close();
});

function laneOf(options: Partial<LaneOptions> = {}): Lane {
  const lane = new Lane({
    lake: inject('bundledLake'),
    processes: 1,
    threads: 1,
    memoryLimitBytes: 2 ** 30,
    timeLimitMs: 60_000,
    queue: 10,
    ...options,
  });
  lanes.push(lane);
  return lane;
}

const job = (useCase: Job['useCase'], parameters: unknown = {}): Job => ({ useCase, parameters, format: 'json' });
const GOODS = job('goods', { code: '854231' });
/** Longer than any limit here. */
const LONG = job('mirror', { exporter: ['any'], importer: ['KGZ'], from: '2019', to: '2023' });
const { signal: never } = new AbortController();

const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'answered',
    (failure: unknown) => (failure instanceof EntrepotError ? failure.code : failure),
  );

describe('a lane', () => {
  it('answers more questions than it has processes, one after another', async () => {
    const lane = laneOf();
    const all = await Promise.all([1, 2, 3, 4].map(() => lane.text(GOODS, never)));
    expect(new Set(all).size).toBe(1);
    expect(lane.load).toEqual({ running: 0, waiting: 0 });
  });

  it('tells a failure as the use case does', async () => {
    const lane = laneOf();
    await expect(lane.text(job('goods', { code: '1' }), never)).rejects.toMatchObject({ code: 'usage' });
    expect(await codeOf(lane.text(GOODS, never))).toBe('answered');
  });

  it('starts nothing once it is closed', async () => {
    const lane = laneOf();
    const runs = codeOf(lane.text(LONG, never));
    lane.close();
    expect(await runs).toBe('cancelled');
    expect(await codeOf(lane.text(GOODS, never))).toBe('cancelled');
    expect(lane.load).toEqual({ running: 0, waiting: 0 });
  });

  it('stops what takes too long, and is free again', async () => {
    const lane = laneOf({ timeLimitMs: 300 });
    expect(await codeOf(lane.text(LONG, never))).toBe('too-long');
    expect(lane.load).toEqual({ running: 0, waiting: 0 });
  });

  it('stops what is given up, whether it runs or waits', async () => {
    const lane = laneOf();
    const [runs, waits] = [new AbortController(), new AbortController()];
    const [first, second, third] = [
      codeOf(lane.text(LONG, runs.signal)),
      codeOf(lane.text(LONG, waits.signal)),
      codeOf(lane.text(GOODS, never)),
    ];
    waits.abort();
    expect(await second).toBe('cancelled');
    runs.abort();
    expect([await first, await third]).toEqual(['cancelled', 'answered']);
    expect(await codeOf(lane.text(GOODS, AbortSignal.abort()))).toBe('cancelled');
    expect(lane.load).toEqual({ running: 0, waiting: 0 });
  });

  it('refuses one more than may wait', async () => {
    const lane = laneOf({ queue: 1 });
    const [first, second] = [lane.text(GOODS, never), lane.text(GOODS, never)];
    expect(await codeOf(lane.text(GOODS, never))).toBe('unavailable');
    await Promise.all([first, second]);
  });
});
