import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { EntrepotError, type ErrorCode, type InputProblem } from '../../trade/errors.ts';
import type { FromWorker, Job, ToldFailure, ToWorker } from './messages.ts';

export interface LaneOptions {
  readonly lake: string;
  readonly processes: number;
  readonly threads: number;
  readonly memoryLimitBytes: number;
  /** A job that takes longer is stopped. */
  readonly timeLimitMs: number;
  /** So many may wait; one more is refused. */
  readonly queue: number;
  /** 0 to 19: how willingly it lets others go first. */
  readonly nice?: number;
}

export type Progressed = Extract<FromWorker, { readonly type: 'progress' }>;

/** A worker that does not stop in this time after it was told to is killed. */
const GRACE_MS = 2_000;

type Heard = FromWorker | { readonly type: 'gone' };

interface Worker {
  readonly child: ChildProcess;
  listener: ((message: Heard) => void) | null;
}

/**
 * Processes that run use cases for the server, one job each at a time. What blocks, leaks or crashes there neither stops the
 * server nor another job; one that is cancelled or takes too long is interrupted, then killed.
 */
export class Lane {
  readonly #options: LaneOptions;
  readonly #living = new Set<Worker>();
  readonly #idle: Worker[] = [];
  readonly #waiting: ((worker: Worker) => void)[] = [];
  #closed = false;

  constructor(options: LaneOptions) {
    this.#options = options;
  }

  get load(): { readonly running: number; readonly waiting: number } {
    return { running: this.#living.size - this.#idle.length, waiting: this.#waiting.length };
  }

  /** The answer's pieces, as fast as they are read. @throws EntrepotError as the use case does; 'cancelled', 'too-long' */
  async *run(job: Job, signal: AbortSignal, onProgress?: (progress: Progressed) => void): AsyncGenerator<string> {
    const worker = await this.#take(signal);
    const messages: Heard[] = [];
    let wake: (() => void) | null = null;
    worker.listener = (message) => {
      messages.push(message);
      wake?.();
    };
    let stopped: EntrepotError | null = null;
    let killer: NodeJS.Timeout | undefined;
    const stop = (why: EntrepotError): void => {
      if (stopped !== null) return;
      stopped = why;
      tell(worker, { type: 'cancel' });
      killer = setTimeout(() => worker.child.kill('SIGKILL'), GRACE_MS);
      wake?.();
    };
    const onAbort = (): void => stop(new EntrepotError('cancelled', 'stopped on request'));
    const { timeLimitMs } = this.#options;
    const timer = setTimeout(
      () =>
        stop(new EntrepotError('too-long', `stopped after ${Math.round(timeLimitMs / 1000)} seconds; ask for less`)),
      timeLimitMs,
    );
    signal.addEventListener('abort', onAbort, { once: true });
    let settled = false;
    try {
      tell(worker, { type: 'run', job });
      if (signal.aborted) onAbort();
      for (;;) {
        while (messages.length === 0) await new Promise<void>((resolve) => (wake = resolve));
        const message = messages.shift() as (typeof messages)[number];
        settled = isLast(message);
        if (message.type === 'gone') throw stopped ?? (this.#closed ? closed() : died(job));
        if (settled && stopped !== null) throw stopped;
        if (message.type === 'end') return;
        if (message.type === 'failed') throw failureOf(message.failure);
        if (message.type === 'bug') throw new Error(message.trace);
        if (message.type === 'progress') onProgress?.(message);
        else if (message.type === 'piece' && stopped === null) {
          yield message.text;
          tell(worker, { type: 'more' });
        }
      }
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      if (settled || messages.some(isLast)) this.#release(worker, killer);
      else this.#finish(worker, killer);
    }
  }

  async text(job: Job, signal: AbortSignal, onProgress?: (progress: Progressed) => void): Promise<string> {
    const pieces: string[] = [];
    for await (const piece of this.run(job, signal, onProgress)) pieces.push(piece);
    return pieces.join('');
  }

  /** Stops all workers; those that wait get none. */
  close(): void {
    this.#closed = true;
    for (const { child } of this.#living) child.kill();
  }

  /** The reader went away before the end: the worker is told to stop, and taken back once it has. */
  #finish(worker: Worker, killer: NodeJS.Timeout | undefined): void {
    tell(worker, { type: 'cancel' });
    const deadline = killer ?? setTimeout(() => worker.child.kill('SIGKILL'), GRACE_MS);
    worker.listener = (message) => {
      if (isLast(message)) this.#release(worker, deadline);
    };
  }

  async #take(signal: AbortSignal): Promise<Worker> {
    if (signal.aborted) throw new EntrepotError('cancelled', 'stopped on request');
    if (this.#closed) throw closed();
    for (let idle = this.#idle.pop(); idle !== undefined; idle = this.#idle.pop()) {
      if (idle.child.connected) return idle;
      this.#living.delete(idle);
    }
    if (this.#living.size < this.#options.processes) return this.#spawn();
    if (this.#waiting.length >= this.#options.queue)
      throw new EntrepotError('unavailable', 'too many questions wait already; try again in a moment');
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(given), 1);
        reject(new EntrepotError('cancelled', 'stopped on request'));
      };
      const given = (worker: Worker): void => {
        signal.removeEventListener('abort', onAbort);
        resolve(worker);
      };
      this.#waiting.push(given);
      signal.addEventListener('abort', onAbort, { once: true });
    });
  }

  #spawn(): Worker {
    const { lake, threads, memoryLimitBytes, nice } = this.#options;
    const script = fileURLToPath(new URL('./worker.ts', import.meta.url));
    const [command, ...before] =
      nice === undefined ? [process.execPath] : ['nice', '-n', String(nice), process.execPath];
    // A heap that is full ends this process, not the server.
    const heap = `--max-old-space-size=${Math.max(256, Math.floor(memoryLimitBytes / 2 ** 20))}`;
    const child = spawn(command as string, [...before, heap, script], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: {
        ...process.env,
        UV_THREADPOOL_SIZE: '16',
        ENTREPOT_WORKER: JSON.stringify({ lake, threads, memoryLimitBytes }),
      },
    });
    const worker: Worker = { child, listener: null };
    this.#living.add(worker);
    child.on('message', (message: FromWorker) => worker.listener?.(message));
    child.on('exit', () => this.#gone(worker));
    child.on('error', () => this.#gone(worker));
    return worker;
  }

  #gone(worker: Worker): void {
    if (!this.#living.delete(worker)) return;
    const at = this.#idle.indexOf(worker);
    if (at >= 0) this.#idle.splice(at, 1);
    worker.listener?.({ type: 'gone' });
  }

  /** The worker takes the next job, or, where it is no more, a new one does. */
  #release(worker: Worker, killer: NodeJS.Timeout | undefined): void {
    clearTimeout(killer);
    worker.listener = null;
    if (this.#closed) return;
    const lives = this.#living.has(worker);
    const next = this.#waiting.shift();
    if (next !== undefined) next(lives ? worker : this.#spawn());
    else if (lives) this.#idle.push(worker);
  }
}

/** Nothing of the job follows. */
function isLast({ type }: Heard): boolean {
  return type !== 'piece' && type !== 'progress';
}

function tell(worker: Worker, message: ToWorker): void {
  if (worker.child.connected) worker.child.send(message);
}

function closed(): EntrepotError {
  return new EntrepotError('cancelled', 'the server is stopping');
}

function died(job: Job): EntrepotError {
  return new EntrepotError('too-much', `${job.useCase} needed more memory than it may have; ask for less`);
}

function failureOf({ code, message, fields, problems }: ToldFailure): EntrepotError {
  return new EntrepotError(code as ErrorCode, message, { fields, problems: problems as readonly InputProblem[] });
}
