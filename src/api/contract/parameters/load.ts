import { z } from 'zod';
import type { LoadParameters as App } from '../../../app/load.ts';
import { parametersOf } from '../tie.ts';
import { printable } from './words.ts';

const MOST_OPTIONS = 20;

/** name=value, repeated, as on the command line. */
function pairs(value: unknown): unknown {
  if (typeof value !== 'string' && !Array.isArray(value)) return value;
  const texts: unknown[] = [value].flat();
  return Object.fromEntries(
    texts.map((text) => {
      const [name = '', ...rest] = String(text).split('=');
      return [name, rest.join('=')];
    }),
  );
}

/**
 * The words beside the files of an upload. The files themselves, the mapping of a csv and where rows are set aside are parts of
 * the form, not paths of the server.
 */
export const LoadParameters = parametersOf<Pick<App, 'format' | 'vintage' | 'encoding' | 'options'>>()(
  z.strictObject({
    format: z
      .string()
      .max(40)
      .regex(/^[a-z0-9][a-z0-9-]*$/)
      .meta({ description: 'format of the files', example: 'comext' }),
    vintage: z
      .string()
      .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
      .optional()
      .meta({
        description: 'when the source published it, YYYY-MM-DD; now when it is not given',
        example: '2023-02-15',
      }),
    encoding: z
      .string()
      .max(40)
      .regex(/^[A-Za-z0-9][A-Za-z0-9_.:-]*$/)
      .optional()
      .meta({ description: 'encoding of text that is not Unicode', example: 'windows-1251' }),
    options: z
      .preprocess(
        pairs,
        z
          .record(printable(40), printable(200))
          .refine((options) => Object.keys(options).length <= MOST_OPTIONS, `expected at most ${MOST_OPTIONS} options`),
      )
      .default({})
      .meta({ description: 'options of the format, each as name=value', example: { reporter: 'KGZ' } }),
  }),
);
export type LoadParameters = z.output<typeof LoadParameters>;

export const UploadName = z.strictObject({
  name: printable(200).meta({ description: 'what the file is called; the ledger keeps it', example: 'exports.csv' }),
});

const uploads = z.array(z.uuid()).min(1).max(50).meta({ description: 'what `upload` gave, one a file' });
const mapping = z
  .union([z.string().min(1).max(100_000), z.record(z.string(), z.unknown())])
  .optional()
  .meta({ description: 'of format csv: what its columns are, as in a mapping file' });

export const LoadSent = LoadParameters.extend({
  uploads,
  mapping,
  quarantine: z
    .boolean()
    .optional()
    .meta({ description: 'set rows that cannot be read aside instead of refusing the load' }),
}).meta({ id: 'LoadSent', description: 'Which uploads to load, and as what.' });

export const PreviewSent = LoadParameters.partial()
  .extend({ uploads, mapping })
  .meta({ id: 'PreviewSent', description: 'Which uploads to look at; without a format it is said which fit.' });
