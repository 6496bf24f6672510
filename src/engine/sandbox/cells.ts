import {
  DuckDBArrayValue,
  DuckDBDecimalValue,
  DuckDBListValue,
  DuckDBMapValue,
  DuckDBStructValue,
  DuckDBUnionValue,
  type DuckDBValue,
} from '@duckdb/node-api';
import type { SandboxCell } from './messages.ts';

/** Numbers of so many digits survive the way through a JSON number. */
const EXACT = 10n ** 15n;

/** A value as JSON holds it without loss: what is no JSON type, or would be rounded, becomes text. */
export function toCell(value: DuckDBValue): SandboxCell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value instanceof DuckDBDecimalValue) {
    const text = value.toString();
    return value.value < EXACT && value.value > -EXACT ? Number(text) : text;
  }
  if (value instanceof DuckDBListValue || value instanceof DuckDBArrayValue) return value.items.map(toCell);
  if (value instanceof DuckDBStructValue)
    return Object.fromEntries(Object.entries(value.entries).map(([name, entry]) => [name, toCell(entry)]));
  if (value instanceof DuckDBMapValue)
    return value.entries.map(({ key, value: entry }) => ({ key: toCell(key), value: toCell(entry) }));
  if (value instanceof DuckDBUnionValue) return toCell(value.value);
  return String(value);
}
