import type { CheckedClaim } from './check.ts';
import type { ClaimsAnswer } from './claims.ts';

/** One row a figure, for CSV and NDJSON. */
export function claimRows({ claims }: Pick<ClaimsAnswer, 'claims'>): readonly object[] {
  return claims.flatMap(rowsOf);
}

function rowsOf({ claim, statements }: CheckedClaim): readonly object[] {
  return statements.map(({ statistic, product, stated, tolerance, verdict, under, why, readings, missing }) => {
    const first = readings.find(({ alternative }) => alternative === 'as-claimed');
    return {
      id: claim.id,
      text: claim.text,
      publisher: claim.publisher,
      published: claim.published,
      exporter: claim.exporter.join(' '),
      importer: claim.importer.join(' '),
      goods: claim.goods.map(({ code }) => code).join(' '),
      window: claim.window.join('..'),
      base: claim.base?.join('..') ?? null,
      statistic,
      product,
      stated: stated.text,
      low: tolerance.low,
      high: tolerance.high,
      figure: first?.figure ?? null,
      unit: first?.unit ?? null,
      off: first?.off ?? null,
      verdict,
      under,
      why,
      queries: first?.queries.join('; ') ?? null,
      fetch: missing.flatMap(({ fetch }) => fetch ?? []).join('; '),
    };
  });
}
