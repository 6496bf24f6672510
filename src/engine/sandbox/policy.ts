import { EntrepotError } from '../../trade/errors.ts';
import { ALLOWED_FUNCTIONS, BOUNDED_FUNCTIONS, LIST_MAKERS, LIST_MOST, TABLE_FUNCTIONS } from './functions.ts';

type Node = Readonly<Record<string, unknown>>;

/** Names that mean something in the engine: what may be read, and what a name in WITH may not be. */
export interface Names {
  readonly relations: ReadonlySet<string>;
  readonly reserved: ReadonlySet<string>;
}

const EXPRESSIONS = new Set(
  `BETWEEN CASE CAST COLLATE COLUMN_REF COMPARISON CONJUNCTION CONSTANT FUNCTION LAMBDA OPERATOR POSITIONAL_REFERENCE STAR
  SUBQUERY WINDOW`.split(/\s+/),
);

/** Query nodes, their modifiers, orders, and what may stand in FROM. */
const PARTS = new Set(
  `SELECT_NODE SET_OPERATION_NODE RECURSIVE_CTE_NODE
  ORDER_MODIFIER LIMIT_MODIFIER LIMIT_PERCENT_MODIFIER DISTINCT_MODIFIER
  ORDER_DEFAULT ASCENDING DESCENDING
  EMPTY BASE_TABLE SUBQUERY JOIN TABLE_FUNCTION EXPRESSION_LIST PIVOT`.split(/\s+/),
);

const SPOKEN: Readonly<Record<string, string>> = {
  SHOW_REF: 'DESCRIBE, SHOW and SUMMARIZE',
  PARAMETER: 'a parameter ($1 or ?)',
  DEFAULT: 'DEFAULT',
};

/**
 * Walks a parsed statement (the answer of json_serialize_sql) and refuses all that is not known to be harmless: one SELECT
 * over the given relations, with functions of the list.
 *
 * @throws EntrepotError 'usage', naming what is refused and where
 */
export function checkStatement(parsed: unknown, names: Names): void {
  const { error, error_message: message, position, statements } = parsed as Node;
  if (error === true) throw unparsed(String(message), position === undefined ? undefined : Number(position));
  if (!Array.isArray(statements) || statements.length !== 1)
    throw refused(`there are ${(statements as unknown[]).length} statements; expected one SELECT`);
  walk(statements[0], new Scope(names, new Set()));
}

class Scope {
  readonly names: Names;
  readonly #known: ReadonlySet<string>;

  constructor(names: Names, known: ReadonlySet<string>) {
    this.names = names;
    this.#known = known;
  }

  with(name: string): Scope {
    const lower = name.toLowerCase();
    if (!/^\p{L}[\p{L}\p{N}_]{0,62}$|^_[\p{L}\p{N}_]{0,61}$/u.test(name) || this.names.reserved.has(lower))
      throw refused(`WITH cannot name a table ${JSON.stringify(name)}; use another name of letters, digits and _`, {
        table: name,
      });
    return new Scope(this.names, new Set([...this.#known, lower]));
  }

  has(name: string): boolean {
    const lower = name.toLowerCase();
    return this.#known.has(lower) || this.names.relations.has(lower);
  }
}

function walk(value: unknown, scope: Scope): void {
  if (Array.isArray(value)) for (const item of value) walk(item, scope);
  else if (typeof value === 'object' && value !== null) walkNode(value as Node, scope);
}

function walkNode(node: Node, scope: Scope): void {
  const { class: expression, type } = node;
  if (typeof expression === 'string') {
    if (!EXPRESSIONS.has(expression)) throw unknownForm(expression, node);
    if (typeof node['function_name'] === 'string') checkCall(node);
  } else if (typeof type === 'string' && !PARTS.has(type) && !type.endsWith('_TYPE_INFO'))
    throw unknownForm(type, node);

  if (type === 'BASE_TABLE') checkTable(node, scope);
  if (type === 'TABLE_FUNCTION') return walkTableFunction(node, scope);
  if (type === 'RECURSIVE_CTE_NODE') return walkRecursion(node, scope);
  walkParts(node, withTables(node, scope));
}

function walkParts(node: Node, scope: Scope, except: readonly string[] = ['cte_map']): void {
  for (const [key, part] of Object.entries(node)) if (!except.includes(key)) walk(part, scope);
}

/** The tables of WITH, each of which sees those before it. */
function withTables(node: Node, scope: Scope): Scope {
  const tables = ((node['cte_map'] as Node | undefined)?.['map'] ?? []) as readonly { key: string; value: unknown }[];
  let seen = scope;
  for (const { key, value } of tables) {
    walk(value, seen);
    seen = seen.with(key);
  }
  return seen;
}

/** Only the second part of a recursive table sees the table itself. */
function walkRecursion(node: Node, outer: Scope): void {
  const scope = withTables(node, outer);
  walk(node['right'], scope.with(String(node['cte_name'])));
  walkParts(node, scope, ['cte_map', 'right']);
}

function checkTable(node: Node, scope: Scope): void {
  const path = [node['catalog_name'], node['schema_name']].filter((part) => part !== '' && part !== undefined);
  const name = String(node['table_name']);
  if (path.length > 0 || !scope.has(name))
    throw refused(
      `no table ${JSON.stringify([...path, name].join('.'))}; expected one of ${[...scope.names.relations].join(', ')}`,
      { table: [...path, name].join('.'), tables: [...scope.names.relations], ...placeOf(node) },
    );
  if (node['at_clause'] !== null && node['at_clause'] !== undefined)
    throw refused('AT is not allowed; an older snapshot is asked for with asOf', placeOf(node));
}

function walkTableFunction(node: Node, scope: Scope): void {
  const call = node['function'] as Node;
  const name = String(call['function_name']).toLowerCase();
  if (call['class'] !== 'FUNCTION' || !TABLE_FUNCTIONS.has(name) || qualified(call))
    throw refused(`${name}(...) cannot stand in FROM; expected a table, or one of ${[...TABLE_FUNCTIONS].join(', ')}`, {
      function: name,
      ...placeOf(node),
    });
  walkParts(call, scope);
  walkParts(node, scope, ['function']);
}

function checkCall(node: Node): void {
  const name = String(node['function_name']).toLowerCase();
  if (!ALLOWED_FUNCTIONS.has(name) || qualified(node))
    throw refused(`the function ${name} is not allowed here; the schema of the query lists those that are`, {
      function: name,
      ...placeOf(node),
    });
  const parameters = (node['children'] ?? []) as readonly Node[];
  const bound = BOUNDED_FUNCTIONS[name];
  if (bound !== undefined) {
    const size = wholeNumber(parameters[bound.argument]);
    if (size === null || size > bound.most)
      throw refused(`argument ${bound.argument + 1} of ${name} has to be a number written out, at most ${bound.most}`, {
        function: name,
        ...placeOf(node),
      });
  }
  if (LIST_MAKERS.has(name) && !shortList(parameters.map(wholeNumber)))
    throw refused(
      `${name} makes a list here: its arguments have to be whole numbers written out, for at most ${LIST_MOST} values; in FROM it makes rows without this bound`,
      { function: name, ...placeOf(node) },
    );
}

function shortList(numbers: readonly (number | null)[]): boolean {
  if (numbers.includes(null) || numbers.length === 0 || numbers.length > 3) return false;
  const [first = 0, second, step = 1] = numbers as readonly number[];
  const [start, end] = second === undefined ? [0, first] : [first, second];
  return step === 0 || Math.abs((end - start) / step) <= LIST_MOST;
}

/** A whole number that is written out, perhaps with a minus before it. */
function wholeNumber(node: Node | undefined): number | null {
  if (node?.['class'] === 'FUNCTION' && node['function_name'] === '-') {
    const [only, ...more] = node['children'] as readonly Node[];
    const number = more.length === 0 ? wholeNumber(only) : null;
    return number === null ? null : -number;
  }
  const constant = node?.['class'] === 'CONSTANT' ? (node['value'] as Node)['value'] : null;
  return typeof constant === 'number' && Number.isSafeInteger(constant) ? constant : null;
}

/** `main` is what the parser itself puts before functions of its own. */
function qualified(call: Node): boolean {
  return (
    !['', 'main', undefined].includes(call['schema'] as string) || ![undefined, ''].includes(call['catalog'] as string)
  );
}

function unknownForm(form: string, node: Node): EntrepotError {
  return refused(`${SPOKEN[form] ?? form} is not allowed here; expected one SELECT over the tables of the schema`, {
    form,
    ...placeOf(node),
  });
}

function unparsed(message: string, position: number | undefined): EntrepotError {
  if (message.startsWith('Only SELECT statements'))
    return refused('expected one SELECT; other statements are not allowed');
  return refused(message, position === undefined ? {} : { position: position + 1 });
}

/** Characters count from 1. */
function placeOf(node: Node): { position?: number } {
  const place = node['query_location'];
  return typeof place === 'number' && place < 2 ** 53 ? { position: place + 1 } : {};
}

function refused(message: string, fields: Readonly<Record<string, unknown>> = {}): EntrepotError {
  const place = typeof fields['position'] === 'number' ? ` (at character ${fields['position']})` : '';
  return new EntrepotError('usage', `${message}${place}`, { fields });
}
