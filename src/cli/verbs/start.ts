import type { Command } from 'commander';
import { start } from '../../app/start.ts';
import { scanView } from '../scan-view.ts';
import { type CommonOptions, verb, type World } from '../verb.ts';
import { type ServeFlags, serveUntilStopped, withServeOptions } from './serve.ts';

export function startVerb(world: World): Command {
  return verb<CommonOptions & ServeFlags & { readonly once?: boolean }>(
    world,
    'start',
    'build the lake from the data that ships, show the findings of the bundled scenario, and serve the web app',
    'entrepot start --once',
    (own) => withServeOptions(own.option('--once', 'print the findings and exit')),
    async (context) => {
      const answer = await start(context);
      return { json: answer, rows: answer.scan.findings, table: () => scanView(answer.scan, 12) };
    },
    async (options) => {
      if (options.once !== true) await serveUntilStopped(world, options);
    },
  );
}
