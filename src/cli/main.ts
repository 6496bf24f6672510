import { Command, CommanderError } from 'commander';
import { VERSION } from '../app/version.ts';
import { describeProblem, EntrepotError, type InputProblem } from '../trade/errors.ts';
import { realEffects } from './effects.ts';
import type { World } from './verb.ts';
import { areasVerb } from './verbs/areas.ts';
import { caseVerbs } from './verbs/case.ts';
import { claimsVerbs } from './verbs/claims.ts';
import { componentsVerb, weaponsVerb } from './verbs/components.ts';
import { dossierVerbs } from './verbs/dossier.ts';
import { evidenceVerbs } from './verbs/evidence.ts';
import { explainVerb } from './verbs/explain.ts';
import { fetchVerbs } from './verbs/fetch.ts';
import { findingsVerb } from './verbs/findings.ts';
import { flowsVerb } from './verbs/flows.ts';
import { formatsVerb } from './verbs/formats.ts';
import { goodsVerb } from './verbs/goods.ts';
import { lakeVerbs } from './verbs/lake.ts';
import { loadVerb } from './verbs/load.ts';
import { matrixVerb } from './verbs/matrix.ts';
import { mirrorVerb } from './verbs/mirror.ts';
import { networkVerb } from './verbs/network.ts';
import { pricesVerb } from './verbs/prices.ts';
import { routeVerb } from './verbs/route.ts';
import { scanVerb } from './verbs/scan.ts';
import { scenariosVerb } from './verbs/scenarios.ts';
import { seriesVerb } from './verbs/series.ts';
import { serveVerb } from './verbs/serve.ts';
import { sqlVerb } from './verbs/sql.ts';
import { startVerb } from './verbs/start.ts';
import { statusVerb } from './verbs/status.ts';
import { tokenVerbs } from './verbs/token.ts';

export function program(world: World): Command {
  const root = new Command('entrepot')
    .description('From customs files to ranked findings on trade diversion, with the rows behind every figure.')
    .version(VERSION)
    .enablePositionalOptions()
    .showHelpAfterError('(entrepot --help lists the verbs)')
    .exitOverride();
  for (const command of [
    startVerb(world),
    statusVerb(world),
    serveVerb(world),
    loadVerb(world),
    fetchVerbs(world),
    flowsVerb(world),
    mirrorVerb(world),
    scenariosVerb(world),
    scanVerb(world),
    findingsVerb(world),
    explainVerb(world),
    seriesVerb(world),
    routeVerb(world),
    networkVerb(world),
    matrixVerb(world),
    pricesVerb(world),
    evidenceVerbs(world),
    componentsVerb(world),
    weaponsVerb(world),
    goodsVerb(world),
    areasVerb(world),
    formatsVerb(world),
    sqlVerb(world),
    claimsVerbs(world),
    caseVerbs(world),
    dossierVerbs(world),
    lakeVerbs(world),
    tokenVerbs(world),
  ])
    root.addCommand(command);
  inheritExit(root);
  return root;
}

function inheritExit(command: Command): void {
  for (const child of command.commands) {
    child.exitOverride().showHelpAfterError('(--help shows the options)');
    inheritExit(child);
  }
}

/** Runs one command line. @returns the exit status; expected failures are said in a sentence, ours with their trace. */
export async function main(
  parameters: readonly string[],
  world: World,
  complain: (text: string) => void,
): Promise<number> {
  try {
    await program(world).parseAsync(parameters, { from: 'user' });
    return 0;
  } catch (failure) {
    if (failure instanceof CommanderError) return failure.exitCode === 0 ? 0 : 64;
    if (failure instanceof EntrepotError) {
      complain(explain(failure, parameters.includes('json')));
      return failure.exitCode;
    }
    complain(
      `This is a bug in Entrepot, please report it:\n${failure instanceof Error ? (failure.stack ?? failure.message) : String(failure)}\n`,
    );
    return 70;
  }
}

/** How many kinds of problem a message lists. */
const SHOWN_PROBLEMS = 8;

function explain(failure: EntrepotError, json: boolean): string {
  if (json) return `${JSON.stringify(failure.toJSON())}\n`;
  const kinds = Map.groupBy(failure.problems, ({ column, value, expected }) =>
    JSON.stringify([column, value, expected]),
  );
  const lines = [...kinds.values()].slice(0, SHOWN_PROBLEMS).map((alike) => {
    const more = alike.length > 1 ? ` (and ${alike.length - 1} more like it)` : '';
    return `  ${describeProblem(alike[0] as InputProblem)}${more}`;
  });
  const first = failure.problems[0];
  const message = first === undefined ? failure.message : failure.message.replace(describeProblem(first), '').trim();
  const rest =
    kinds.size > SHOWN_PROBLEMS ? [`  ... ${kinds.size - SHOWN_PROBLEMS} other kinds (--format json has them)`] : [];
  const head = message === '' ? (lines.shift() ?? '').trim() : message;
  return [`error: ${head}`, ...lines, ...rest].map((line) => `${line}\n`).join('');
}

if (import.meta.main) {
  const controller = new AbortController();
  process.on('SIGINT', () => controller.abort());
  process.on('SIGTERM', () => controller.abort());
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
  });
  const world: World = {
    effects: realEffects(controller.signal),
    env: process.env,
    write: (text) => void process.stdout.write(text),
    ...(process.stdout.isTTY ? {} : { writeBytes: (bytes) => void process.stdout.write(bytes) }),
  };
  process.exitCode = await main(process.argv.slice(2), world, (text) => void process.stderr.write(text));
}
