import type { Command } from 'commander';
import { status } from '../../app/status.ts';
import { count } from '../figures.ts';
import { verb, type World } from '../verb.ts';

export function statusVerb(world: World): Command {
  return verb(
    world,
    'status',
    'which version this is, and what the lake holds',
    'entrepot status',
    (command) => command,
    async (context) => {
      const answer = await status(context);
      const { version, snapshot, loads, at, rows, sources } = answer;
      const held =
        at === null
          ? 'The lake is empty.'
          : `Snapshot ${snapshot} of ${at}: ${loads} loads, ${count(rows)} rows of ${sources.join(', ')}.`;
      return { json: answer, rows: [answer], table: () => `Entrepot ${version}. ${held}\n` };
    },
  );
}
