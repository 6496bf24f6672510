import type { UseCaseName } from '../../app/use-cases.ts';

/** What the server and a process that works for it tell each other. One job at a time a process. */
export type AnswerFormat = 'json' | 'csv' | 'ndjson';

export interface Job {
  readonly useCase: UseCaseName;
  readonly parameters: unknown;
  readonly format: AnswerFormat;
  /** Says how far it is, for those who wait for a long one. */
  readonly tells?: boolean;
}

export type ToWorker =
  | { readonly type: 'run'; readonly job: Job }
  | { readonly type: 'cancel' }
  /** So many more pieces may be sent. */
  | { readonly type: 'more' };

export interface ToldFailure {
  readonly code: string;
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly problems: readonly unknown[];
}

export type FromWorker =
  | { readonly type: 'piece'; readonly text: string }
  | {
      readonly type: 'progress';
      readonly label: string;
      readonly note?: string;
      readonly done?: number;
      readonly total?: number;
    }
  | { readonly type: 'end' }
  | { readonly type: 'failed'; readonly failure: ToldFailure }
  /** Ours, with its trace for the log. */
  | { readonly type: 'bug'; readonly trace: string };

/** Pieces that may be on their way before the reader asks for more. */
export const AHEAD = 4;
