import type { AccessToken } from '../../app/tokens.ts';
import { EntrepotError } from '../../trade/errors.ts';
import { isLoopback } from './address.ts';
import { parseHost } from './host.ts';

export interface BindOptions {
  /** `--require-token`: tokens on loopback too, as on a machine that several people use. */
  readonly requireToken?: boolean;
  /** `--allowed-host`: names this server is reached by. One that is not loopback means a proxy stands in front. */
  readonly allowedHosts?: readonly string[];
}

/**
 * Whether requests may come without a token (`open`). They may on loopback only, and there only when nobody else can be
 * behind it: no proxy, no `--require-token`.
 * @throws EntrepotError 'usage' when tokens are needed and none is live, or an allowed host is no host.
 */
export function bindPolicy(
  host: string,
  tokens: readonly AccessToken[],
  { requireToken = false, allowedHosts = [] }: BindOptions = {},
): { readonly open: boolean } {
  const behindProxy = allowedHosts.some((allowed) => !isLoopback(parseHost(allowed).name));
  const open = isLoopback(host) && !requireToken && !behindProxy;
  if (!open && tokens.every((token) => token.expired)) {
    const why = !isLoopback(host)
      ? `${host} can be reached from other machines`
      : behindProxy
        ? 'an allowed host means that others can reach this server'
        : '--require-token was given';
    throw new EntrepotError(
      'usage',
      `${why}, and there is no access token; make one first: entrepot token create --name NAME --scope read`,
      { fields: { host } },
    );
  }
  return { open };
}
