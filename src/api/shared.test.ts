import { describe, expect, it } from 'vitest';
import { SharedWork } from './shared.ts';

const { signal: never } = new AbortController();

/** Work that ends when it is told to, or when it is stopped. */
function work() {
  const { promise, resolve } = Promise.withResolvers<string>();
  const seen = { started: 0, stopped: false };
  const start = (signal: AbortSignal): Promise<string> => {
    seen.started += 1;
    signal.addEventListener('abort', () => (seen.stopped = true));
    return promise;
  };
  return { seen, start, end: resolve };
}

describe('work that several ask for at once', () => {
  it('is done once', async () => {
    const shared = new SharedWork<string>();
    const { seen, start, end } = work();
    const all = [1, 2, 3].map(() => shared.get('a', never, start));
    end('done');
    expect([await Promise.all(all), seen.started]).toEqual([['done', 'done', 'done'], 1]);
    expect(await shared.get('a', never, async () => 'again')).toBe('again');
  });

  it('goes on while one of them waits, and is stopped when the last went away', async () => {
    const shared = new SharedWork<string>();
    const { seen, start } = work();
    const [one, two] = [new AbortController(), new AbortController()];
    const waits = [shared.get('a', one.signal, start), shared.get('a', two.signal, start)];
    one.abort(new Error('left'));
    await expect(waits[0]).rejects.toThrow('left');
    expect(seen.stopped).toBe(false);
    two.abort(new Error('left too'));
    await expect(waits[1]).rejects.toThrow('left too');
    expect(seen.stopped).toBe(true);
    expect(await shared.get('a', never, async () => 'anew')).toBe('anew');
  });

  it('fails for all, and is tried again by the next', async () => {
    const shared = new SharedWork<string>();
    const fail = (): Promise<string> => Promise.reject(new Error('no'));
    const all = await Promise.allSettled([shared.get('a', never, fail), shared.get('a', never, fail)]);
    expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await shared.get('a', never, async () => 'yes')).toBe('yes');
  });

  it('is not waited for by who left before', async () => {
    const { start } = work();
    await expect(new SharedWork<string>().get('a', AbortSignal.abort(new Error('gone')), start)).rejects.toThrow(
      'gone',
    );
  });
});
