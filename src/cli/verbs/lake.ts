import { Command } from 'commander';
import { lakeLog, lakeVerify } from '../../app/lake.ts';
import { EntrepotError } from '../../trade/errors.ts';
import { plainTable, type Record_ } from '../output.ts';
import { verb, type World } from '../verb.ts';

export function lakeVerbs(world: World): Command {
  const lake = new Command('lake').description('look after what is stored');
  lake.addCommand(
    verb(
      world,
      'log',
      'the loads, newest first',
      'entrepot lake log',
      (c) => c,
      async (context) => {
        const rows = await lakeLog(context);
        return {
          json: rows,
          rows,
          table: () =>
            rows.length === 0
              ? 'The lake is empty.\n'
              : plainTable(rows.map((row) => ({ ...row, notes: undefined }) as Record_)),
        };
      },
    ),
  );
  lake.addCommand(
    verb(
      world,
      'verify',
      'hash everything again and name what differs',
      'entrepot lake verify',
      (c) => c,
      async (context) => {
        const result = await lakeVerify(context);
        if (!result.ok) {
          throw new EntrepotError(
            'lake-corrupt',
            `${result.differences.length} stored files are not what the ledger says`,
            { fields: { ...result } },
          );
        }
        const said = `${result.entries} loads, ${result.files} files, ${result.bytes} bytes: all as the ledger says.\n`;
        return { json: result, rows: [result], table: () => said };
      },
    ),
  );
  return lake;
}
