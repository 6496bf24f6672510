import type { Command } from 'commander';
import { type MatrixAnswer, type MatrixCell, matrix, matrixRows } from '../../app/matrix.ts';
import { money, times } from '../figures.ts';
import { type Record_, table } from '../output.ts';
import { type CommonOptions, scenarioWord, verb, type World } from '../verb.ts';
import { wholeNumber } from './findings.ts';

interface MatrixOptions extends CommonOptions {
  readonly level?: number;
  readonly under?: string;
  readonly asOf?: string;
}

/** Rows of the table; the other formats have all. */
const SHOWN = 30;

export function matrixVerb(world: World): Command {
  return verb<MatrixOptions>(
    world,
    'matrix',
    'goods by partner: before and after, and how many displacement candidates lie there',
    'entrepot matrix --under 8542',
    (command) =>
      command
        .argument('[scenario]', 'a name (entrepot scenarios lists them) or a YAML file; default: the bundled one')
        .option('--level <digits>', '2, 4 or 6; default: 2, under a code the next finer', wholeNumber)
        .option('--under <code>', 'only goods under this code')
        .option('--as-of <snapshot>', 'as the lake was: a snapshot id, its number, or a date'),
    async (context, [word], options) => {
      const answer = await matrix(context, { ...options, ...scenarioWord(word) });
      return { json: answer, rows: matrixRows(answer), table: () => view(answer) };
    },
  );
}

function view({ rows, columns, totals, window, base, currency, notes, snapshot }: MatrixAnswer): string {
  const shown = rows.slice(0, SHOWN).map(({ code, text, cells }) => ({ code, text: text.slice(0, 32), cells }));
  const of = (row: Record_, at: number): MatrixCell => (row['cells'] as readonly MatrixCell[])[at] as MatrixCell;
  return [
    `${window.join(' to ')} against ${base.join(' to ')}, change in ${currency}, ratio, supported / candidates\n`,
    table(
      [...shown, { code: 'all', text: '', cells: totals }],
      [
        { title: 'goods', text: (row) => String(row['code']) },
        { title: '', text: (row) => String(row['text']) },
        ...columns.map((title, at) => ({ title, align: 'right' as const, text: (row: Record_) => cell(of(row, at)) })),
      ],
    ),
    ...(rows.length > SHOWN ? [`${rows.length - SHOWN} more rows; --format csv has all.`] : []),
    ...notes.map((note) => `Note: ${note}.`),
    `Snapshot ${snapshot}.`,
    '',
  ].join('\n');
}

function cell({ base, value, delta, ratio, candidates, supported }: MatrixCell): string {
  if (base === 0 && value === 0) return '0';
  const of = candidates === 0 ? '' : ` ${supported}/${candidates}`;
  return `${delta > 0 ? '+' : ''}${money(delta, '')} ${ratio === null ? '' : times(ratio)}${of}`.trim();
}
