/**
 * The search part of an address is the state of a page. It is plain text there (`?via=KGZ&month=2022-05`), never JSON, so
 * that it can be read and typed by hand; each page says in its `search.ts` which names it knows.
 */
export type RawSearch = Readonly<Record<string, unknown>>;

export function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

/** Undefined, null, false and empty text leave no trace in the address; lists are joined by commas. */
export function stringifySearch(search: RawSearch): string {
  const parts = Object.entries(search).flatMap(([name, value]) => {
    const text = written(value);
    return text === '' ? [] : [`${encodeURIComponent(name)}=${encodeURIComponent(text).replaceAll('%2C', ',')}`];
  });
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

function written(value: unknown): string {
  if (value === undefined || value === null || value === false) return '';
  if (Array.isArray(value)) return value.map(String).join(',');
  return typeof value === 'object' ? '' : String(value as string | number | boolean);
}

export function textOf(search: RawSearch, name: string): string | undefined {
  const text = written(search[name]).trim();
  return text === '' ? undefined : text;
}

export function listOf(search: RawSearch, name: string): readonly string[] | undefined {
  const items = textOf(search, name)
    ?.split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
  return items === undefined || items.length === 0 ? undefined : items;
}

export function oneOf<const T extends string>(search: RawSearch, name: string, allowed: readonly T[]): T | undefined {
  const text = textOf(search, name);
  return allowed.find((word) => word === text);
}

export function integerOf(search: RawSearch, name: string, least = 0): number | undefined {
  const text = textOf(search, name);
  const number = text === undefined ? Number.NaN : Number(text);
  return Number.isInteger(number) && number >= least ? number : undefined;
}

export function flagOf(search: RawSearch, name: string): true | undefined {
  const text = textOf(search, name);
  return text === 'true' || text === '1' || text === 'yes' ? true : undefined;
}

/** A year (2022) or a month (2022-03). */
export function periodOf(search: RawSearch, name: string): string | undefined {
  const text = textOf(search, name);
  return text !== undefined && /^\d{4}(-(0[1-9]|1[0-2]))?$/.test(text) ? text : undefined;
}

/** Leaves out what is undefined, so that an address says only what was chosen. */
export function chosen<T extends object>(search: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
