import type { Command } from 'commander';
import { type PricePoint, type PricesAnswer, prices } from '../../app/prices.ts';
import { count, money } from '../figures.ts';
import { type Record_, table } from '../output.ts';
import { type CommonOptions, list, verb, type World } from '../verb.ts';

interface PricesOptions extends CommonOptions {
  readonly reporter: readonly string[];
  readonly partner: readonly string[];
  readonly hs: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly flow: string;
  readonly currency?: string;
  readonly source?: string;
  readonly asOf?: string;
}

export function pricesVerb(world: World): Command {
  return verb<PricesOptions>(
    world,
    'prices',
    'what a kilogram cost on a corridor by month, beside what other partners paid',
    'entrepot prices --reporter EU27 --partner KGZ --hs 854231 --from 2021-01 --to 2022-11',
    (command) =>
      command
        .requiredOption('--reporter <areas>', 'ISO codes, names or a group such as EU27', list)
        .requiredOption('--partner <areas>', 'the other side', list)
        .requiredOption('--hs <goods>', 'HS2 to HS6, CN8, several, or the name of a goods list', list)
        .requiredOption('--from <period>', 'first month (YYYY-MM) or year (YYYY)')
        .requiredOption('--to <period>', 'last month or year')
        .option('--flow <flow>', 'export, import, re-export or re-import', 'export')
        .option('--currency <code>', 'convert by the shipped monthly rates')
        .option('--source <id>', 'whose figures, when there are several')
        .option('--as-of <snapshot>', 'as the lake was: a snapshot id, its number, or a date'),
    async (context, _words, options) => {
      const answer = await prices(context, options);
      return { json: answer, rows: answer.points, table: () => view(answer) };
    },
  );
}

function view({ question, points, currency, notes, source, snapshot }: PricesAnswer): string {
  const of = (row: Record_): PricePoint => row as unknown as PricePoint;
  const perKg = (value: number | null | undefined): string => (value == null ? '-' : String(value));
  return [
    `${question.reporter} ${question.flow}s, ${question.goods}, with ${question.partner}, ${question.window.join(' to ')}: ${currency} per kg\n`,
    table(points as unknown as readonly Record_[], [
      { title: 'period', text: (row) => of(row).period },
      { title: 'value', align: 'right', text: (row) => money(of(row).value, '') },
      { title: 'kg', align: 'right', text: (row) => (of(row).kg === null ? '-' : count(of(row).kg as number)) },
      { title: 'per kg', align: 'right', text: (row) => perKg(of(row).unitValue) },
      { title: 'others: 25 %', align: 'right', text: (row) => perKg(of(row).reference?.low) },
      { title: 'median', align: 'right', text: (row) => perKg(of(row).reference?.median) },
      { title: '75 %', align: 'right', text: (row) => perKg(of(row).reference?.high) },
      { title: 'partners', align: 'right', text: (row) => perKg(of(row).reference?.partners) },
    ]),
    ...notes.map((note) => `Note: ${note}.`),
    `Source: ${source}, snapshot ${snapshot}.`,
    '',
  ].join('\n');
}
