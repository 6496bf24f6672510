import type { Engine } from '../../engine/engine.ts';
import { sqlFile } from '../../engine/sql.ts';
import type { Load } from '../../lake/ledger.ts';
import { type Frequency, frequencyOf, type Period, type Span, yearOf } from '../../trade/period.ts';

/** A load that names so many partners of a flow leaves none out: what it does not name is nothing. */
const EVERY_PARTNER = 60;

/** One reporter-period of a source that tells of every asked partner. */
export interface Published {
  readonly source: string;
  readonly reporter: number;
  readonly freq: Frequency;
  readonly period: Period;
}

export interface PublishedQuestion {
  readonly flow: number;
  readonly total: boolean;
  readonly window: Span;
  readonly partners: readonly number[];
  readonly loads: readonly Load[];
}

/**
 * What is known of the asked corridors, whatever the source, in the window's months (of its whole years, where it is in
 * years) and years; `narrow` has the reporter-periods that tell of some of the partners only. Needs `reporters` and
 * `partners`.
 */
export async function publishedPeriods(
  engine: Engine,
  question: PublishedQuestion,
): Promise<{ whole: readonly Published[]; narrow: readonly Published[] }> {
  const { window } = question;
  const monthly = frequencyOf(window.from) === 12;
  const [first, last] = [yearOf(window.from), yearOf(window.to)];
  const rows = await engine.rows<Published & { partners: number }>(
    sqlFile(import.meta.url, './published.sql', {
      flow: question.flow,
      total: question.total ? 1 : 0,
      every: EVERY_PARTNER,
      first_month: monthly ? window.from : first * 100 + 1,
      last_month: monthly ? window.to : last * 100 + 12,
      first_year: first,
      last_year: last,
    }),
  );
  const asked = new Set(question.partners).size;
  return {
    whole: [...rows.filter((row) => row.partners === asked), ...answeredEmpty(question)],
    narrow: rows.filter((row) => row.partners < asked),
  };
}

/** Reporter-periods that a source was asked for, and that are published without such trade. */
function answeredEmpty({ flow, total, partners, loads }: PublishedQuestion): Published[] {
  return loads.flatMap((load) =>
    load.silences
      .filter(
        (silence) =>
          silence.state === 'published-empty' &&
          silence.flow === flow &&
          silence.products.includes('TOTAL') === total &&
          partners.every((partner) => silence.partners.includes(partner)),
      )
      .map((silence) => ({
        source: load.source,
        reporter: silence.reporter,
        freq: silence.freq as Frequency,
        period: silence.period as Period,
      })),
  );
}
