import path from 'node:path';
import type { Context } from './context.ts';
import { type LoadAnswer, loadFiles } from './load.ts';
import { type ScanAnswer, scan } from './scan.ts';

const BUNDLED = new URL('../../data/bundled/', import.meta.url).pathname;

/**
 * The data that ships, in the order it is loaded. When it was published is not known; its last month is the earliest that
 * it can have been, so that any later extract a user brings supersedes it.
 */
const INPUTS: readonly {
  readonly format: string;
  readonly file: string;
  readonly vintage: string;
  readonly options?: Readonly<Record<string, string>>;
}[] = [
  { format: 'comext', file: 'comext-eu27-exports-cn8.parquet', vintage: '2022-11-30' },
  { format: 'comext', file: 'comext-eu27-exports-hs4.parquet', vintage: '2022-11-30' },
  { format: 'comext', file: 'comext-eu27-exports-total.csv', vintage: '2024-08-31' },
];

/** Builds the lake from the data that ships (what is there already is left alone) and scans the bundled scenario. */
export async function start(context: Context): Promise<{ loads: LoadAnswer[]; scan: ScanAnswer }> {
  const task = context.effects.progress.start('bundled data', INPUTS.length);
  const loads: LoadAnswer[] = [];
  try {
    for (const input of INPUTS) {
      task.note(input.file);
      const quiet = { ...context, effects: { ...context.effects, progress: SILENT } };
      loads.push(
        await loadFiles(quiet, {
          format: input.format,
          files: [path.join(BUNDLED, input.file)],
          options: input.options ?? {},
          vintage: input.vintage,
        }),
      );
      task.advance(1);
    }
  } finally {
    task.done();
  }
  return { loads, scan: await scan(context, {}) };
}

const SILENT = { start: () => ({ advance: () => undefined, note: () => undefined, done: () => undefined }) };
