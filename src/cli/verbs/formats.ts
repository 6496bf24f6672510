import type { Command } from 'commander';
import { formats } from '../../app/formats.ts';
import { plainTable } from '../output.ts';
import { verb, type World } from '../verb.ts';

export function formatsVerb(world: World): Command {
  return verb(
    world,
    'formats',
    'the formats that load reads, with their options and licences',
    'entrepot formats',
    (command) => command,
    async () => {
      const found = formats();
      const shown = found.map(({ format, title, accepts, options }) => ({
        format,
        title,
        reads: accepts.join(' '),
        options: options.map(({ option }) => option).join(' '),
      }));
      return { json: found, rows: found, table: () => plainTable(shown) };
    },
  );
}
