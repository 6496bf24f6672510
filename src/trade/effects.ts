/** What touches the world is handed in, so that a test can pass a quiet or a fixed one. */
export interface Effects {
  readonly now: () => Date;
  readonly fetch: typeof globalThis.fetch;
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  readonly log: Logger;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

export interface Logger {
  info(message: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void;
}

/** Progress of one long piece of work; `total` is unknown until it is given. */
export interface Progress {
  start(label: string, total?: number): ProgressTask;
}

export interface ProgressTask {
  advance(by: number): void;
  note(text: string): void;
  done(): void;
}

/** Of work that nobody watches. */
export const SILENT: Progress = {
  start: () => ({ advance: () => undefined, note: () => undefined, done: () => undefined }),
};
