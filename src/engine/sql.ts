import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A value that an engine may bind. Lists are bound as one value and read with `list_contains` or `unnest`. */
export type SqlValue = string | number | bigint | boolean | null;

/** SQL text with its values apart from it: text can only come from our own source, values only as parameters. */
export class Sql {
  readonly parts: readonly (string | { readonly value: SqlValue })[];
  constructor(parts: readonly (string | { readonly value: SqlValue })[]) {
    this.parts = parts;
  }
  /** The text with `$1`, `$2` ... and the values in that order. */
  render(): { text: string; values: SqlValue[] } {
    const values: SqlValue[] = [];
    const text = this.parts.map((part) => (typeof part === 'string' ? part : `$${values.push(part.value)}`)).join('');
    return { text, values };
  }
}

/** Tagged template: a `Sql` in a hole is spliced in, anything else is bound. */
export function sql(strings: TemplateStringsArray, ...holes: readonly (Sql | SqlValue)[]): Sql {
  const parts: (string | { value: SqlValue })[] = [];
  strings.forEach((text, index) => {
    parts.push(text);
    if (index >= holes.length) return;
    const hole = holes[index];
    if (hole instanceof Sql) parts.push(...hole.parts);
    else parts.push({ value: hole ?? null });
  });
  return new Sql(parts);
}

/** A quoted identifier. */
export function ident(name: string): Sql {
  return new Sql([`"${name.replaceAll('"', '""')}"`]);
}

/** A quoted literal, for the few places (views, table functions, COPY) where an engine cannot bind. */
export function literal(value: SqlValue): Sql {
  if (value === null) return new Sql(['NULL']);
  if (typeof value === 'string') {
    if (value.includes('\0')) throw new Error('a literal cannot hold a NUL character');
    return new Sql([`'${value.replaceAll("'", "''")}'`]);
  }
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`a literal cannot be ${value}`);
  return new Sql([String(value)]);
}

/** The name of a column's type. */
export function typeName(type: string): Sql {
  if (!/^[A-Z]+(\(\d+(, ?\d+)?\))?(\[\])?$/.test(type)) throw new Error(`not a column type: ${type}`);
  return new Sql([type]);
}

export function join(items: readonly Sql[], separator = ', '): Sql {
  return new Sql(items.flatMap((item, index) => (index === 0 ? item.parts : [separator, ...item.parts])));
}

/** The same statement with its values written out, for views, which cannot hold parameters. */
export function inlined(statement: Sql): Sql {
  return new Sql(statement.parts.flatMap((part) => (typeof part === 'string' ? [part] : literal(part.value).parts)));
}

/** A list literal of quoted values, `['a', 'b']`. */
export function listLiteral(values: readonly SqlValue[]): Sql {
  return sql`[${join(values.map(literal))}]`;
}

/**
 * An analysis kept in its own `.sql` file. `$name` in it is a bound parameter and `{{name}}` a piece of SQL; both have
 * to be given, and nothing else may be.
 */
export function sqlFile(
  from: string,
  name: string,
  values: Readonly<Record<string, SqlValue>> = {},
  pieces: Readonly<Record<string, Sql>> = {},
): Sql {
  const text = readFileSync(fileURLToPath(new URL(name, from)), 'utf8').replaceAll(/--[^\n]*/g, '');
  const parts: (string | { value: SqlValue })[] = [];
  const used = new Set<string>();
  let end = 0;
  for (const match of text.matchAll(/\$([a-z_]\w*)|\{\{(\w+)\}\}/g)) {
    parts.push(text.slice(end, match.index));
    end = match.index + match[0].length;
    const key = match[1] ?? match[2] ?? '';
    used.add(key);
    const piece = match[2] === undefined ? undefined : pieces[key];
    if (piece !== undefined) parts.push(...piece.parts);
    else if (match[1] !== undefined && key in values) parts.push({ value: values[key] ?? null });
    else throw new Error(`${name} wants ${match[0]}, which was not given`);
  }
  for (const key of [...Object.keys(values), ...Object.keys(pieces)]) {
    if (!used.has(key)) throw new Error(`${name} has no place for ${key}`);
  }
  return new Sql([...parts, text.slice(end)]);
}
