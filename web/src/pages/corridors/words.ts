import type { FlowsAnswer } from '../../api/types.ts';
import { formatMoney, formatRatio, formatSpan } from '../../figures/format.ts';
import { listName } from '../../figures/lists.ts';
import { sentenceCase, sentences, several } from '../../figures/words.ts';

type Coverage = Omit<FlowsAnswer['coverage'], 'base'>;
type Named = (area: string) => string;

const VERBS = {
  export: ['exports from', 'to'],
  import: ['imports into', 'from'],
  're-export': ['re-exports from', 'to'],
  're-import': ['re-imports into', 'from'],
} as const;

export function goodsWords(hs: readonly string[]): string {
  if (hs.length === 1 && hs[0] === 'TOTAL') return 'all goods';
  return several(hs.map((code) => (/^\d+$/.test(code) ? `HS ${code}` : listName(code))));
}

/** What the figure is of: "exports from the EU to Kyrgyzstan, HS 8542". Who tells is the first. */
export function flowWords(question: FlowsAnswer['question'], name: Named): string {
  const { flow, reporter, partner, goods } = question;
  const [verb, other] = VERBS[flow];
  const names = (list: string): string => several(list.split(',').map(name));
  return `${verb} ${names(reporter)} ${other} ${names(partner)}, ${goodsWords(goods.split(','))}`;
}

/** The headline of an answer: how much, and against the base how much more or less. */
export function headline(answer: FlowsAnswer, name: Named): string {
  return `${sums(answer, name)}${holes(answer.rows)}`;
}

function holes(rows: FlowsAnswer['rows']): string {
  const missing = rows.filter((row) => 'period' in row && row['value'] === null).length;
  if (missing === 0 || missing === rows.length) return '';
  const unit = String(rows[0]?.['period']).length === 4 ? 'years' : 'months';
  return `; ${missing} of ${rows.length} ${unit} were not published`;
}

function sums(answer: FlowsAnswer, name: Named): string {
  const { value, base, ratio, unit, noGrowth } = answer.figure;
  const what = flowWords(answer.question, name);
  const start = sentenceCase(what);
  if (value === null) return `${start}: nothing was published`;
  if (base === undefined) return `${start}: ${formatMoney(value, unit)}`;
  if (base === null) return `${start}: ${formatMoney(value, unit)}; nothing was published to compare it with`;
  if (ratio === null || ratio === undefined)
    return `${start}: ${formatMoney(value, unit)} (${noGrowth ?? 'no ratio to the base'})`;
  const verb = ratio > 1.05 ? 'rose' : ratio < 0.95 ? 'fell' : 'stayed';
  return verb === 'stayed'
    ? `${start}, stayed about the same: ${formatMoney(value, unit)} after ${formatMoney(base, unit)}`
    : `${start}, ${verb} from ${formatMoney(base, unit)} to ${formatMoney(value, unit)} (${formatRatio(ratio)})`;
}

/** What is missing of the window, and of the base. */
export function coverageNote(answer: FlowsAnswer): string | undefined {
  const { base, ...window } = answer.coverage;
  const notes = [
    ...missingWords(window, 'the window'),
    ...(base === undefined ? [] : missingWords(base, 'the base')),
    ...window.notes,
  ];
  return sentences(notes);
}

function missingWords({ missing, published, reporterPeriods }: Coverage, of: string): string[] {
  if (missing.length === 0) return [];
  const who = missing.map(({ reporter, periods }) => `${reporter} ${runs(periods)}`);
  return [
    `of ${of} ${published} of ${reporterPeriods} reports are published; missing: ${who.slice(0, 4).join('; ')}${
      who.length > 4 ? ` and ${who.length - 4} more reporters` : ''
    }`,
  ];
}

/** Months in a row as one span: "Jul 2023 – Dec 2023, Mar 2024". */
function runs(periods: readonly string[]): string {
  const spans: [string, string][] = [];
  for (const period of periods) {
    const last = spans.at(-1);
    if (last !== undefined && follows(last[1], period)) last[1] = period;
    else spans.push([period, period]);
  }
  return spans
    .slice(0, 3)
    .map((span) => formatSpan(span))
    .concat(spans.length > 3 ? [`${spans.length - 3} more gaps`] : [])
    .join(', ');
}

function follows(before: string, after: string): boolean {
  const at = (period: string): number =>
    period.length === 4 ? Number(period) : Number(period.slice(0, 4)) * 12 + Number(period.slice(5));
  return before.length === after.length && at(after) === at(before) + 1;
}

export const sourceLine = ({ lineage }: FlowsAnswer): string =>
  `${lineage.source} (${[...new Set(lineage.loads.map(({ licence }) => licence))].join('; ')}), published by ${lineage.loads
    .map(({ vintage }) => vintage)
    .toSorted()
    .at(-1)
    ?.slice(0, 10)}, snapshot ${lineage.snapshot}${lineage.rates === undefined ? '' : `; rates: ${lineage.rates}`}`;
