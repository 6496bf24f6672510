import type { Command } from 'commander';
import type { Finding } from '../../app/findings/any.ts';
import { KINDS } from '../../app/findings/finding.ts';
import { ORDERS } from '../../app/findings/order.ts';
import { type FindingsPage, findings } from '../../app/findings.ts';
import { PAGE } from '../../app/paging.ts';
import { EntrepotError } from '../../trade/errors.ts';
import { money, times } from '../figures.ts';
import { type Record_, table } from '../output.ts';
import { sureOf } from '../routes-view.ts';
import { type CommonOptions, list, scenarioWord, verb, type World } from '../verb.ts';

interface FindingsOptions extends CommonOptions {
  readonly scenario?: string;
  readonly kind?: readonly string[];
  readonly via?: readonly string[];
  readonly exporter?: readonly string[];
  readonly list?: readonly string[];
  readonly tier?: readonly string[];
  readonly flag?: readonly string[];
  readonly goods?: string;
  readonly supported?: boolean;
  readonly sort?: string;
  readonly limit?: number;
  readonly cursor?: string;
  readonly asOf?: string;
}

export function findingsVerb(world: World): Command {
  return verb<FindingsOptions>(
    world,
    'findings',
    'the findings of a scan, filtered and a page at a time',
    'entrepot findings --via KGZ --list chpl --supported',
    (command) =>
      command
        .option('--scenario <name-or-file>', 'the scenario; default: the bundled one')
        .option('--kind <kinds>', KINDS.join(', '), list)
        .option('--via <areas>', 'intermediaries', list)
        .option('--exporter <areas>', 'exporters', list)
        .option('--list <lists>', 'goods lists by name', list)
        .option('--tier <tiers>', 'tiers of a goods list', list)
        .option('--flag <flags>', 'such as thin-base or scope-changed', list)
        .option('--goods <code-or-words>', 'the beginning of a code, or words of its text')
        .option('--supported', 'only those with q at most the one of the scenario')
        .option('--sort <order>', ORDERS.join(', '), 'rank')
        .option('--limit <n>', `rows of a page, at most ${PAGE.most}`, wholeNumber)
        .option('--cursor <next>', 'the "next" of the page before')
        .option('--as-of <snapshot>', 'as the lake was: a snapshot id, its number, or a date'),
    async (context, _words, { scenario, ...options }) => {
      const answer = await findings(context, { ...options, ...scenarioWord(scenario) });
      return { json: answer, rows: answer.items, table: () => view(answer) };
    },
  );
}

export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new EntrepotError('usage', `${JSON.stringify(text)}; expected a whole number`);
  return Number(text);
}

function view({ items, matching, next, scenario, snapshot }: FindingsPage): string {
  const rows = items as unknown as readonly Record_[];
  const of = (row: Record_): Finding => row as unknown as Finding;
  const series = (row: Record_) => ('delta' in row ? (of(row) as Extract<Finding, { delta: number }>) : null);
  return [
    table(rows, [
      { title: 'finding', text: (row) => of(row).id },
      { title: 'tier', text: (row) => of(row).goods.lists.find(({ tier }) => tier !== null)?.tier ?? '' },
      { title: 'before', align: 'right', text: (row) => amount(series(row)?.baseValue) },
      { title: 'after', align: 'right', text: (row) => amount(series(row)?.value) },
      {
        title: 'ratio',
        align: 'right',
        text: (row) => (series(row)?.ratio == null ? '-' : times(series(row)?.ratio?.value as number)),
      },
      { title: 'q', align: 'right', text: (row) => sureOf(of(row)) },
      { title: 'flags', text: (row) => of(row).flags.join(' ') },
    ]),
    `${items.length} of ${matching} findings of ${scenario}, snapshot ${snapshot}.${next === null ? '' : ` Next page: --cursor ${next}`}`,
    '',
  ].join('\n');
}

function amount(value: number | undefined): string {
  return value === undefined ? '-' : money(value, '');
}
