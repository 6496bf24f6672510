import path from 'node:path';
import { SILENT } from '../trade/effects.ts';
import type { Context } from './context.ts';
import { type LoadAnswer, loadFiles } from './load.ts';
import type { ScanAnswer } from './scan.ts';
import { findScan } from './scan-store.ts';

const BUNDLED = new URL('../../data/bundled/', import.meta.url).pathname;
const MAPPINGS = new URL('../../data/mappings/', import.meta.url).pathname;

/**
 * The data that ships, in the order it is loaded. When it was published is not known; its last month is the earliest that
 * it can have been, so that any later extract a user brings supersedes it.
 */
const INPUTS: readonly {
  readonly format: string;
  readonly files: readonly string[];
  readonly map?: string;
  readonly vintage: string;
}[] = [
  { format: 'comext', files: ['comext-eu27-exports-cn8.parquet'], vintage: '2022-11-30' },
  { format: 'comext', files: ['comext-eu27-exports-hs4.parquet'], vintage: '2022-11-30' },
  { format: 'comext', files: ['comext-eu27-exports-total.csv'], vintage: '2024-08-31' },
  { format: 'csv', map: 'china-exports-russia.yml', files: ['china-exports-russia.csv'], vintage: '2023-06-30' },
  { format: 'gacc-partners', files: ['china-partners-2024.csv'], vintage: '2024-12-31' },
  {
    format: 'kgz-geography',
    files: ['national/kgz-exports-by-country.xlsx', 'national/kgz-imports-by-country.xlsx'],
    vintage: '2023-12-31',
  },
  {
    format: 'kaz-countries',
    files: ['national/kaz-2018-2019.xls', 'national/kaz-2020-2021.xls', 'national/kaz-2022-2023.xls'],
    vintage: '2024-07-25',
  },
  { format: 'arm-countries', files: ['national/arm-months.csv'], vintage: '2024-08-31' },
  {
    format: 'uzb-countries',
    files: ['national/uzb-sdmx_data_1105.csv', 'national/uzb-sdmx_data_1176.csv'],
    vintage: '2023-12-31',
  },
];

/** Builds the lake from the data that ships (what is there already is left alone) and scans the bundled scenario. */
export async function start(context: Context): Promise<{ loads: LoadAnswer[]; scan: ScanAnswer }> {
  const task = context.effects.progress.start('bundled data', INPUTS.length);
  const loads: LoadAnswer[] = [];
  try {
    for (const input of INPUTS) {
      task.note(input.files.join(', '));
      const quiet = { ...context, effects: { ...context.effects, progress: SILENT } };
      loads.push(
        await loadFiles(quiet, {
          format: input.format,
          files: input.files.map((file) => path.join(BUNDLED, file)),
          map: input.map === undefined ? undefined : path.join(MAPPINGS, input.map),
          options: {},
          vintage: input.vintage,
        }),
      );
      task.advance(1);
    }
  } finally {
    task.done();
  }
  return { loads, scan: (await findScan(context, {})).answer };
}
