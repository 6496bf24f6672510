import type { Command } from 'commander';
import { type NetworkAnswer, network, networkRows } from '../../app/network.ts';
import type { NetworkLeg } from '../../app/network-leg.ts';
import { money, times } from '../figures.ts';
import { type Record_, table } from '../output.ts';
import { type CommonOptions, list, scenarioWord, verb, type World } from '../verb.ts';

interface NetworkOptions extends CommonOptions {
  readonly hs?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly asOf?: string;
}

export function networkVerb(world: World): Command {
  return verb<NetworkOptions>(
    world,
    'network',
    'what went to the destination, to the intermediaries and on from there, period by period',
    'entrepot network --hs 854231',
    (command) =>
      command
        .argument('[scenario]', 'a name (entrepot scenarios lists them) or a YAML file; default: the bundled one')
        .option('--hs <goods>', "other goods than the scenario's: codes, goods lists by name, or TOTAL", list)
        .option('--from <period>', 'first month or year; default: the first of the base')
        .option('--to <period>', 'last month or year; default: the last of the window')
        .option('--as-of <snapshot>', 'as the lake was: a snapshot id, its number, or a date'),
    async (context, [word], options) => {
      const answer = await network(context, { ...options, ...scenarioWord(word) });
      return { json: answer, rows: networkRows(answer), table: () => view(answer) };
    },
  );
}

function view({ legs, window, base, notes, snapshot, title }: NetworkAnswer): string {
  const of = (row: Record_): NetworkLeg => row as unknown as NetworkLeg;
  const known = legs.filter(({ reported }) => reported !== 'none');
  return [
    `${title}\n${window.join(' to ')} against ${base.join(' to ')}; legs by years: whole years\n`,
    table(known as unknown as readonly Record_[], [
      { title: 'leg', text: (row) => of(row).leg },
      { title: 'from', text: (row) => of(row).from },
      { title: 'to', text: (row) => of(row).to },
      { title: 'goods', text: (row) => of(row).goods },
      { title: 'before', align: 'right', text: (row) => money(of(row).base, '') },
      { title: 'after', align: 'right', text: (row) => money(of(row).window, '') },
      { title: '', text: (row) => of(row).currency },
      {
        title: 'ratio',
        align: 'right',
        text: (row) => (of(row).ratio === null ? '-' : times(of(row).ratio as number)),
      },
      { title: 'by', text: (row) => (of(row).frequency === 'monthly' ? 'months' : 'years') },
      { title: 'source', text: (row) => `${of(row).source} (${of(row).reported})` },
    ]),
    ...legs.filter(({ reported }) => reported === 'none').map(({ note, query }) => `${note}; ${query}`),
    ...notes.map((note) => `Note: ${note}.`),
    `Snapshot ${snapshot}.`,
    '',
  ].join('\n');
}
