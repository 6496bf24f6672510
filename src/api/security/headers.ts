import type { MiddlewareHandler } from 'hono';

const APP_POLICY = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data: blob:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'form-action': "'none'",
  'base-uri': "'none'",
  'frame-ancestors': "'none'",
};

/** The page of the API's documentation writes styles into its elements. Scripts it has from here only, as the app. */
const DOCS_POLICY = { ...APP_POLICY, 'style-src': "'self' 'unsafe-inline'" };

const DOCS_PATHS = new Set(['/api/docs', '/api/docs/']);

const HEADERS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Origin-Agent-Cluster': '?1',
  'X-Permitted-Cross-Domain-Policies': 'none',
  'Permissions-Policy': [
    'accelerometer',
    'camera',
    'display-capture',
    'geolocation',
    'gyroscope',
    'magnetometer',
    'microphone',
    'midi',
    'payment',
    'usb',
  ]
    .map((feature) => `${feature}=()`)
    .join(', '),
};

/** On every answer, errors too. No CORS field is ever sent: no other origin may read anything here. */
export function securityHeaders(): MiddlewareHandler {
  const app = policy(APP_POLICY);
  const docs = policy(DOCS_POLICY);
  return async (c, next) => {
    await next();
    const { headers } = c.res;
    headers.set('Content-Security-Policy', DOCS_PATHS.has(c.req.path) ? docs : app);
    for (const [name, value] of Object.entries(HEADERS)) headers.set(name, value);
  };
}

function policy(directives: Readonly<Record<string, string>>): string {
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ');
}
