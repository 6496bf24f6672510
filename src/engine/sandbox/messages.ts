import type { ErrorCode } from '../../trade/errors.ts';
import type { Cell, Columns } from '../engine.ts';

/** What a sandbox is to show, and all that it may read. */
export interface SandboxContent {
  /** Files that the views read; no other file can be opened. */
  readonly files: readonly string[];
  /** Small relations that are handed over whole. */
  readonly tables: readonly SandboxTable[];
  /** Made in this order, over the tables and the files. */
  readonly views: readonly { readonly name: string; readonly select: string }[];
}

export interface SandboxTable {
  readonly name: string;
  readonly columns: Columns;
  readonly rows: readonly (readonly Cell[])[];
}

export interface SandboxLimits {
  /** A question is interrupted after this time, and its process killed `graceMs` later. */
  readonly timeLimitMs: number;
  readonly graceMs: number;
  /** Of the answer as JSON. */
  readonly answerBytes: number;
  readonly statementLength: number;
  readonly memoryLimitBytes: number;
  /** Of all writable memory of the process, 0.65 GiB of which it has at its start: bounds what the engine's own limit does not. */
  readonly dataBytes: number;
  readonly spillBytes: number;
  readonly threads: number;
}

/** Numbers of more than 15 digits, dates and other types that JSON lacks are text, as SQL prints them. */
export type SandboxCell =
  | string
  | number
  | boolean
  | null
  | readonly SandboxCell[]
  | { readonly [name: string]: SandboxCell };

export interface SandboxAnswer {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly SandboxCell[])[];
  /** More rows would have followed than were asked for, or than fit. */
  readonly truncated: boolean;
}

export interface WorkerSettings {
  readonly content: SandboxContent;
  readonly limits: SandboxLimits;
  readonly tempDirectory: string;
}

export type ToWorker =
  | { readonly type: 'open'; readonly settings: WorkerSettings }
  | { readonly type: 'ask'; readonly statement: string; readonly limit: number }
  | { readonly type: 'stop' };

/** An answer, or why there is none. */
export type Outcome =
  /** `rows` is JSON text. */
  | (Omit<SandboxAnswer, 'rows'> & { readonly type: 'answer'; readonly rows: string })
  | {
      readonly type: 'failed';
      readonly code: ErrorCode;
      readonly message: string;
      readonly fields: Readonly<Record<string, unknown>>;
    }
  /** Ours, with its trace. */
  | { readonly type: 'bug'; readonly trace: string };

export type FromWorker =
  | { readonly type: 'ready' }
  /** `worn`: it holds on to memory that it no longer needs, so that the next question would have less. */
  | { readonly type: 'done'; readonly outcome: Outcome; readonly worn: boolean };
