import { Command } from 'commander';
import { checkClaims, claim, claims } from '../../app/claims/claims.ts';
import { keepClaims, removeClaim } from '../../app/claims/keep.ts';
import { claimReviews } from '../../app/claims/review.ts';
import { claimRows } from '../../app/claims/rows.ts';
import { claimsView, claimView } from '../claims-view.ts';
import { type CommonOptions, verb, type World } from '../verb.ts';
import { claimsParseVerb } from './claims-parse.ts';

type AsOf = CommonOptions & { readonly asOf?: string };

const asOf = (command: Command): Command =>
  command.option('--as-of <snapshot>', 'a snapshot id, its number, or a date');

export function claimsVerbs(world: World): Command {
  const group = new Command('claims').description('check published figures against the data');
  group.addCommand(
    verb<AsOf>(
      world,
      'list',
      'the claims that ship and those that were kept, each with its verdict',
      'entrepot claims list',
      asOf,
      async (context, _words, options) => {
        const answer = await claims(context, options);
        return { json: answer, rows: claimRows(answer), table: () => claimsView(answer) };
      },
    ),
  );
  group.addCommand(
    verb<AsOf>(
      world,
      'show',
      'one claim: its verdict, every reading of it, what is missing',
      'entrepot claims show eu-kg-chips-2022',
      (command) => asOf(command.argument('<claim>', 'the id of a claim')),
      async (context, [id], options) => {
        const answer = await claim(context, { claim: id as string, asOf: options.asOf });
        return { json: answer, rows: claimRows({ claims: [answer] }), table: () => claimView(answer) };
      },
    ),
  );
  group.addCommand(
    verb<AsOf>(
      world,
      'check',
      'recompute the figures of a claims file, under each sensible reading, and judge them',
      'entrepot claims check data/claims/russia-2022.yml',
      (command) => asOf(command.argument('<file>', 'claims as YAML; docs/claims.md describes it')),
      async (context, [file], options) => {
        const answer = await checkClaims(context, { file, asOf: options.asOf });
        return { json: answer, rows: claimRows(answer), table: () => claimsView(answer) };
      },
    ),
  );
  group.addCommand(claimsParseVerb(world));
  group.addCommand(
    verb(
      world,
      'keep',
      "keep the claims of a file in the lake's register",
      'entrepot claims keep data/claims/russia-2022.yml',
      (command) => command.argument('<file>', 'claims as YAML'),
      async (context, [file]) => {
        const answer = await keepClaims(context, { file });
        return { json: answer, rows: answer.kept, table: () => `Kept ${answer.kept.length} claims.\n` };
      },
    ),
  );
  group.addCommand(
    verb(
      world,
      'remove',
      'take a claim out of the register; its history stays',
      'entrepot claims remove eu-kg-chips-2022',
      (command) => command.argument('<claim>', 'the id of a claim'),
      async (context, [id]) => {
        const answer = await removeClaim(context, { claim: id as string });
        return { json: answer, rows: [answer], table: () => `Removed ${answer.removed}.\n` };
      },
    ),
  );
  group.addCommand(
    verb<AsOf>(
      world,
      'review',
      "the verdicts as schema.org's ClaimReview, JSON-LD",
      'entrepot claims review',
      asOf,
      async (context, _words, options) => {
        const answer = await claimReviews(context, options);
        return {
          json: answer,
          rows: answer['@graph'],
          // A review has no table: it is made for machines.
          table: () => `${JSON.stringify(answer, null, 2)}\n`,
        };
      },
    ),
  );
  return group;
}
