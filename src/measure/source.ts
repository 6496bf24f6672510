import type { Engine } from '../engine/engine.ts';
import { sql } from '../engine/sql.ts';
import { EntrepotError } from '../trade/errors.ts';
import { formatPeriod, type Span } from '../trade/period.ts';

export interface SourceChoice {
  readonly source: string;
  readonly others: readonly string[];
}

/**
 * Whose figures answer: of the sources that name a partner, the one that published most of the asked reporter-periods. Two
 * sources are never added. Totals of all goods are never nothing, so a source has to name them within the spans.
 * Needs the relations `reporters` and `partners`.
 */
export async function chooseSource(
  engine: Engine,
  question: {
    readonly flow: number;
    readonly frequency: number;
    readonly total: boolean;
    readonly spans: readonly Span[];
    readonly wanted: string | undefined;
  },
): Promise<SourceChoice | null> {
  const from = Math.min(...question.spans.map((span) => span.from));
  const to = Math.max(...question.spans.map((span) => span.to));
  const found = await engine.rows<{ source: string }>(sql`
    SELECT source, count(DISTINCT reporter * 1000000 + first_period) AS cells
    FROM catalog c
    WHERE kind = 'period' AND flow = ${question.flow} AND freq = ${question.frequency} AND (level = 0) = ${question.total}
      AND first_period BETWEEN ${from} AND ${to} AND reporter IN (SELECT reporter FROM reporters)
      AND source IN (SELECT k.source FROM catalog k WHERE k.kind = 'corridor' AND k.flow = ${question.flow} AND k.freq = ${question.frequency}
        AND (k.level = 0) = ${question.total} AND k.reporter IN (SELECT reporter FROM reporters) AND k.partner IN (SELECT partner FROM partners)
        AND (k.level > 0 OR k.first_period <= ${to} AND k.last_period >= ${from}))
    GROUP BY source ORDER BY cells DESC, source`);
  const sources = found.map((row) => row.source);
  const { wanted } = question;
  if (wanted !== undefined && !sources.includes(wanted)) {
    throw new EntrepotError(
      'not-found',
      `source ${wanted} has nothing for this between ${formatPeriod(from)} and ${formatPeriod(to)}${sources.length > 0 ? `; there is ${sources.join(', ')}` : ''}`,
      { fields: { source: wanted, available: sources } },
    );
  }
  const source = wanted ?? sources[0];
  return source === undefined ? null : { source, others: sources.filter((other) => other !== source) };
}
