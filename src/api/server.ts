import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { availableParallelism, totalmem } from 'node:os';
import { getRequestListener } from '@hono/node-server';
import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from '../app/context.ts';
import { VERSION } from '../app/version.ts';
import { EntrepotError } from '../trade/errors.ts';
import { Answers, LANE_LIMITS_MS } from './answers.ts';
import { serveDocument } from './document.ts';
import { serveDossiers } from './dossiers.ts';
import { serveLoads } from './loads.ts';
import { OPERATIONS } from './operations.ts';
import { servePages } from './pages.ts';
import { problem } from './problem.ts';
import { register } from './register.ts';
import type { SecurityEnv } from './security/caller.ts';
import { QUESTION_LIMITS, type RouteLimits, SERVER_OPTIONS, UPLOAD_LIMITS } from './security/limits.ts';
import { protect } from './security/protect.ts';
import { Uploads } from './uploads.ts';

export interface ServeOptions {
  readonly host: string;
  /** 0 takes any that is free. */
  readonly port: number;
  readonly requireToken?: boolean | undefined;
  readonly allowedHosts?: readonly string[] | undefined;
  /** The built web app; without it only the API is served. */
  readonly pages?: string | undefined;
}

export interface Server {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the API of a lake, and the web app over it. */
export async function serve(context: Context, options: ServeOptions): Promise<Server> {
  const answers = new Answers({
    context,
    cores: context.threads ?? availableParallelism(),
    memoryLimitBytes: context.memoryLimitBytes ?? totalmem() * 0.5,
  });
  const uploads = new Uploads(2 * UPLOAD_LIMITS.bytes);
  const server = createServer(SERVER_OPTIONS);
  const port = (): number => (server.address() as AddressInfo | null)?.port ?? options.port;
  try {
    const app = await makeApp(context, options, port, answers, uploads);
    const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
    server.on('request', (request, response) => void listener(request, response));
    await listen(server, options);
    answers.warm().catch((failure: unknown) => {
      if (failure instanceof EntrepotError && failure.code === 'cancelled') return;
      context.effects.log.warn(`the lake could not be opened: ${String(failure)}`);
    });
    return {
      url: `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port()}`,
      async close() {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
        answers.close();
        await uploads.close();
      },
    };
  } catch (cause) {
    server.close();
    answers.close();
    throw cause;
  }
}

export async function makeApp(
  context: Context,
  options: ServeOptions,
  port: () => number,
  answers: Answers,
  uploads: Uploads,
): Promise<OpenAPIHono<SecurityEnv>> {
  const app = new OpenAPIHono<SecurityEnv>({
    defaultHook: (result) => {
      if (!result.success) throw invalid(result.error.issues);
    },
  });
  const reporting = { log: context.effects.log, hidden: [context.lake] };
  await protect(app, {
    context,
    ...reporting,
    host: options.host,
    port,
    requireToken: options.requireToken ?? false,
    allowedHosts: options.allowedHosts ?? [],
    limitsOf,
  });
  for (const operation of OPERATIONS) register(app, operation, answers, (id) => uploads.find(id));
  serveLoads(app, answers, uploads, reporting);
  serveDossiers(app, answers);
  serveDocument(app, VERSION);
  app.all('/api/*', (c) =>
    problem(
      new EntrepotError('not-found', `${c.req.method} ${c.req.path} is no operation; /api/docs lists them`),
      reporting,
    ),
  );
  if (options.pages !== undefined) await servePages(app, options.pages);
  app.notFound(() => problem(new EntrepotError('not-found', 'there is no such page'), reporting));
  return app;
}

/** Questions are bounded by the lane that answers them; what changes the lake may take as long as its lane lets it. */
function limitsOf(method: string, path: string): RouteLimits {
  if (method === 'POST' && path.startsWith('/api/v1/uploads')) return UPLOAD_LIMITS;
  const milliseconds = /^\/api\/v1\/(loads|fetch|cases\/open)/.test(path) ? LANE_LIMITS_MS.load : LANE_LIMITS_MS.slow;
  return { ...QUESTION_LIMITS, milliseconds: milliseconds + 10_000 };
}

function invalid(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): EntrepotError {
  const problems = issues.map(({ path, message }) => ({
    file: '(request)',
    column: path.map(String).join('.') || '(parameters)',
    expected: message,
  }));
  const said = problems.slice(0, 4).map(({ column, expected }) => `${column}: ${expected}`);
  return new EntrepotError('usage', said.join('; '), { problems });
}

function listen(server: ReturnType<typeof createServer>, { host, port }: ServeOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(
        cause.code === 'EADDRINUSE'
          ? new EntrepotError('unavailable', `port ${port} of ${host} is taken; --port names another, 0 takes any`, {
              cause,
            })
          : new EntrepotError('unavailable', `cannot listen on ${host}:${port}: ${cause.code ?? cause.message}`, {
              cause,
            }),
      ),
    );
    server.listen(port, host, resolve);
  });
}
