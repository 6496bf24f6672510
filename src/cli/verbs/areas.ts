import type { Command } from 'commander';
import { areaRows, areas } from '../../app/areas.ts';
import { plainTable } from '../output.ts';
import { type CommonOptions, verb, type World } from '../verb.ts';

interface AreasOptions extends CommonOptions {
  readonly withData?: boolean;
  readonly asOf?: string;
}

export function areasVerb(world: World): Command {
  return verb<AreasOptions>(
    world,
    'areas',
    'the areas that a question can be about, with the code of each',
    'entrepot areas --with-data',
    (command) =>
      command
        .option('--with-data', 'only areas that the lake has figures of')
        .option('--as-of <snapshot>', 'as the lake was: a snapshot id, its number, or a date'),
    async (context, _words, { withData, asOf }) => {
      const found = await areas(context, { withData, asOf });
      const rows = areaRows(found);
      const shown = found.map(({ roles, ...area }) => ({
        ...area,
        ...(roles === null ? {} : { roles: roles.join(' ') }),
      }));
      return { json: found, rows, table: () => plainTable(shown) };
    },
  );
}
