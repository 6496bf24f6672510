interface Work<T> {
  readonly result: Promise<T>;
  readonly controller: AbortController;
  waiters: number;
}

/** Work that several ask for at once is done once; it is stopped when the last of them went away. */
export class SharedWork<T> {
  readonly #going = new Map<string, Work<T>>();

  async get(key: string, signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const going = this.#going.get(key) ?? this.#start(key, work);
    going.waiters += 1;
    const { promise: left, reject: leave } = Promise.withResolvers<never>();
    left.catch(() => undefined);
    const onAbort = (): void => leave(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) onAbort();
    try {
      return await Promise.race([going.result, left]);
    } finally {
      signal.removeEventListener('abort', onAbort);
      going.waiters -= 1;
      if (going.waiters === 0) {
        if (this.#going.get(key) === going) this.#going.delete(key);
        going.controller.abort();
      }
    }
  }

  #start(key: string, work: (signal: AbortSignal) => Promise<T>): Work<T> {
    const controller = new AbortController();
    const result = work(controller.signal);
    result.catch(() => undefined);
    const going = { result, controller, waiters: 0 };
    this.#going.set(key, going);
    return going;
  }
}
