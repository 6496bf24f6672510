import path from 'node:path';
import type { Command } from 'commander';
import { addFootprint } from '../../app/evidence/footprint-add.ts';
import { removeFootprint } from '../../app/evidence/footprint-remove.ts';
import { footprints } from '../../app/evidence/footprints.ts';
import { plainTable } from '../output.ts';
import { type CommonOptions, verb, type World } from '../verb.ts';

export function footprintVerbs(world: World): Command[] {
  return [footprintVerb(world), footprintsVerb(world), removeFootprintVerb(world)];
}

function footprintVerb(world: World): Command {
  return verb<CommonOptions & { readonly id?: string }>(
    world,
    'footprint',
    'read GeoJSON, or a STAC item or collection, into footprints for the map; nothing it points to is fetched',
    'entrepot evidence footprint stations.geojson',
    (command) =>
      command
        .argument('<file>', 'GeoJSON or STAC')
        .option('--id <id>', "under which id; default: made of the file's name"),
    async (context, [file = ''], { id }) => {
      const answer = await addFootprint(context, { file: { path: file, name: path.basename(file) }, id });
      return {
        json: answer,
        rows: answer.features,
        table: () =>
          `${plainTable(answer.features)}${answer.features.length} footprints under ${answer.id}, revision ${answer.revision}; SHA-256 ${answer.sha256}\n`,
      };
    },
  );
}

function footprintsVerb(world: World): Command {
  return verb(
    world,
    'footprints',
    'the footprints of the register; --format json is GeoJSON',
    'entrepot evidence footprints --format json',
    (command) => command,
    async (context) => {
      const answer = await footprints(context);
      const rows = answer.features.map(({ id, bbox, items, properties: { name, kind, datetime } }) => ({
        id,
        name,
        kind,
        datetime,
        bbox: bbox.join(' '),
        items: items.join(' '),
      }));
      return {
        json: answer,
        rows,
        table: () => (rows.length === 0 ? 'There are no footprints.\n' : plainTable(rows)),
      };
    },
  );
}

function removeFootprintVerb(world: World): Command {
  return verb(
    world,
    'remove-footprint',
    'take a file of footprints out of the register; its history stays',
    'entrepot evidence remove-footprint stations',
    (command) => command.argument('<id>', 'id of the file'),
    async (context, [footprint = '']) => {
      const answer = await removeFootprint(context, { footprint });
      return { json: answer, rows: [answer], table: () => `${answer.id} is taken out, revision ${answer.revision}.\n` };
    },
  );
}
