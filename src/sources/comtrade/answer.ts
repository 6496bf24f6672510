import { readFile } from 'node:fs/promises';
import { EntrepotError, inputError } from '../../trade/errors.ts';

export interface Answer {
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** Records that stood in the answer twice, word for word, and are kept once. */
  readonly repeated: number;
}

const LARGEST = 400 * 2 ** 20;

/** Reads an answer of the API, `{count, data: [...], error}`, checking that it is whole. */
export async function readAnswer(file: string, name: string): Promise<Answer> {
  const text = await readFile(file, 'utf8');
  if (text.length > LARGEST)
    throw inputError('input-too-large', {
      file: name,
      expected: 'JSON of at most 400 MB; download larger extracts as CSV',
    });
  return parseAnswer(text, name);
}

export function parseAnswer(text: string, name: string): Answer {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    throw inputError(
      'input-format',
      { file: name, expected: `whole JSON; ${(cause as Error).message.slice(0, 160)}` },
      cause,
    );
  }
  const { data, count, error } = (Array.isArray(parsed) ? { data: parsed } : parsed) as {
    data?: unknown;
    count?: unknown;
    error?: unknown;
  };
  if (typeof error === 'string' && error !== '')
    throw new EntrepotError('input-format', `${name}: the service answered with an error: ${error}`);
  if (!Array.isArray(data))
    throw inputError('input-format', { file: name, column: 'data', expected: 'a list of records' });
  if (typeof count === 'number' && count !== data.length)
    throw inputError('input-format', {
      file: name,
      column: 'count',
      value: String(count),
      expected: `the number of records, ${data.length}`,
    });
  return tabular(data, name);
}

function tabular(data: readonly unknown[], name: string): Answer {
  const header = Object.keys((data[0] ?? {}) as object);
  const seen = new Set<string>();
  const rows: (string | null)[][] = [];
  for (const [index, record] of data.entries()) {
    if (record === null || typeof record !== 'object' || Array.isArray(record))
      throw inputError('input-format', { file: name, line: index + 1, expected: 'a record' });
    const keys = Object.keys(record);
    const odd = keys.find((key) => !header.includes(key)) ?? header.find((key) => !keys.includes(key));
    if (odd !== undefined)
      throw inputError('input-format', {
        file: name,
        line: index + 1,
        column: odd,
        expected: 'the columns of the first record',
      });
    const cells = header.map((key) => cellText((record as Record<string, unknown>)[key], name, index + 1, key));
    const whole = JSON.stringify(cells);
    if (!seen.has(whole)) rows.push(cells);
    seen.add(whole);
  }
  return { header, rows, repeated: data.length - rows.length };
}

function cellText(value: unknown, file: string, line: number, column: string): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'object') throw inputError('input-format', { file, line, column, expected: 'a plain value' });
  return String(value);
}
