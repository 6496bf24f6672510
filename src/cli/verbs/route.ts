import type { Command } from 'commander';
import type { LedgerLeg } from '../../app/ledger-rows.ts';
import { type RouteAnswer, route } from '../../app/route.ts';
import { EntrepotError } from '../../trade/errors.ts';
import { money } from '../figures.ts';
import { type Column, type Record_, table } from '../output.ts';
import { sureOf } from '../routes-view.ts';
import { type CommonOptions, list, verb, type World } from '../verb.ts';

interface RouteOptions extends CommonOptions {
  readonly from: readonly string[];
  readonly via: string;
  readonly to: string;
  readonly hs: readonly string[];
  readonly among?: readonly string[];
  readonly window?: string;
  readonly base?: string;
  readonly event?: string;
  readonly currency?: string;
  readonly asOf?: string;
}

export function routeVerb(world: World): Command {
  return verb<RouteOptions>(
    world,
    'route',
    'both legs of one route, month by month: what came in, what went on, and what of it matches',
    'entrepot route --from EU27 --via KGZ --to RUS --hs TOTAL',
    (command) =>
      command
        .requiredOption('--from <areas>', 'the exporters: ISO codes, names or a group such as EU27', list)
        .requiredOption('--via <area>', 'the intermediary')
        .requiredOption('--to <area>', 'the destination')
        .requiredOption('--hs <goods>', 'HS2 to HS6, CN8, several, the name of a goods list, or TOTAL', list)
        .option(
          '--among <areas>',
          "other intermediaries, whose legs say how unusual this one is; default: the bundled scenario's, where this is one of them",
          list,
        )
        .option('--window <from..to>', "months (2022-03..2022-11) or years; default: the bundled scenario's")
        .option('--base <from..to>', 'the same months, earlier')
        .option('--event <period>', 'placebo dates end before it')
        .option('--currency <code>', 'convert by the shipped monthly rates')
        .option('--as-of <snapshot>', 'as the lake was: a snapshot id, its number, or a date'),
    async (context, _words, { window, base, ...options }) => {
      if ((window === undefined) !== (base === undefined))
        throw new EntrepotError('usage', 'give both --window and --base, or neither');
      const answer = await route(context, { ...options, window: span(window), base: span(base) });
      return { json: answer, rows: answer.ledger, table: () => view(answer) };
    },
  );
}

function span(text: string | undefined): readonly [string, string] | undefined {
  if (text === undefined) return undefined;
  const [from, to, ...more] = text.split('..');
  if (from === undefined || to === undefined || more.length > 0)
    throw new EntrepotError('usage', `${JSON.stringify(text)} is not a span; expected 2022-03..2022-11`);
  return [from, to];
}

function view(answer: RouteAnswer): string {
  const { question, currency, legs, markup } = answer;
  const leg = (name: 'in' | 'out') => (row: Record_) => row[name] as LedgerLeg | null;
  const show = (value: number | null | undefined): string =>
    value === null || value === undefined ? 'not known' : money(value, '');
  const columns: Column[] = [
    { title: answer.periods === 'years' ? 'year' : 'month', text: (row) => String(row['period']) },
    { title: 'came in', align: 'right', text: (row) => show(leg('in')(row)?.value) },
    { title: 'expected', align: 'right', text: (row) => show(leg('in')(row)?.expected) },
    { title: 'excess', align: 'right', text: (row) => show(leg('in')(row)?.excess) },
    { title: 'went on', align: 'right', text: (row) => show(leg('out')(row)?.value) },
    { title: 'expected', align: 'right', text: (row) => show(leg('out')(row)?.expected) },
    { title: 'excess', align: 'right', text: (row) => show(leg('out')(row)?.excess) },
    { title: 'matched', align: 'right', text: (row) => show(row['matched'] as number | null) },
  ];
  const said = answer.findings.map((finding) =>
    finding.kind === 'diversion'
      ? `${finding.goods.code}: ${money(finding.amount.value, currency)} may have gone on (${money(finding.amount.low, '')} to ${money(finding.amount.high, '')}), at most what either leg gained; q ${sureOf(finding)}`
      : `${finding.goods.code}: ${money(finding.missing, currency)} of what was sent never arrived${finding.shareOfExcess === null ? '' : ` (${Math.round(finding.shareOfExcess * 100)} % of the extra exports)`}; by freight ${finding.bands.map(({ factor, missing }) => `${factor.toFixed(2)}: ${money(missing, '')}`).join(', ')}; q ${sureOf(finding)}`,
  );
  return [
    `${question.from} via ${question.via} to ${question.to}, ${question.goods}, ${question.window.join(' to ')} against ${question.base.join(' to ')}, in ${currency}`,
    '',
    table(answer.ledger as unknown as Record_[], columns),
    ...(said.length > 0 ? said : ['Nothing came in above expectation and went on above expectation.']),
    '',
    `In: ${source(legs.in)}. Out: ${source(legs.out)}. Received: ${source(legs.received)}.`,
    `Matched at a mark-up of ${markup.central} (bounds: ${markup.low} to ${markup.high}), ${answer.longestLag === 0 ? 'within the same period' : `looking back at most ${answer.longestLag} ${answer.periods}`}.`,
    ...answer.notes.map((note) => `Note: ${note}.`),
    `Snapshot ${answer.snapshot}. That goods came in and like goods went on is a candidate for diversion, not proof of it.`,
    '',
  ].join('\n');
}

function source({ reported, source: name }: RouteAnswer['legs']['in']): string {
  return reported === 'none' ? 'no loaded source' : `${name}, ${reported}`;
}
