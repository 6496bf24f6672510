import { formatPeriod, type Period, parsePeriod, type Span } from '../../trade/period.ts';
import type { Ask } from '../../verify/ask.ts';
import type { Claim } from '../../verify/claim.ts';
import { readingsOf } from '../../verify/plan.ts';
import { sayAsk } from '../../verify/words.ts';
import { type OpenLake } from '../context.ts';
import { flowsIn } from '../flows.ts';
import { parametersOf, whySilent } from './measure.ts';

export interface ClaimSeries {
  readonly label: string;
  readonly currency: string;
  readonly query: string;
  readonly points: readonly {
    readonly period: string;
    /** Null where nobody published. */
    readonly value: number | null;
    readonly part: 'base' | 'window' | null;
  }[];
}

/** The sums of a claim by period, from the beginning of its base to the end of its window; those that can be had. */
export async function seriesOfClaim(lake: OpenLake, claim: Claim): Promise<ClaimSeries[]> {
  const asks = claim.statements.flatMap((statement) => {
    const [first] = readingsOf(claim, statement);
    return first === undefined ? [] : [...first.top, ...first.bottom];
  });
  const whole = { from: claim.form.base?.from ?? claim.form.window.from, to: claim.form.window.to };
  const wide = asks
    .filter(({ reporter }) => reporter !== 'all')
    .map((ask): Ask => ({ ...ask, measure: 'value', span: whole }));
  const distinct = [...new Map(wide.map((ask) => [JSON.stringify(ask), ask])).values()];
  const found: ClaimSeries[] = [];
  for (const ask of distinct) found.push(...(await seriesOf(lake, claim, ask)));
  return found;
}

async function seriesOf(lake: OpenLake, { form }: Claim, ask: Ask): Promise<ClaimSeries[]> {
  try {
    const { rows, figure, lineage } = await flowsIn(lake, parametersOf(ask));
    return [
      {
        label: sayAsk(ask),
        currency: figure.unit,
        query: lineage.query,
        points: rows.map((row) => ({
          period: String(row['period']),
          value: row['value'] as number | null,
          part: partOf(parsePeriod(String(row['period'])), form.window, form.base),
        })),
      },
    ];
  } catch (failure) {
    whySilent(failure);
    return [];
  }
}

function partOf(period: Period, window: Span, base: Span | null): 'base' | 'window' | null {
  const within = (span: Span): boolean => {
    const text = formatPeriod(period);
    return text >= formatPeriod(span.from).slice(0, text.length) && text <= formatPeriod(span.to).slice(0, text.length);
  };
  if (within(window)) return 'window';
  return base !== null && within(base) ? 'base' : null;
}
