import type { Engine } from '../../engine/engine.ts';
import { sql, sqlFile } from '../../engine/sql.ts';
import type { Load, Silence } from '../../lake/ledger.ts';
import { areaLabel } from '../../trade/area.ts';
import { formatPeriod, type Period } from '../../trade/period.ts';

/** Which of the asked reporter-periods were published. In a published one an absent row is nothing; in another it is unknown. */
export interface Coverage {
  readonly state: 'complete' | 'partial' | 'missing';
  readonly published: number;
  readonly reporterPeriods: number;
  readonly missing: readonly { readonly reporter: string; readonly periods: readonly string[] }[];
  readonly notes: readonly string[];
}

export interface CoverageQuestion {
  readonly source: string;
  readonly flow: number;
  readonly frequency: number;
  /** Whether totals of all goods are asked; a file of totals says nothing of single goods, nor the other way round. */
  readonly total: boolean;
  readonly periods: readonly Period[];
  readonly loads: readonly Load[];
}

/** Needs the relation `reporters`. `silent` are the periods in which none of them published. */
export async function measureCoverage(
  engine: Engine,
  question: CoverageQuestion,
): Promise<{ coverage: Coverage; silent: readonly Period[] }> {
  const { source, flow, frequency, total, periods } = question;
  const [first, last] = [Math.min(...periods), Math.max(...periods)];
  const reporters = await engine.rows<{ reporter: number }>(
    sql`SELECT DISTINCT reporter FROM reporters ORDER BY reporter`,
  );
  const found = await engine.rows<{ reporter: number; period: number }>(
    sqlFile(import.meta.url, './coverage.sql', { source, flow, frequency, first, last, total: total ? 1 : 0 }),
  );
  const published = new Set(found.map(({ reporter, period }) => `${reporter} ${period}`));
  const silences = answeredWithNothing(question);
  const empty = silences.filter(({ state }) => state === 'published-empty');
  for (const { reporter, period } of empty) published.add(`${reporter} ${period}`);

  const gaps = reporters.map(({ reporter }) => ({
    reporter: areaLabel(reporter),
    periods: periods.filter((period) => !published.has(`${reporter} ${period}`)).map(formatPeriod),
  }));
  const missing = gaps.filter((gap) => gap.periods.length > 0);
  const reporterPeriods = reporters.length * periods.length;
  const absent = missing.reduce((n, gap) => n + gap.periods.length, 0);
  return {
    coverage: {
      state: absent === 0 ? 'complete' : absent === reporterPeriods ? 'missing' : 'partial',
      published: reporterPeriods - absent,
      reporterPeriods,
      missing,
      notes: silenceNotes(silences),
    },
    silent: periods.filter((period) => reporters.every(({ reporter }) => !published.has(`${reporter} ${period}`))),
  };
}

function answeredWithNothing({ source, flow, frequency, periods, loads }: CoverageQuestion): readonly Silence[] {
  return loads
    .filter((load) => load.source === source)
    .flatMap((load) => load.silences)
    .filter(
      (silence) => silence.flow === flow && silence.freq === frequency && periods.includes(silence.period as Period),
    );
}

function silenceNotes(silences: readonly Silence[]): string[] {
  const count = (state: Silence['state']): number =>
    new Set(
      silences.filter((silence) => silence.state === state).map((silence) => `${silence.reporter} ${silence.period}`),
    ).size;
  const [empty, unpublished, unknown] = [count('published-empty'), count('not-published'), count('unknown')];
  return [
    ...(empty > 0 ? [`${empty} reporter-periods were asked of the source and are published, without such trade`] : []),
    ...(unpublished > 0 ? [`${unpublished} reporter-periods were asked of the source and are not published yet`] : []),
    ...(unknown > 0
      ? [`${unknown} reporter-periods gave an empty answer; whether they are published is not known`]
      : []),
  ];
}
