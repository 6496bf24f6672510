import type { AccessToken } from '../../app/tokens.ts';

/** Who asks: an address, and the token it came with; none where the server is open, on loopback. */
export interface Caller {
  readonly address: string;
  readonly token: AccessToken | null;
}

/** What the middleware hands to routes as `c.var`. `signal` fires when the client left or time is up. */
export interface SecurityEnv {
  Variables: { caller: Caller; signal: AbortSignal };
}
