import type { Command } from 'commander';
import { type SeriesAnswer, series, seriesRows } from '../../app/series.ts';
import { money } from '../figures.ts';
import { type Record_, table } from '../output.ts';
import { type CommonOptions, scenarioWord, verb, type World } from '../verb.ts';

interface SeriesOptions extends CommonOptions {
  readonly scenario?: string;
  readonly asOf?: string;
}

export function seriesVerb(world: World): Command {
  return verb<SeriesOptions>(
    world,
    'series',
    'each leg of a finding, period by period, with what was expected',
    'entrepot series displacement:EU27:KGZ:RUS:854239',
    (command) =>
      command
        .argument('<finding>', 'the id of a finding, as scan gives it, or enough of its words')
        .option('--scenario <name-or-file>', 'the scenario the finding is of; default: the bundled one')
        .option('--as-of <snapshot>', 'as the lake was: a snapshot id, its number, or a date'),
    async (context, [finding = ''], options) => {
      const answer = await series(context, { finding, ...scenarioWord(options.scenario), asOf: options.asOf });
      return { json: answer, rows: seriesRows(answer), table: () => view(answer) };
    },
  );
}

function view({ finding, legs, event, notes, snapshot }: SeriesAnswer): string {
  const shown = legs.map(({ leg, from, to, points, currency, reported, source, query }) => {
    if (reported === 'none') return `${leg}: ${from} to ${to}: not assessable; ${query}\n`;
    const rows = table(points as unknown as readonly Record_[], [
      { title: 'period', text: (row) => String(row['period']) },
      { title: 'value', align: 'right', text: (row) => money(row['value'] as number | null, '') },
      { title: 'expected', align: 'right', text: (row) => cell(row['expected']) },
      {
        title: '95 %',
        align: 'right',
        text: (row) => (row['low'] === null ? '' : `${cell(row['low'])} to ${cell(row['high'])}`),
      },
      { title: '', text: (row) => String(row['part'] ?? '') },
    ]);
    return `${leg}: ${from} to ${to}, in ${currency}, reported ${reported} (${source})\n${rows}`;
  });
  return [
    `${finding.id}; event ${event}\n`,
    ...shown,
    ...notes.map((note) => `Note: ${note}.`),
    `Snapshot ${snapshot}.`,
    '',
  ].join('\n');
}

function cell(value: unknown): string {
  return typeof value === 'number' ? money(value, '') : '';
}
