import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { LOOSE_COLUMNS, PERIOD_STYLES } from '../../ingest/format.ts';
import { EntrepotError } from '../../trade/errors.ts';

const MAPPED = LOOSE_COLUMNS.filter((column) => column !== 'left_out');
const columnName = z.enum(MAPPED as unknown as [(typeof MAPPED)[number], ...(typeof MAPPED)[number][]]);

/** What a mapping file may say; docs/mapping.md explains it with an example. */
export const mappingSchema = z.strictObject({
  source: z.string().regex(/^[a-z0-9][a-z0-9-]{1,40}$/, 'small letters, digits and dashes'),
  title: z.string().min(1),
  licence: z.string().min(1),
  documentation: z.string().default(''),
  encoding: z.string().optional(),
  separator: z.enum([',', ';', '\t', '|']).default(','),
  sheet: z.string().optional(),
  header: z.number().int().min(1).default(1),
  columns: z.partialRecord(columnName, z.string().min(1)),
  constants: z.partialRecord(columnName, z.union([z.string(), z.number()]).transform(String)).default({}),
  areas: z.array(z.string()).default(['iso3', 'iso2', 'name', 'm49']),
  names: z.record(z.string(), z.union([z.string(), z.number()]).transform(String)).default({}),
  flows: z.record(z.string(), z.enum(['import', 'export', 're-export', 're-import'])).default({}),
  revision: z.union([z.literal('in-force'), z.number().int()]).default('in-force'),
  totals: z.array(z.string()).default(['TOTAL']),
  periods: z.array(z.enum(PERIOD_STYLES)).default(['YYYY-MM', 'YYYYMM', 'YYYY']),
  number: z
    .strictObject({ decimal: z.enum(['.', ',']).default('.'), thousands: z.enum(['', ',', '.', ' ', "'"]).default('') })
    .default({ decimal: '.', thousands: '' }),
  nulls: z.array(z.string()).default([]),
  times: z.number().positive().default(1),
  weightTimes: z.number().positive().default(1),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'three capital letters')
    .optional(),
  valuation: z.enum(['by-flow', 'FOB', 'CIF', 'unknown']).default('by-flow'),
  units: z.record(z.string(), z.number().int()).default({}),
  scope: z.enum(['cells', 'complete']).default('cells'),
});

export type Mapping = z.infer<typeof mappingSchema>;

export interface ReadMapping {
  readonly mapping: Mapping;
  /** What a load's identity is made of: the file as it is, so that the same bytes are the same load. */
  readonly text: string;
}

export async function readMapping(file: string): Promise<ReadMapping> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    throw new EntrepotError('input-missing', `the mapping ${file} cannot be read`, { cause });
  }
  return parseMapping(text, file);
}

/** A mapping that was handed in: the text of a mapping file, or what one would hold. */
export function parseMapping(given: unknown, file: string): ReadMapping {
  if (typeof given !== 'string') return { mapping: checkMapping(given, file), text: JSON.stringify(given) };
  if (given.length > LONGEST)
    throw new EntrepotError('input-too-large', `the mapping ${file} is longer than ${LONGEST} characters`);
  let parsed: unknown;
  try {
    parsed = parse(given, { logLevel: 'error' });
  } catch (cause) {
    throw new EntrepotError('input-format', `the mapping ${file} is not YAML: ${(cause as Error).message}`, { cause });
  }
  return { mapping: checkMapping(parsed, file), text: given };
}

const LONGEST = 1 << 20;

/** What a load needs of every row. */
export const NEEDED = ['reporter', 'partner', 'flow', 'product', 'period', 'value', 'currency'] as const;

function checkMapping(parsed: unknown, file: string): Mapping {
  const result = mappingSchema.safeParse(parsed);
  if (!result.success) {
    const problems = result.error.issues.map((issue) => ({
      file,
      column: issue.path.join('.'),
      expected: issue.message,
    }));
    throw new EntrepotError(
      'input-format',
      `the mapping ${file}: ${problems.map((p) => `${p.column}: ${p.expected}`).join('; ')}`,
      { problems },
    );
  }
  const { columns, constants, currency } = result.data;
  const given = new Set([
    ...Object.keys(columns),
    ...Object.keys(constants),
    ...(currency === undefined ? [] : ['currency']),
  ]);
  const missing = NEEDED.filter((need) => !given.has(need));
  if (missing.length > 0)
    throw new EntrepotError(
      'input-format',
      `the mapping ${file} gives no column or constant for ${missing.join(', ')}`,
      { fields: { missing } },
    );
  return result.data;
}
