/** Every way in which an answer may have one field too many, one too few, or one of another type. */
export type Json = null | string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

type Path = readonly (string | number)[];

export interface Change {
  readonly what: string;
  readonly answer: Json;
}

/** One element of each list, or one of each kind, so that every field stands somewhere and the answer is small. */
export function small(value: Json): Json {
  if (isList(value)) {
    if (value.every((item) => item === null || typeof item !== 'object')) return value.slice(0, 2);
    return [...Map.groupBy(value, (item) => (isObject(item) ? item['kind'] : undefined)).values()].map(([first]) =>
      small(first as Json),
    );
  }
  return isObject(value) ? mapped(value, small) : value;
}

/** @param optional names that an answer need not have: they are not taken away */
export function* changesOf(answer: Json, optional: ReadonlySet<string>): Generator<Change> {
  for (const { at, value } of placesOf(answer)) {
    const name = at.join('.');
    const key = at.at(-1);
    if (isObject(value)) yield { what: `added under ${name}`, answer: put(answer, at, { ...value, surplus: 1 }) };
    yield { what: `mistyped ${name}`, answer: put(answer, at, isObject(value) ? 'mistyped' : { mistyped: 1 }) };
    if (typeof key === 'string' && !optional.has(key))
      yield { what: `removed ${name}`, answer: put(answer, at, undefined) };
  }
}

function* placesOf(value: Json, at: Path = []): Generator<{ at: Path; value: Json }> {
  yield { at, value };
  const entries: Iterable<readonly [string | number, Json]> = isList(value)
    ? value.entries()
    : isObject(value)
      ? Object.entries(value)
      : [];
  for (const [key, own] of entries) yield* placesOf(own, [...at, key]);
}

/** The answer with another value at one place; without the field when that is undefined. */
function put(value: Json, [key, ...rest]: Path, by: Json | undefined): Json {
  if (key === undefined) return by ?? null;
  if (isList(value)) return value.map((item, place) => (place === key ? put(item, rest, by) : item));
  if (!isObject(value)) return value;
  const { [key]: inner, ...others } = value;
  if (rest.length === 0 && by === undefined) return others;
  return { ...others, [key]: put(inner as Json, rest, by) };
}

function mapped(value: { readonly [key: string]: Json }, of: (own: Json) => Json): Json {
  return Object.fromEntries(Object.entries(value).map(([key, own]) => [key, of(own)]));
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
