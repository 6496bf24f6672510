import { Command } from 'commander';
import { lakeLog, lakeSources, lakeVerify } from '../../app/lake.ts';
import { EntrepotError } from '../../trade/errors.ts';
import { plainTable, type Record_ } from '../output.ts';
import { type CommonOptions, verb, type World } from '../verb.ts';

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
        const { ok, differences, entries, files, bytes } = result;
        const failure = ok
          ? undefined
          : new EntrepotError('lake-corrupt', `${differences.length} stored files are not what the ledger says`, {
              fields: { ...result },
            });
        const said = `${entries} loads, ${files} files, ${bytes} bytes: all as the ledger says.\n`;
        return {
          json: result,
          rows: [result],
          table: () => (ok ? said : plainTable(differences as unknown as readonly Record_[])),
          failure,
        };
      },
    ),
  );
  lake.addCommand(
    verb<CommonOptions & { readonly asOf?: string }>(
      world,
      'sources',
      'what is there: source and reporter by period, and what is missing',
      'entrepot lake sources --format csv',
      (c) => c.option('--as-of <snapshot>', 'a snapshot id, its number, or a date'),
      async (context, _parameters, options) => {
        const rows = await lakeSources(context, options.asOf);
        return {
          json: rows,
          rows: rows.map((row) => ({ ...row, missing: row.missing.join(' '), unpublished: row.unpublished.join(' ') })),
          table: () =>
            rows.length === 0
              ? 'The lake is empty.\n'
              : plainTable(
                  rows.map(({ missing, unpublished, ...row }) => ({
                    ...row,
                    missing: gaps(missing),
                    ...(unpublished.length > 0 ? { unpublished: gaps(unpublished) } : {}),
                  })),
                ),
        };
      },
    ),
  );
  return lake;
}

function gaps(periods: readonly string[]): string {
  return periods.length <= 2 ? periods.join(' ') : `${periods[0]} ... ${periods.at(-1)} (${periods.length})`;
}
