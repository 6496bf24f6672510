import type { Command } from 'commander';
import { scenarios } from '../../app/scenarios.ts';
import { plainTable } from '../output.ts';
import { verb, type World } from '../verb.ts';

export function scenariosVerb(world: World): Command {
  return verb(
    world,
    'scenarios',
    'the scenarios that scan knows by name: those that ship, and the .yml files in the folder "scenarios" of the lake',
    'entrepot scenarios',
    (command) => command,
    async (context) => {
      const found = await scenarios(context);
      const shown = found.map(({ name, title, destination, event, window, goods, from }) => ({
        name,
        title,
        to: destination,
        event,
        window: window.join(' to '),
        goods: goods.slice(0, 4).join(' '),
        from,
      }));
      return { json: found, rows: found, table: () => plainTable(shown) };
    },
  );
}
