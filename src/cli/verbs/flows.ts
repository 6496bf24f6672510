import type { Command } from 'commander';
import { type FlowsAnswer, flows } from '../../app/flows.ts';
import { BY } from '../../app/flows-question.ts';
import { count, money, percent, times } from '../figures.ts';
import { type Column, plainTable, table } from '../output.ts';
import { type CommonOptions, list, verb, type World } from '../verb.ts';

interface FlowsOptions extends CommonOptions {
  readonly reporter: readonly string[];
  readonly partner: readonly string[];
  readonly hs: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly baseFrom?: string;
  readonly baseTo?: string;
  readonly flow: string;
  readonly by: string;
  readonly revision?: string;
  readonly currency?: string;
  readonly source?: string;
  readonly mirror?: boolean;
  readonly asOf?: string;
}

export function flowsVerb(world: World): Command {
  return verb<FlowsOptions>(
    world,
    'flows',
    'what a reporter says it traded: the figure, its rows, what is missing, where it is from',
    'entrepot flows --reporter EU27 --partner KGZ --hs 8542 --from 2022-01 --to 2022-10 --base-from 2021-01 --base-to 2021-10',
    (command) =>
      command
        .requiredOption('--reporter <areas>', 'who reports: ISO codes, names or a group such as EU27', list)
        .requiredOption('--partner <areas>', 'with whom', list)
        .requiredOption('--hs <goods>', 'HS2 to HS6, CN8, several, the name of a goods list, or TOTAL', list)
        .requiredOption('--from <period>', 'first month (YYYY-MM) or year (YYYY)')
        .requiredOption('--to <period>', 'last month or year')
        .option('--base-from <period>', 'first period of the comparison: the same months, earlier')
        .option('--base-to <period>', 'last period of the comparison')
        .option('--flow <flow>', 'export, import, re-export or re-import', 'export')
        .option('--by <dimension>', BY.join(', '), 'period')
        .option('--revision <hs>', 'read the codes in this revision (HS2017) and convert what was reported in another')
        .option('--currency <code>', 'convert by the shipped monthly rates')
        .option('--source <id>', 'whose figures, when there are several')
        .option('--mirror', 'what the other side reported')
        .option('--as-of <snapshot>', 'as the lake was: a snapshot id, its number, or a date'),
    async (context, _words, options) => {
      const answer = await flows(context, options);
      return { json: answer, rows: answer.rows, table: () => view(answer) };
    },
  );
}

function view(answer: FlowsAnswer): string {
  const { figure, question, coverage, lineage } = answer;
  const head = `${question.reporter} ${question.flow}s, ${question.goods}, with ${question.partner}, ${question.window.join(' to ')}`;
  const change =
    figure.base === undefined
      ? ''
      : ` against ${money(figure.base, figure.unit)} in ${question.base?.join(' to ')}: ${figure.ratio === null || figure.ratio === undefined ? figure.noGrowth : `${times(figure.ratio)} (${percent(figure.growth ?? null)})`}`;
  const weight =
    figure.netWeight === null
      ? ''
      : `, ${count(figure.netWeight.value)} kg (weight known for ${figure.netWeight.rowsWithWeight} of ${figure.netWeight.rows} rows)`;
  const lines = [
    `${head}\n${money(figure.value, figure.unit)}${change}${weight}\n`,
    rowsTable(answer),
    `Coverage: ${coverage.state}, ${coverage.published} of ${coverage.reporterPeriods} reporter-periods.`,
    ...coverage.missing.slice(0, 5).map((gap) => `  missing: ${gap.reporter} ${span(gap.periods)}`),
    ...(coverage.missing.length > 5 ? [`  and ${coverage.missing.length - 5} more reporters`] : []),
    ...coverage.notes.map((note) => `  ${note}`),
    `Source: ${lineage.source} (${[...new Set(lineage.files.map((file) => file.name))].join(', ')}), snapshot ${lineage.snapshot}.`,
  ];
  return `${lines.join('\n')}\n`;
}

function span(periods: readonly string[]): string {
  return periods.length <= 3 ? periods.join(', ') : `${periods[0]} ... ${periods.at(-1)} (${periods.length})`;
}

function rowsTable(answer: FlowsAnswer): string {
  const first = answer.rows[0];
  if (first === undefined) return '(no rows)';
  if ('line' in first) return plainTable(answer.rows);
  const key = Object.keys(first)[0] as string;
  const columns: Column[] = [{ title: key, text: (row) => String(row[key]) }];
  if ('base' in first)
    columns.push({ title: 'base', align: 'right', text: (row) => money(row['base'] as number | null, '') });
  columns.push({ title: 'value', align: 'right', text: (row) => money(row['value'] as number | null, '') });
  if ('base' in first)
    columns.push({
      title: 'ratio',
      align: 'right',
      text: (row) => (row['ratio'] === null ? '-' : times(row['ratio'] as number)),
    });
  if (answer.rows.some((row) => typeof row['netWeight'] === 'number'))
    columns.push({
      title: 'kg',
      align: 'right',
      text: (row) => (row['netWeight'] === null ? '-' : count(row['netWeight'] as number)),
    });
  return (
    table(answer.rows.slice(0, 60), columns) +
    (answer.rows.length > 60 ? `... ${answer.rows.length - 60} more rows (--format csv has all)\n` : '')
  );
}
