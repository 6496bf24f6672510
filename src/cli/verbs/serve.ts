import { existsSync } from 'node:fs';
import { Command } from 'commander';
import { serve } from '../../api/server.ts';
import { EntrepotError } from '../../trade/errors.ts';
import { contextOf, list, type World } from '../verb.ts';

const BUILT = new URL('../../../web/dist/', import.meta.url).pathname;

export interface ServeFlags {
  readonly lake?: string;
  readonly host: string;
  readonly port: string;
  readonly requireToken?: boolean;
  readonly allowedHost?: readonly string[];
}

export function withServeOptions(command: Command): Command {
  return command
    .option('--host <address>', 'the address to listen on; beyond loopback access tokens are needed', '127.0.0.1')
    .option('--port <n>', 'the port; 0 takes any that is free', '4780')
    .option('--require-token', 'ask for an access token on loopback too')
    .option('--allowed-host <names>', 'names that the server is reached by, as behind a proxy', list);
}

export function serveVerb(world: World): Command {
  const command = withServeOptions(
    new Command('serve')
      .description('the web app and the HTTP API over a lake, until it is stopped')
      .option('--lake <dir>', 'the folder of the lake (default: $ENTREPOT_HOME, else .entrepot)')
      .addHelpText('after', '\nExample:\n  entrepot serve --port 4780\n'),
  );
  return command.action(() => serveUntilStopped(world, command.opts<ServeFlags>()));
}

/** Prints the address on stdout and serves until the process is told to stop. */
export async function serveUntilStopped(world: World, flags: ServeFlags): Promise<void> {
  const port = Number(flags.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new EntrepotError('usage', `--port ${flags.port}; expected a number from 0 to 65535`);
  const { signal, log } = world.effects;
  const server = await serve(contextOf(world, flags), {
    host: flags.host,
    port,
    requireToken: flags.requireToken,
    allowedHosts: flags.allowedHost,
    pages: existsSync(BUILT) ? BUILT : undefined,
  });
  if (!existsSync(BUILT)) log.warn('the web app is not built (npm run build); only the API is served');
  world.write(`Entrepot is at ${server.url} (API: ${server.url}/api/docs). Ctrl-C stops it.\n`);
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await server.close();
}
