import { setTimeout as delay } from 'node:timers/promises';
import { EntrepotError } from '../../trade/errors.ts';
import { SANDBOX_LIMITS } from './limits.ts';
import type { Outcome, SandboxAnswer, SandboxContent, SandboxLimits } from './messages.ts';
import { SandboxProcess, type Told } from './process.ts';

export interface SandboxQuestion {
  readonly statement: string;
  /** Rows of the answer. */
  readonly limit: number;
  /** Where it is to have less time, or more, than the sandbox gives. */
  readonly timeLimitMs?: number;
  readonly signal?: AbortSignal;
}

/**
 * Answers SQL that strangers wrote, one statement at a time, from a process that can read the given content and nothing else.
 * A statement that does not stop in its time, or that takes the process down, costs nobody else: the process is started anew.
 */
export class Sandbox {
  readonly #content: SandboxContent;
  readonly #limits: SandboxLimits;
  #process: Promise<SandboxProcess> | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #closed = false;

  private constructor(content: SandboxContent, limits: SandboxLimits) {
    this.#content = content;
    this.#limits = limits;
  }

  static async open(content: SandboxContent, limits: Partial<SandboxLimits> = {}): Promise<Sandbox> {
    const sandbox = new Sandbox(content, { ...SANDBOX_LIMITS, ...limits });
    await sandbox.#started();
    return sandbox;
  }

  /** @throws EntrepotError 'usage' (refused or wrong), 'too-long', 'too-much', 'cancelled' */
  async query(question: SandboxQuestion): Promise<SandboxAnswer> {
    checkText(question.statement, this.#limits.statementLength);
    if (!Number.isSafeInteger(question.limit) || question.limit < 0)
      throw new EntrepotError('usage', `limit ${question.limit}; expected a whole number of rows`);
    const turn = this.#last.then(() => this.#answer(question));
    this.#last = turn.then(
      () => undefined,
      () => undefined,
    );
    return turn;
  }

  async close(): Promise<void> {
    this.#closed = true;
    const running = await this.#process?.catch(() => null);
    this.#process = null;
    if (running === null || running === undefined) return;
    running.kill();
    while (running.alive) await Promise.race([running.next(), delay(50)]);
  }

  async #answer({
    statement,
    limit,
    signal,
    timeLimitMs = this.#limits.timeLimitMs,
  }: SandboxQuestion): Promise<SandboxAnswer> {
    const running = await this.#started();
    if (signal?.aborted === true) throw cancelled();
    let stopped: EntrepotError | null = null;
    let killer: NodeJS.Timeout | undefined;
    const stop = (why: EntrepotError): void => {
      if (stopped !== null) return;
      stopped = why;
      running.send({ type: 'stop' });
      killer = setTimeout(() => running.kill(), this.#limits.graceMs);
    };
    const onAbort = (): void => stop(cancelled());
    const timer = setTimeout(() => stop(tooLong(timeLimitMs)), timeLimitMs);
    signal?.addEventListener('abort', onAbort, { once: true });
    try {
      running.send({ type: 'ask', statement, limit });
      const told = await running.next();
      if (stopped !== null || told.type !== 'done' || told.worn || isWearing(told.outcome)) this.#renew(running);
      if (stopped !== null) throw stopped as EntrepotError;
      return answerOf(told);
    } finally {
      clearTimeout(timer);
      clearTimeout(killer);
      signal?.removeEventListener('abort', onAbort);
    }
  }

  /** The next question finds a fresh process that is up already. */
  #renew(used: SandboxProcess): void {
    used.kill();
    this.#process = null;
    if (!this.#closed) this.#started().catch(() => undefined);
  }

  async #started(): Promise<SandboxProcess> {
    if (this.#closed) throw new EntrepotError('cancelled', 'the sandbox is closed');
    const known = await this.#process?.catch(() => null);
    if (known?.alive === true) return known;
    this.#process = this.#start();
    return this.#process;
  }

  async #start(): Promise<SandboxProcess> {
    const started = new SandboxProcess(this.#content, this.#limits);
    const told = await started.next();
    if (told.type === 'ready') return started;
    started.kill();
    throw new Error(
      told.type === 'done' && told.outcome.type === 'bug'
        ? told.outcome.trace
        : `a sandbox could not start: ${told.type}`,
    );
  }
}

/** What ran out of memory leaves pieces behind. */
function isWearing(outcome: Outcome): boolean {
  return outcome.type === 'bug' || (outcome.type === 'failed' && outcome.code !== 'usage');
}

function answerOf(told: Told): SandboxAnswer {
  if (told.type === 'gone') throw new EntrepotError('too-much', 'stopped: it needs more memory than a query may have');
  if (told.type === 'ready') throw new Error('a sandbox said "ready" to a question');
  const { outcome } = told;
  if (outcome.type === 'bug') throw new Error(outcome.trace);
  if (outcome.type === 'failed') throw new EntrepotError(outcome.code, outcome.message, { fields: outcome.fields });
  const { columns, rows, truncated } = outcome;
  return { columns, rows: JSON.parse(rows) as SandboxAnswer['rows'], truncated };
}

function checkText(statement: string, most: number): void {
  if (statement.trim() === '') throw new EntrepotError('usage', 'the statement is empty; expected one SELECT');
  if (statement.length > most)
    throw new EntrepotError('usage', `the statement has ${statement.length} characters; expected at most ${most}`, {
      fields: { length: statement.length, most },
    });
  if (statement.includes('\0') || !statement.isWellFormed())
    throw new EntrepotError('usage', 'the statement has characters that are no text (NUL, or half a surrogate pair)');
}

function cancelled(): EntrepotError {
  return new EntrepotError('cancelled', 'stopped on request');
}

function tooLong(milliseconds: number): EntrepotError {
  return new EntrepotError('too-long', `stopped after ${milliseconds / 1000} seconds; ask for less`, {
    fields: { seconds: milliseconds / 1000 },
  });
}
