/** A value in a message, in a few words: JSON, cut where it is long or nested. Null where there is nothing. */
export function shown(value: unknown, most = 80): string | null {
  if (value === undefined || value === null) return null;
  const text = typeof value === 'string' ? value : brief(value, 4);
  return text.length > most ? `${text.slice(0, most - 3)}...` : text;
}

/** So many items of a list are enough to fill a message. */
const FEW = 30;

function brief(value: unknown, depth: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  if (depth === 0) return Array.isArray(value) ? '[...]' : '{...}';
  if (Array.isArray(value))
    return `[${value
      .slice(0, FEW)
      .map((one) => brief(one, depth - 1))
      .join(',')}]`;
  const fields = Object.entries(value).slice(0, FEW);
  return `{${fields.map(([name, one]) => `${JSON.stringify(name)}:${brief(one, depth - 1)}`).join(',')}}`;
}
