import { formatPeriod, type Span } from '../trade/period.ts';
import type { Ask } from './ask.ts';
import { type Claim, exportersOf, importersOf, type Statistic } from './claim.ts';
import type { ReadingResult, StatementVerdict } from './judge.ts';
import type { Qualifier, Stated } from './stated.ts';

const MAGNITUDES: readonly (readonly [number, string])[] = [
  [1e12, ' trillion'],
  [1e9, ' billion'],
  [1e6, ' million'],
];

/** A figure as a person writes it: +78 %, 24.8 times, 239.1 billion USD. */
export function sayFigure(statistic: Statistic, figure: number, unit: string): string {
  if (statistic === 'growth') return `${figure >= 0 ? '+' : '−'}${rounded(Math.abs(figure) * 100)} %`;
  if (statistic === 'share') return `${rounded(figure * 100)} %`;
  if (statistic === 'ratio' || statistic === 'compared_ratio') return `${rounded(figure)} times`;
  const [size, word] = MAGNITUDES.find(([least]) => Math.abs(figure) >= least) ?? [1, ''];
  return `${rounded(figure / size)}${word}${unit === '' ? '' : ` ${unit}`}`;
}

function rounded(figure: number): string {
  const digits = Math.abs(figure) >= 1000 ? 0 : Math.abs(figure) >= 100 ? 1 : Math.abs(figure) >= 1 ? 2 : 3;
  return figure.toLocaleString('en', { maximumFractionDigits: digits });
}

const WORDING: Readonly<Record<Qualifier, string>> = {
  exactly: '',
  about: 'about ',
  nearly: 'nearly ',
  'at-least': 'at least ',
  'more-than': 'more than ',
  'at-most': 'at most ',
  'less-than': 'less than ',
};

export function sayStated(statistic: Statistic, { figure, qualifier }: Stated, unit: string): string {
  return `${WORDING[qualifier]}${sayFigure(statistic, figure, unit)}`;
}

/** What was asked for and is not there. */
export function sayAsk(ask: Ask): string {
  const who = ask.reporter === 'all' ? 'all exporters' : ask.reporter.join(', ');
  const what = ask.products.includes('TOTAL') ? 'all goods' : ask.products.join(', ');
  const counted = ask.measure === 'value' ? '' : `, by ${ask.measure}`;
  const [teller, other] = ask.mirror ? [ask.partner.join(', '), who] : [who, ask.partner.join(', ')];
  const flow = ask.mirror ? (ask.flow === 'export' ? 'import' : 'export') : ask.flow;
  return `${flow}s of ${what} reported by ${teller} with ${other}, ${saySpan(ask.span)}${counted}`;
}

export function saySpan({ from, to }: Span): string {
  return from === to ? formatPeriod(from) : `${formatPeriod(from)} to ${formatPeriod(to)}`;
}

export function sayShipments(claim: Claim): string {
  const { form } = claim;
  const text = form.level === 'shipment' && form.contains !== null ? ` whose text has "${form.contains}"` : '';
  const via = form.level === 'shipment' && form.via.length > 0 ? ` through ${form.via.join(', ')}` : '';
  return `shipment records of ${form.products.join(', ')} from ${exportersOf(form).join(', ')} to ${importersOf(form).join(', ')}${via}, ${saySpan(form.window)}${text}`;
}

/** The verdict on one figure in a sentence. */
export function sayVerdict(
  statistic: Statistic,
  stated: Stated,
  { verdict, under }: StatementVerdict,
  results: readonly ReadingResult[],
  missing: readonly string[],
): string {
  const claimed = results.find(({ alternative }) => alternative === 'as-claimed');
  const figure = (one: ReadingResult | undefined): string =>
    one === undefined || one.figure === null ? 'nothing' : sayFigure(statistic, one.figure, one.unit);
  const said = sayStated(statistic, stated, claimed?.unit ?? results[0]?.unit ?? '');
  if (verdict === 'reproduced') return `The data gives ${figure(claimed)}; ${said} was stated.`;
  if (verdict === 'reproduced-under') {
    const agreeing = results.find((one) => one.label === under);
    const plain =
      claimed === undefined || claimed.figure === null
        ? 'As claimed it cannot be computed'
        : `As claimed the data gives ${figure(claimed)}`;
    return `${plain}; ${under}, it gives ${figure(agreeing)}, which agrees with the stated ${said}.`;
  }
  if (verdict === 'contradicted') {
    const off = claimed?.off ?? null;
    const far = off === null ? '' : `, ${rounded(Math.abs(off) * 100)} % ${off > 0 ? 'above' : 'below'} the figure`;
    return `The data gives ${figure(claimed)} where ${said} was stated${far}; no other reading agrees.`;
  }
  if (missing.length > 0) return sayMissing(missing);
  return `Cannot be tested with the loaded data: ${claimed?.why ?? 'statistics of trade do not say it'}.`;
}

/** What keeps a figure from being tested. */
export function sayMissing(missing: readonly string[]): string {
  return `Cannot be tested with the loaded data; missing: ${missing.join('; ')}.`;
}
