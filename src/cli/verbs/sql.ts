import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { query, type SqlAnswer, sqlRows } from '../../app/query.ts';
import { QUERY_ROWS, querySchema, type SqlSchema, schemaColumns } from '../../app/query-schema.ts';
import { EntrepotError } from '../../trade/errors.ts';
import { plainTable } from '../output.ts';
import { type CommonOptions, verb, type World } from '../verb.ts';
import { wholeNumber } from './findings.ts';

interface SqlOptions extends CommonOptions {
  readonly file?: string;
  readonly schema?: boolean;
  readonly limit?: number;
  readonly asOf?: string;
}

export function sqlVerb(world: World): Command {
  return verb<SqlOptions>(
    world,
    'sql',
    'one SELECT over the lake, read only',
    'entrepot sql "SELECT partner, sum(value) AS eur FROM flow_named WHERE goods LIKE \'8542%\' AND level = 8 GROUP BY partner"',
    (command) =>
      command
        .argument('[statement]', 'one SELECT over the views that --schema lists')
        .option('--file <path>', 'a file that holds the statement')
        .option('--schema', 'the views, functions, limits and examples instead')
        .option('--limit <n>', `rows, at most ${QUERY_ROWS.most} (default: ${QUERY_ROWS.usual})`, wholeNumber)
        .option('--as-of <snapshot>', 'as the lake was: a snapshot id, its number, or a date'),
    async (context, [written], { file, schema, limit, asOf }) => {
      if (schema === true) {
        const told = querySchema();
        return { json: told, rows: schemaColumns(told), table: () => schemaView(told) };
      }
      const answer = await query(context, { statement: await statementOf(written, file), limit, asOf });
      return { json: answer, rows: sqlRows(answer), table: () => view(answer) };
    },
  );
}

async function statementOf(written: string | undefined, file: string | undefined): Promise<string> {
  if ((written === undefined) === (file === undefined))
    throw new EntrepotError('usage', 'expected a statement, or --file with one, or --schema');
  if (file === undefined) return written ?? '';
  return readFile(file, 'utf8').catch((cause: unknown) => {
    throw new EntrepotError('input-missing', `${file} cannot be opened`, { cause });
  });
}

function view(answer: SqlAnswer): string {
  const { rowCount, truncated, snapshot, columns } = answer;
  const rows = rowCount === 0 ? `${columns.map(({ name }) => name).join('  ')}\n` : plainTable(sqlRows(answer));
  const more = truncated ? ', and there are more (--limit)' : '';
  return `${rows}${rowCount} ${rowCount === 1 ? 'row' : 'rows'}${more}, snapshot ${snapshot}.\n`;
}

function schemaView({ views, functions, limits, examples }: SqlSchema): string {
  return [
    ...views.flatMap(({ name, about, columns }) => [
      `${name.toUpperCase()}   ${about}`,
      plainTable(columns.map((column) => ({ column: column.name, type: column.type, about: column.about }))),
    ]),
    'FUNCTIONS',
    ...functions.map(({ group, names }) => `${group}: ${names.join(' ')}`),
    '',
    `LIMITS   ${limits.rows} rows, ${limits.answerBytes / 2 ** 20} MiB of answer, ${limits.seconds} seconds, ${limits.memoryBytes / 2 ** 20} MiB of memory, ${limits.statementLength} characters of statement`,
    '',
    'EXAMPLES',
    ...examples.map(({ title, statement }) => `-- ${title}\n${statement};\n`),
  ].join('\n');
}
