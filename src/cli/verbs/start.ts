import type { Command } from 'commander';
import { start } from '../../app/start.ts';
import { scanView } from '../scan-view.ts';
import { type CommonOptions, verb, type World } from '../verb.ts';

export function startVerb(world: World): Command {
  return verb<CommonOptions & { once?: boolean }>(
    world,
    'start',
    'build the lake from the data that ships and show the findings of the bundled scenario',
    'entrepot start --once',
    (command) => command.option('--once', 'print and exit'),
    async (context) => {
      const answer = await start(context);
      return { json: answer, rows: answer.scan.findings, table: () => scanView(answer.scan, 12) };
    },
  );
}
