import type { Format } from '../ingest/format.ts';
import { EntrepotError } from '../trade/errors.ts';
import { comext } from './eurostat/comext.ts';

/** Every format that `entrepot load` reads. */
export const FORMATS: readonly Format[] = [comext];

export function findFormat(id: string): Format {
  const format = FORMATS.find((candidate) => candidate.id === id);
  if (format !== undefined) return format;
  throw new EntrepotError(
    'usage',
    `no format ${JSON.stringify(id)}; expected one of ${FORMATS.map((known) => known.id).join(', ')}`,
    {
      fields: { format: id, formats: FORMATS.map((known) => known.id) },
    },
  );
}
