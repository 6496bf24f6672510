import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { securityHeaders } from './headers.ts';

const app = new Hono();
app.onError((_failure, c) => c.text('broken', 500));
app.use(securityHeaders());
for (const path of ['/', '/api/docs', '/api/docs/', '/api/docs/swagger-ui.css', '/api/v1/status'])
  app.get(path, (c) => c.text('in'));
app.get('/broken', () => {
  throw new Error('broken');
});

const policy = async (path: string): Promise<string> =>
  (await app.request(path)).headers.get('content-security-policy') ?? '';

describe('headers', () => {
  it.each(['/', '/api/v1/status', '/missing', '/broken', '/api/docs/swagger-ui.css', '/API/docs', '/api/docs/x'])(
    'the strict policy is on %s',
    async (path) => {
      expect(await policy(path)).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; " +
          "connect-src 'self'; worker-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
      );
    },
  );

  it('the page of the documentation may style its elements, and no more', async () => {
    for (const path of ['/api/docs', '/api/docs/']) {
      const directives = (await policy(path)).split('; ');
      expect(directives).toContain("style-src 'self' 'unsafe-inline'");
      expect(directives).toContain("script-src 'self'");
      expect(directives.filter((directive) => directive.includes('unsafe'))).toHaveLength(1);
    }
  });

  it('nothing of another origin is let in', async () => {
    const { headers } = await app.request('/broken', { headers: { origin: 'https://evil.example' } });
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toContain('geolocation=()');
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});
