import type { Engine } from '../../engine/engine.ts';
import { sql } from '../../engine/sql.ts';
import type { Load, Silence } from '../../lake/ledger.ts';
import { areaLabel } from '../../trade/area.ts';
import { formatPeriod, type Period, type Span } from '../../trade/period.ts';
import { type Held, type PublishedPeriods, readHeld, type Scope, toldOf } from './published.ts';

/** Which of the asked reporter-periods were published. In a published one an absent row is nothing; in another it is unknown. */
export interface Coverage {
  readonly state: 'complete' | 'partial' | 'missing';
  readonly published: number;
  readonly reporterPeriods: number;
  readonly missing: readonly { readonly reporter: string; readonly periods: readonly string[] }[];
  /** Partners of which the files say nothing in so many reporter-periods that tell of others: unknown, not nothing. */
  readonly untold: readonly { readonly partner: string; readonly reporterPeriods: number }[];
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

/** What was read of the lake for a question. */
export interface Holdings {
  readonly reporters: readonly number[];
  readonly held: readonly Held[];
  /**
   * Where single corridors are asked: a reporter-period then counts as published when the files that hold it tell of one of
   * the partners at least. Without it, when they tell of anyone.
   */
  readonly corridors?: { readonly partners: readonly number[]; readonly scopes: readonly Scope[] };
}

interface Measured {
  readonly coverage: Coverage;
  /** The periods in which no reporter published. */
  readonly silent: readonly Period[];
}

/** Of all partners together. Needs the relation `reporters`. */
export async function measureCoverage(engine: Engine, question: CoverageQuestion): Promise<Measured> {
  const rows = await engine.rows<{ reporter: number }>(sql`SELECT DISTINCT reporter FROM reporters ORDER BY reporter`);
  const held = await readHeld(engine, { ...question, window: around(question.periods) });
  return coverageFrom(question, { reporters: rows.map(({ reporter }) => reporter), held });
}

export function coverageFrom(question: CoverageQuestion, { reporters, held, corridors }: Holdings): Measured {
  const { source, frequency, periods } = question;
  const own = held.filter((cell) => cell.source === source && cell.freq === frequency);
  const told: PublishedPeriods =
    corridors === undefined
      ? { whole: own, narrow: [] }
      : toldOf(own, corridors.scopes, { ...question, partners: corridors.partners });
  const published = new Set([...told.whole, ...told.narrow].map(keyOf));
  const silences = answeredWithNothing(question, corridors?.partners);
  for (const silence of silences) if (silence.state === 'published-empty') published.add(keyOf(silence));

  const gaps = reporters.map((reporter) => ({
    reporter,
    periods: periods.filter((period) => !published.has(keyOf({ reporter, period }))),
  }));
  const missing = gaps.filter((gap) => gap.periods.length > 0);
  const reporterPeriods = reporters.length * periods.length;
  const absent = missing.reduce((n, gap) => n + gap.periods.length, 0);
  const untold = corridors === undefined ? [] : untoldOf(told.narrow, corridors.partners, periods);
  const there = new Set(own.map(keyOf));
  const unnamed = missing.reduce(
    (n, { reporter, periods: lacks }) => n + lacks.filter((period) => there.has(keyOf({ reporter, period }))).length,
    0,
  );
  const whole = absent === 0 && untold.length === 0;
  return {
    coverage: {
      state: whole ? 'complete' : absent === reporterPeriods ? 'missing' : 'partial',
      published: reporterPeriods - absent,
      reporterPeriods,
      missing: missing.map((gap) => ({ reporter: areaLabel(gap.reporter), periods: gap.periods.map(formatPeriod) })),
      untold,
      notes: [...unnamedNotes(unnamed), ...untoldNotes(untold), ...silenceNotes(silences)],
    },
    silent: periods.filter((period) => reporters.every((reporter) => !published.has(keyOf({ reporter, period })))),
  };
}

/** From the first to the last of the periods. */
export function around(periods: readonly Period[]): Span {
  return { from: Math.min(...periods), to: Math.max(...periods) } as Span;
}

function keyOf({ reporter, period }: { readonly reporter: number; readonly period: number }): string {
  return `${reporter} ${period}`;
}

function untoldOf(
  narrow: PublishedPeriods['narrow'],
  partners: readonly number[],
  periods: readonly Period[],
): Coverage['untold'] {
  const asked = narrow.filter(({ period }) => periods.includes(period));
  return partners
    .map((partner) => ({
      partner: areaLabel(partner),
      reporterPeriods: asked.filter(({ told }) => !told.includes(partner)).length,
    }))
    .filter(({ reporterPeriods }) => reporterPeriods > 0);
}

function unnamedNotes(unnamed: number): string[] {
  return unnamed === 0
    ? []
    : [`${unnamed} of the missing reporter-periods are loaded, but for other partners only: unknown, not nothing`];
}

function untoldNotes(untold: Coverage['untold']): string[] {
  if (untold.length === 0) return [];
  const most = Math.max(...untold.map(({ reporterPeriods }) => reporterPeriods));
  const named = untold.slice(0, 5).map(({ partner }) => partner);
  const who = `${named.join(', ')}${untold.length > named.length ? ` and ${untold.length - named.length} others` : ''}`;
  return [
    `the loaded files say nothing of ${who} in up to ${most} of the reporter-periods: not in the sum, and not nothing`,
  ];
}

function answeredWithNothing(
  { source, flow, frequency, periods, loads }: CoverageQuestion,
  partners: readonly number[] | undefined,
): readonly Silence[] {
  return loads
    .filter((load) => load.source === source)
    .flatMap((load) => load.silences)
    .filter(
      (silence) =>
        silence.flow === flow &&
        silence.freq === frequency &&
        periods.includes(silence.period as Period) &&
        (partners === undefined || partners.some((partner) => silence.partners.includes(partner))),
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
