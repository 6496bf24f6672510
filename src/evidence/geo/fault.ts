import { type EntrepotError, inputError } from '../../trade/errors.ts';
import { shown } from '../shown.ts';

/** A value in a JSON file, with the way to it: what is wrong with it can be said by file and place. */
export interface At {
  readonly value: unknown;
  readonly file: string;
  /** features[2].geometry; empty for the file itself. */
  readonly path: string;
}

export function inside({ value, file, path }: At, key: string | number): At {
  const inner =
    typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[key] : undefined;
  const step = typeof key === 'number' ? `[${key}]` : path === '' ? key : `.${key}`;
  return { value: inner, file, path: `${path}${step}` };
}

export function fault({ value, file, path }: At, expected: string): EntrepotError {
  return inputError('input-invalid', {
    file,
    column: path === '' ? undefined : path,
    value: shown(value, 60),
    expected,
  });
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The items of a list of at least so many and at most so many. */
export function items(at: At, what: string, least: number, most: number): At[] {
  const { value } = at;
  if (!Array.isArray(value) || value.length < least || value.length > most)
    throw fault(at, `${least === 0 ? '' : `at least ${least} and `}at most ${most} ${what}`);
  return value.map((_, index) => inside(at, index));
}

/** Text that may be absent. */
export function textOrNull(at: At, most = 300): string | null {
  const { value } = at;
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string' || value.length > most) throw fault(at, `text of at most ${most} characters`);
  return value;
}
