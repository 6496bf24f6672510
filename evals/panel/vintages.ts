import { Random } from './random.ts';
import type { PanelRow } from './reports.ts';
import { EXPORTERS, INTERMEDIARIES, MONTHS, OTHER_ORIGINS, periodAt, REVISIONS, VINTAGES } from './world.ts';

export interface Vintage {
  /** YYYY-MM-DD. */
  readonly published: string;
  readonly rows: readonly PanelRow[];
}

/**
 * What was published first and what revised it. The final figures are those of the reports; the first ones of the last
 * months of a few reporters were a few percent off, and some cells came late.
 */
export function vintages(seed: number, final: readonly PanelRow[], revised: boolean): Vintage[] {
  if (!revised) return [{ published: VINTAGES[1], rows: final }];
  const random = new Random(seed, 'revisions');
  const everyone = [...Object.keys(EXPORTERS), ...Object.keys(OTHER_ORIGINS), ...Object.keys(INTERMEDIARIES)];
  const revisers = new Set(random.shuffled(everyone).slice(0, REVISIONS.reporters));
  const from = periodAt(MONTHS - REVISIONS.months);
  const first: PanelRow[] = [];
  const second: PanelRow[] = [];
  for (const row of final) {
    if (row.period < from || !revisers.has(row.reporter)) {
      first.push(row);
      continue;
    }
    second.push(row);
    const times = Math.exp(REVISIONS.bias + random.normal(REVISIONS.sd));
    if (!random.chance(REVISIONS.late)) first.push({ ...row, value: Math.max(1, Math.round(row.value * times)) });
  }
  return [
    { published: VINTAGES[0], rows: first },
    { published: VINTAGES[1], rows: second },
  ];
}
