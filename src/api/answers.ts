import { createHash } from 'node:crypto';
import { codeVersion } from '../app/code-version.ts';
import type { Context } from '../app/context.ts';
import { NewestSnapshot } from '../app/newest-snapshot.ts';
import { readScenarioByName } from '../app/scenarios.ts';
import type { UseCaseName } from '../app/use-cases.ts';
import { AnswerCache, Body } from './cache.ts';
import { SharedWork } from './shared.ts';
import type { AnswerFormat } from './work/messages.ts';
import { Lane, type LaneOptions, type Progressed } from './work/pool.ts';

/** What a question costs: found in the lake in an instant, thought about by all cores, SQL that anybody wrote, or a change of the lake. */
export type LaneName = 'quick' | 'slow' | 'sql' | 'load';

/** A job of a lane that takes longer is stopped. */
export const LANE_LIMITS_MS = { quick: 60_000, slow: 900_000, sql: 60_000, load: 7_200_000 } as const;

export interface AnswersOptions {
  readonly context: Context;
  readonly cores: number;
  readonly memoryLimitBytes: number;
}

export interface Question {
  readonly useCase: UseCaseName;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly lane: LaneName;
  /** Its answer is read from the scan of a scenario, which is made first where it was not made before. */
  readonly ofScan?: boolean;
}

/** A question of one snapshot; the same tag means the same bytes. */
export interface Asked extends Question {
  readonly snapshot: string;
  readonly tag: string;
}

/** Gives the answers of use cases: from memory where the same was asked of the same snapshot, else from a process that works it out. */
export class Answers {
  readonly #lanes: Readonly<Record<LaneName, Lane>>;
  readonly #context: Context;
  readonly #newest: NewestSnapshot;
  readonly #quick: number;
  readonly #cache = new AnswerCache(128 * 2 ** 20);
  readonly #shared = new SharedWork<Body>();
  /** Scans that were made, by scenario and snapshot; and the last snapshot that each scenario was scanned on. */
  readonly #made = new Set<string>();
  readonly #scanned = new Map<string, string>();

  constructor({ context, cores, memoryLimitBytes }: AnswersOptions) {
    const { lake } = context;
    this.#context = context;
    const lane = (
      options: Omit<LaneOptions, 'lake' | 'memoryLimitBytes' | 'queue'> & { readonly part: number },
    ): Lane =>
      new Lane({ lake, queue: 500, memoryLimitBytes: Math.floor(memoryLimitBytes * options.part), ...options });
    this.#newest = new NewestSnapshot(lake);
    // A question waits for its engine half of its time.
    this.#quick = 2 * cores;
    this.#lanes = {
      quick: lane({ processes: this.#quick, threads: 1, timeLimitMs: LANE_LIMITS_MS.quick, part: 0.3 / this.#quick }),
      slow: lane({ processes: 1, threads: cores, timeLimitMs: LANE_LIMITS_MS.slow, part: 0.4, nice: 10 }),
      sql: lane({ processes: 2, threads: 1, timeLimitMs: LANE_LIMITS_MS.sql, part: 0.05 }),
      load: lane({ processes: 1, threads: 1, timeLimitMs: LANE_LIMITS_MS.load, part: 0.25, nice: 15 }),
    };
  }

  /** Starts the processes of the quick lane and opens the newest snapshot in each, so that the first reader need not wait. */
  async warm(): Promise<void> {
    const asOf = await this.#newest.id();
    const { signal } = new AbortController();
    const job = { useCase: 'lake-sources', parameters: { asOf }, format: 'json' } as const;
    await Promise.all(Array.from({ length: this.#quick }, () => this.#lanes.quick.text(job, signal)));
  }

  /** Fixes the snapshot and the scenario that a question is about: a name may mean another one tomorrow. */
  async ask(asked: Question): Promise<Asked> {
    const { asOf, scenario } = asked.parameters;
    const named = typeof scenario === 'string' ? { scenario: await readScenarioByName(this.#context, scenario) } : {};
    const question = { ...asked, parameters: { ...asked.parameters, ...named } };
    const newest = await this.#newest.id(typeof asOf === 'string' ? asOf : undefined);
    const snapshot = question.ofScan === true && asOf === undefined ? this.#scannedUpTo(question, newest) : newest;
    const parameters = { ...question.parameters, asOf: snapshot };
    const text = JSON.stringify([question.useCase, parameters, codeVersion()]);
    const mark = createHash('sha256').update(text).digest('base64url').slice(0, 16);
    return { ...question, parameters, snapshot, tag: `${snapshot}-${mark}` };
  }

  async json(asked: Asked, signal: AbortSignal): Promise<Body> {
    const known = this.#cache.get(asked.tag);
    if (known !== undefined) return known;
    return this.#shared.get(asked.tag, signal, async (shared) => {
      const body = new Body(await (await this.#lane(asked, shared)).text({ ...asked, format: 'json' }, shared));
      this.#cache.set(asked.tag, body);
      return body;
    });
  }

  /** The rows of an answer as text, no faster than they are read. */
  async *rows(asked: Asked, format: Exclude<AnswerFormat, 'json'>, signal: AbortSignal): AsyncGenerator<string> {
    yield* (await this.#lane(asked, signal)).run({ ...asked, format }, signal);
  }

  /** A change of the lake, or what looks at files that are to change it. Never answered from memory. */
  async change(question: Question, signal: AbortSignal, onProgress?: (progress: Progressed) => void): Promise<string> {
    const asked = question.ofScan === true ? await this.ask(question) : null;
    const own = this.#lanes[question.lane];
    // Where the scan fails, the use case says what that means for its answer.
    const lane = asked === null ? own : await this.#lane(asked, signal).catch(() => own);
    const { useCase, parameters } = asked ?? question;
    return lane.text({ useCase, parameters, format: 'json', tells: onProgress !== undefined }, signal, onProgress);
  }

  close(): void {
    for (const lane of Object.values(this.#lanes)) lane.close();
  }

  /**
   * After a load, what is read from a scan is answered from the snapshot before until the new one is scanned; the answer says
   * of which it is. Who names a snapshot waits for its scan.
   */
  #scannedUpTo({ parameters: { scenario } }: Question, newest: string): string {
    const before = this.#scanned.get(keyOf(scenario));
    if (before === undefined || before === newest) return newest;
    const never = new AbortController().signal;
    void this.#scan(scenario, newest, never).catch(() => undefined);
    return before;
  }

  async #scan(scenario: unknown, snapshot: string, signal: AbortSignal): Promise<void> {
    const scan = { useCase: 'scan', lane: 'slow', parameters: { scenario, asOf: snapshot } } as const;
    await this.json(await this.ask(scan), signal);
    this.#made.add(keyOf(scenario, snapshot));
    if (snapshot === (await this.#newest.id())) this.#scanned.set(keyOf(scenario), snapshot);
    if (this.#made.size > 1_000) this.#made.clear();
    if (this.#scanned.size > 1_000) this.#scanned.clear();
  }

  /** Where the scan that a question reads is not made yet, it is made first, by all cores. */
  async #lane({ useCase, lane, ofScan, parameters, snapshot }: Asked, signal: AbortSignal): Promise<Lane> {
    const { scenario } = parameters;
    if (ofScan === true && useCase !== 'scan' && !this.#made.has(keyOf(scenario, snapshot)))
      await this.#scan(scenario, snapshot, signal);
    return this.#lanes[lane];
  }
}

/** A scenario, the bundled one where none is given, on a snapshot or on any. */
function keyOf(scenario: unknown, snapshot?: string): string {
  return JSON.stringify([scenario ?? null, snapshot]);
}
