import type { MiddlewareHandler } from 'hono';
import { EntrepotError } from '../../trade/errors.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** What the app sends with every request that changes something. A page elsewhere cannot, for there is no CORS here. */
export const APP_HEADER = 'x-entrepot';

/**
 * Refuses requests that a page of another site makes a browser send. Reading: a link may lead here, nothing else of another
 * site may. Changing: the page must be of this very origin, and the request one that no plain form can make.
 * @throws EntrepotError 'forbidden'.
 */
export function refuseCrossSite(): MiddlewareHandler {
  return async (c, next) => {
    const site = c.req.header('sec-fetch-site');
    const elsewhere = site !== undefined && site !== 'same-origin' && site !== 'none';
    if (SAFE.has(c.req.method)) {
      if (elsewhere && c.req.header('sec-fetch-mode') !== 'navigate') throw refused('a page of another site');
    } else {
      if (elsewhere) throw refused('a page of another site');
      if (!isOwnOrigin(c.req.header('origin'), c.req.header('host'))) throw refused('another origin');
      if (!needsConsent(c.req.header('authorization'), c.req.header('content-type'), c.req.header(APP_HEADER)))
        throw new EntrepotError(
          'forbidden',
          'a request that changes something needs a JSON body, a Bearer token, or the header X-Entrepot: 1',
        );
    }
    await next();
  };
}

function isOwnOrigin(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined) return true;
  const [, authority] = /^https?:\/\/([^/?#@\\]+)$/i.exec(origin) ?? [];
  return authority !== undefined && host !== undefined && authority.toLowerCase() === host.toLowerCase();
}

/** Whether a browser would ask this server first before it let another site's page send such a request. */
function needsConsent(authorization: string | undefined, type: string | undefined, own: string | undefined): boolean {
  const essence = (type ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  return own === '1' || essence === 'application/json' || /^Bearer \S/i.test(authorization ?? '');
}

function refused(by: string): EntrepotError {
  return new EntrepotError('forbidden', `this request was sent by ${by}; only pages of this server may`);
}
