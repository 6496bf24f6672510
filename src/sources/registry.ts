import type { Format } from '../ingest/format.ts';
import { EntrepotError } from '../trade/errors.ts';
import { baci } from './baci/baci.ts';
import { gaccPartners } from './china/partners.ts';
import { comtrade } from './comtrade/comtrade.ts';
import { comextBulk } from './eurostat/bulk.ts';
import { comext } from './eurostat/comext.ts';
import { comextExplorer } from './eurostat/explorer.ts';
import { CSV_ACCEPTS, CSV_ID, mappingFormat } from './mapping/mapping.ts';
import { parseMapping, readMapping } from './mapping/schema.ts';
import { armenia } from './national/armenia.ts';
import { kazakhstan } from './national/kazakhstan.ts';
import { kyrgyzstan } from './national/kyrgyzstan.ts';
import { uzbekistan } from './national/uzbekistan.ts';
import { wits } from './wits/wits.ts';

/** Every format that `entrepot load` reads by name; `csv` is any other table, through a mapping. */
export const FORMATS: readonly Format[] = [
  comext,
  comextBulk,
  comextExplorer,
  comtrade,
  baci,
  wits,
  gaccPartners,
  kyrgyzstan,
  kazakhstan,
  armenia,
  uzbekistan,
];

/** Any other table, once a mapping says what its columns are. */
export const DELIMITED = {
  id: CSV_ID,
  title: 'Any other CSV, TSV or workbook, through a mapping',
  documentation: 'docs/mapping.md',
  accepts: CSV_ACCEPTS,
} as const;

export const FORMAT_IDS: readonly string[] = [...FORMATS.map((format) => format.id), CSV_ID];

/** How the format csv is told what the columns are. */
export interface MappingGiven {
  /** A mapping file. */
  readonly map?: string | undefined;
  /** The text of one, or what one would hold. */
  readonly mapping?: unknown;
}

export async function findFormat(id: string, { map, mapping }: MappingGiven = {}): Promise<Format> {
  if (map !== undefined && mapping !== undefined) throw new EntrepotError('usage', 'name a mapping once');
  if (id === CSV_ID) {
    if (map === undefined && mapping === undefined)
      throw new EntrepotError('usage', 'csv needs a mapping: --map mapping.yml');
    return mappingFormat(map === undefined ? parseMapping(mapping, '(mapping)') : await readMapping(map));
  }
  if (map !== undefined || mapping !== undefined)
    throw new EntrepotError('usage', `a mapping is for the format csv, not for ${id}`);
  const format = FORMATS.find((candidate) => candidate.id === id);
  if (format !== undefined) return format;
  throw new EntrepotError('usage', `no format ${JSON.stringify(id)}; expected one of ${FORMAT_IDS.join(', ')}`, {
    fields: { format: id, formats: FORMAT_IDS },
  });
}
