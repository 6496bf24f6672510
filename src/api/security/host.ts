import type { MiddlewareHandler } from 'hono';
import { EntrepotError } from '../../trade/errors.ts';
import { isLoopback } from './address.ts';

export interface HostOptions {
  /** What the server is bound to. */
  readonly host: string;
  /** A function, for port 0 is known only once the server listens. */
  readonly port: () => number;
  /** `name` for any port, or `name:port`. */
  readonly allowedHosts?: readonly string[];
}

interface Authority {
  readonly name: string;
  readonly port: number | null;
}

/** @throws EntrepotError 'usage' when the text is not `name`, `name:port`, `address`, `[address]:port`. */
export function parseHost(text: string): Authority {
  const [, name, port] = /^(\[[0-9a-f:.]{2,45}\]|[a-z0-9._-]{1,253})(?::(\d{1,5}))?$/i.exec(text) ?? [];
  if (name === undefined)
    throw new EntrepotError('usage', `not a host: ${JSON.stringify(text.slice(0, 80))}; expected name or name:port`);
  return { name: name.toLowerCase().replace(/^\[(.*)\]$/, '$1'), port: port === undefined ? null : Number(port) };
}

/**
 * Refuses a name this server was not given: by DNS rebinding a page elsewhere points its own name at this address, and
 * its browser then takes both for one site.
 * @throws EntrepotError 'usage' for a broken Host, 'forbidden' for another's.
 */
export function checkHost({ host, port, allowedHosts = [] }: HostOptions): MiddlewareHandler {
  const allowed = allowedHosts.map(parseHost);
  const bound = host.toLowerCase();
  return async (c, next) => {
    const asked = parseHost(c.req.header('host') ?? '');
    const own = (isLoopback(asked.name) || asked.name === bound) && (asked.port ?? 80) === port();
    const known = allowed.some(({ name, port }) => name === asked.name && (port === null || port === asked.port));
    if (!own && !known)
      throw new EntrepotError(
        'forbidden',
        `this server is not ${asked.name}${asked.port === null ? '' : `:${asked.port}`}; if it should be, start it with --allowed-host ${asked.name}`,
      );
    await next();
  };
}
