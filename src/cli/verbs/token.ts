import { Command } from 'commander';
import { createToken, listTokens, revokeToken } from '../../app/tokens.ts';
import { plainTable } from '../output.ts';
import { type CommonOptions, list, verb, type World } from '../verb.ts';

export function tokenVerbs(world: World): Command {
  const token = new Command('token').description('access tokens for the HTTP server beyond this machine');
  token.addCommand(
    verb<
      CommonOptions & {
        readonly name: string;
        readonly scope: readonly string[];
        readonly expires?: string;
        readonly rate?: string;
      }
    >(
      world,
      'create',
      'make a token; its text is shown once and only its hash is kept',
      'entrepot token create --name "trade desk" --scope read --expires 90d',
      (c) =>
        c
          .requiredOption('--name <name>', 'whom or what it is for')
          .requiredOption('--scope <scopes>', 'read, load (read too) or admin (all)', list)
          .option('--expires <time>', 'after days (90d), hours (12h), or never (default: 90d)')
          .option('--rate <requests>', 'requests a minute (default: 600)'),
      async (context, _parameters, { name, scope, expires, rate }) => {
        const made = await createToken(context, {
          name,
          scope,
          expires,
          rate: rate === undefined ? undefined : Number(rate),
        });
        const lines = [
          made.token,
          '',
          `This is shown once. Send it as: Authorization: Bearer ${made.token.slice(0, 15)}...`,
          `Id ${made.id}, ${made.scopes.join(', ')}, ${made.requestsPerMinute} requests a minute, ${made.expires === null ? 'does not expire' : `expires ${made.expires}`}.`,
        ];
        return { json: made, rows: [made], table: () => lines.map((line) => `${line}\n`).join('') };
      },
    ),
  );
  token.addCommand(
    verb(
      world,
      'list',
      'the tokens that are not revoked',
      'entrepot token list',
      (c) => c,
      async (context) => {
        const tokens = await listTokens(context);
        const rows = tokens.map((each) => ({ ...each, scopes: each.scopes.join(' ') }));
        return {
          json: tokens,
          rows,
          table: () => (rows.length === 0 ? 'There are no access tokens.\n' : plainTable(rows)),
        };
      },
    ),
  );
  token.addCommand(
    verb(
      world,
      'revoke',
      'a token is no longer valid, at once, for running servers too',
      'entrepot token revoke 0123456789',
      (c) => c.argument('<id>', 'the id that `token list` shows'),
      async (context, [id]) => {
        const answer = await revokeToken(context, id ?? '');
        return { json: answer, rows: [answer], table: () => `Token ${answer.revoked} is revoked.\n` };
      },
    ),
  );
  return token;
}
