import type { Finding } from '../../api/types.ts';
import { formatExact, formatMoney, formatPercent, formatQ, formatSpan } from '../../figures/format.ts';

type Names = (code: string) => string;

/** A finding in one sentence, with its figures. */
export function headline(finding: Finding, name: Names): string {
  const { currency } = finding;
  const of = goodsInWords(finding.goods);
  const to = name(finding.intermediary ?? finding.destination);
  const whose = possessive(finding.exporter, name);
  switch (finding.kind) {
    case 'displacement':
    case 'surge':
    case 'collapse':
    case 'new-flow':
      return `${whose} exports of ${of} to ${to} ${movement(finding.baseValue, finding.value, currency)}`;
    case 'diversion':
      return `${formatMoney(finding.amount.value, currency)} of ${of} that came into ${to} above expectation is matched by what went on to ${name(finding.destination)}`;
    case 'chain':
      return `${formatMoney(finding.amount.value, currency)} of ${of} is matched on its way through ${to} and ${name(finding.secondIntermediary)} to ${name(finding.destination)}`;
    case 'ghost-transit':
      return `${formatMoney(finding.missing, currency)} of ${of} that ${name(finding.exporter)} sent to ${to} is not in what ${to} says it received`;
    case 'reclassification':
      return `${whose} exports of ${of} to ${to} lost ${formatMoney(finding.loss, currency)} while the code beside it, ${finding.sibling}, gained ${formatMoney(finding.siblingGain, currency)}`;
    case 'unit-value':
      return `A kilogram of ${of} to ${name(finding.to)} cost ${perKg(finding.perKg)} ${currency}, where ${perKg(finding.median)} is usual`;
  }
}

/** "rose from 30,326 to 1.02 m EUR: 34 times what was before". */
export function movement(before: number, after: number, currency: string): string {
  if (before <= 0) return `began: ${formatMoney(after, currency)}, after nothing in the same months before`;
  const [from, to] = [short(before, currency), short(after, currency)];
  const figures = `from ${from.slice(0, -currency.length - 1)} to ${to}`;
  if (after <= 0) return `stopped: nothing, after ${from} before`;
  if (after >= before) return `rose ${figures}: ${times(after / before)} what was before`;
  return `fell ${figures}: ${formatPercent(after / before)} of what was before`;
}

/** The same with no line break between a number and its unit. */
export function unbroken(text: string): string {
  return text
    .replaceAll(/(\d) (?=(?:k|m|bn|tn|%|[A-Z]{3})\b)/g, '$1\u00A0')
    .replaceAll(/\b(k|m|bn|tn) (?=[A-Z]{3}\b)/g, '$1\u00A0');
}

/** Below a million every digit, above it three. */
function short(value: number, currency: string): string {
  return Math.abs(value) < 1e6 ? `${formatExact(Math.round(value))} ${currency}` : formatMoney(value, currency);
}

function times(ratio: number): string {
  if (ratio < 1.95) return `${formatPercent(ratio - 1)} more than`;
  return `${formatExact(ratio < 9.5 ? Math.round(ratio * 10) / 10 : Math.round(ratio))} times`;
}

const perKg = (value: number): string => formatExact(Math.round(value * 100) / 100);

/** "candidate, q 0.16", or that it stands: "supported, q 0.022". */
export function standing({ supported, calibration }: Finding): string {
  const word = supported ? 'supported' : 'candidate';
  return 'notCalibrated' in calibration ? `${word}, not calibrated` : `${word}, ${formatQ(calibration.q)}`;
}

/** The first words of a text of the HS as they stand within a sentence, with the code. */
export function goodsInWords({ code, text }: Finding['goods']): string {
  if (code === 'TOTAL') return 'goods of all kinds';
  const first = (text.split(';')[0] ?? text).replace(/…$/, '').trim();
  const words = /^[A-Z][a-z]/.test(first) ? first.charAt(0).toLowerCase() + first.slice(1) : first;
  return `${words === '' ? 'goods' : words} (HS ${code})`;
}

/** "EU27", "Germany’s". */
export function possessive(area: string, name: Names): string {
  const said = name(area);
  return said === area ? said : `${said}’s`;
}

export function spans({ window, base }: Finding): string {
  return `${formatSpan(window)}, against ${formatSpan(base)}`;
}
