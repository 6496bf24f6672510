import { Command } from 'commander';
import { type FetchAnswer, fetchComtrade } from '../../app/fetch.ts';
import { count } from '../figures.ts';
import { type CommonOptions, list, verb, type World } from '../verb.ts';

interface FetchOptions extends CommonOptions {
  readonly reporter: readonly string[];
  readonly partner: readonly string[];
  readonly hs: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly flow?: string;
  readonly baseUrl?: string;
  readonly dryRun?: boolean;
}

export function fetchVerbs(world: World): Command {
  const fetch = new Command('fetch').description('ask a live source and load its answers');
  fetch.addCommand(
    verb<FetchOptions>(
      world,
      'comtrade',
      'UN Comtrade: the public preview, or the full service with a key in COMTRADE_API_KEY',
      'entrepot fetch comtrade --reporter CHN --partner RUS,KGZ --hs 8482 --from 2021-01 --to 2023-10',
      (command) =>
        command
          .requiredOption('--reporter <areas>', 'who reports; a group means its members', list)
          .requiredOption('--partner <areas>', 'with whom; WORLD for the total of all partners', list)
          .requiredOption('--hs <goods>', 'HS2 to HS6, a goods list, or TOTAL', list)
          .requiredOption('--from <period>', 'YYYY-MM or YYYY')
          .requiredOption('--to <period>', 'YYYY-MM or YYYY')
          .option('--flow <flow>', 'export, import, re-export or re-import', 'export')
          .option('--base-url <url>', 'a mirror of the service (default: $COMTRADE_BASE_URL, else the service itself)')
          .option('--dry-run', 'only say how many calls it takes'),
      async (context, _parameters, options) => {
        const answer = await fetchComtrade(context, {
          ...options,
          baseUrl: options.baseUrl ?? world.env['COMTRADE_BASE_URL'],
          key: world.env['COMTRADE_API_KEY'] || undefined,
        });
        return { json: answer, rows: answer.silences, table: () => sentence(answer) };
      },
    ),
  );
  return fetch;
}

function sentence({ service, planned, calls, resumed, rows, load, silences }: FetchAnswer): string {
  const where = `${service.url} (${service.endpoint}, ${count(service.rowsPerCall)} rows a call)`;
  if (load === null) return `${planned} calls to ${where}.\n`;
  const states = Map.groupBy(silences, (silence) => silence.state);
  const said = [...states].map(
    ([state, some]) =>
      `  ${some.length} reporter-periods ${MEANING[state] ?? state}: ${some
        .slice(0, 6)
        .map(({ reporter, period }) => `${reporter} ${period}`)
        .join(', ')}${some.length > 6 ? ' ...' : ''}\n`,
  );
  return `${calls} calls to ${where}${resumed > 0 ? `, ${resumed} answers kept from an earlier run` : ''}: ${count(rows)} rows.\nLoad ${load.load}: ${load.rows.loaded} rows loaded. Snapshot ${load.snapshot}.\n${said.join('')}`;
}

const MEANING: Readonly<Record<string, string>> = {
  'published-empty': 'are published without such trade',
  'not-published': 'are not published yet',
  unknown: 'came back empty; whether they are published is not known',
};
