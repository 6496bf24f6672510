import type { Finding } from '../findings/any.ts';
import { kilograms, money, percent, signed, span, times } from './words.ts';

/** One line of the figures of a finding: what must come out again, and how it is said. */
export interface MeasureLine {
  readonly key: string;
  readonly term: string;
  readonly value: number | string | boolean | null | readonly (number | null)[];
  readonly said: string;
}

/** The figures of a finding of any kind, with their intervals and how often the same is found where nothing happened. */
export function measuresOf(finding: Finding): readonly MeasureLine[] {
  return [...own(finding), ...calibration(finding), ...common(finding)];
}

function own(finding: Finding): readonly MeasureLine[] {
  const inMoney = (value: number | null): string => money(value, finding.currency);
  const amount = (key: string, term: string, value: number | null): MeasureLine => ({
    key,
    term,
    value,
    said: inMoney(value),
  });
  switch (finding.kind) {
    case 'displacement':
    case 'new-flow':
    case 'surge':
    case 'collapse': {
      const { ratio, substitution, kg, expected } = finding;
      return [
        amount('base', `Base, ${span(finding.base)}`, finding.baseValue),
        amount('value', `Window, ${span(finding.window)}`, finding.value),
        amount('expected', `Expected, from the ${expected.from}`, expected.value),
        ...(ratio === null
          ? []
          : [
              {
                key: 'ratio',
                term: 'Window over expected, with its 95 % interval',
                value: [ratio.value, ratio.low, ratio.high],
                said:
                  ratio.low === null || ratio.high === null
                    ? times(ratio.value)
                    : `${times(ratio.value)} (${times(ratio.low)} to ${times(ratio.high)})`,
              },
            ]),
        ...(substitution === null
          ? []
          : [
              {
                key: 'substitution',
                term: 'Share of what the destination lost that this could account for',
                value: [substitution.share, substitution.low, substitution.high],
                said: `${percent(substitution.share)} of ${inMoney(substitution.shortfall)} (${percent(substitution.low)} to ${percent(substitution.high)})`,
              },
            ]),
        ...(kg === null
          ? []
          : [{ key: 'kg', term: 'Net weight in the window', value: kg.window, said: kilograms(kg.window) }]),
      ];
    }
    case 'diversion':
      return [
        ...(['in', 'out'] as const).flatMap((leg) => {
          const { from, to, value, base, excess } = finding.legs[leg];
          return [
            amount(`${leg}Base`, `${from} to ${to}, base`, base),
            amount(`${leg}Value`, `${from} to ${to}, window`, value),
            {
              key: `${leg}Excess`,
              term: `${from} to ${to}, over what was expected`,
              value: [excess.value, excess.low, excess.high],
              said: range(excess, inMoney),
            },
          ];
        }),
        {
          key: 'amount',
          term: 'May have gone on',
          value: [finding.amount.value, finding.amount.low, finding.amount.high],
          said: range(finding.amount, inMoney),
        },
      ];
    case 'chain':
      return [amount('amount', 'May have gone on through both', finding.amount.value)];
    case 'ghost-transit': {
      const { sent, received, ratio, missing, shareOfExcess } = finding;
      return [
        amount('sentBase', 'Sent, as the exporters report, base', sent.base),
        amount('sent', 'Sent, window', sent.value),
        amount('receivedBase', 'Received, as the intermediary reports, base', received.base),
        amount('received', 'Received, window', received.value),
        {
          key: 'ratio',
          term: `Received over sent in the base (${ratio.from})`,
          value: ratio.value,
          said: times(ratio.value),
        },
        amount('missing', 'Did not arrive, at that ratio', missing),
        ...(shareOfExcess === null
          ? []
          : [
              {
                key: 'shareOfExcess',
                term: 'Share of the extra exports',
                value: shareOfExcess,
                said: percent(shareOfExcess),
              },
            ]),
      ];
    }
    case 'reclassification':
      return [
        amount('loss', 'Lost under this code', finding.loss),
        amount('siblingGain', `Gained under ${finding.sibling} (${finding.how})`, finding.siblingGain),
        { key: 'share', term: 'Share of the loss', value: finding.share, said: percent(finding.share) },
        ...(finding.headingChange === null
          ? []
          : [
              {
                key: 'headingChange',
                term: 'Change of the whole heading',
                value: finding.headingChange,
                said: signed(finding.headingChange),
              },
            ]),
      ];
    case 'unit-value':
      return [
        amount('value', `${finding.from} to ${finding.to}, window`, finding.value),
        { key: 'kg', term: 'Net weight', value: finding.kg, said: kilograms(finding.kg) },
        amount('perKg', 'Of a kilogram', finding.perKg),
        amount('median', `Of a kilogram, median of ${finding.corridors} other corridors`, finding.median),
        { key: 'z', term: 'Robust z of its logarithm', value: finding.z, said: finding.z.toFixed(1) },
      ];
  }
}

function range(
  { value, low, high }: { value: number; low: number; high: number },
  said: (value: number) => string,
): string {
  return `${said(value)} (${said(low)} to ${said(high)})`;
}

function calibration({ calibration: found }: Finding): readonly MeasureLine[] {
  const term = 'How often the same is found where nothing happened';
  if ('notCalibrated' in found)
    return [{ key: 'q', term, value: null, said: `not calibrated: ${found.notCalibrated}` }];
  const { q, p, placebos, tests, against } = found;
  const closest = against === '' || against === 'all' ? '' : `, closest to those of ${against}`;
  return [
    {
      key: 'q',
      term,
      value: [q, p, placebos, tests],
      said: `q ${q.toPrecision(2)} (p ${p.toPrecision(2)}) among ${placebos} placebos${closest}; ${tests} tests`,
    },
  ];
}

function common({ supported, flags, goods }: Finding): readonly MeasureLine[] {
  const lists = goods.lists.map(({ list, tier }) => (tier === null ? list : `${list} (tier ${tier})`)).join(', ');
  return [
    {
      key: 'supported',
      term: 'Supported',
      value: supported,
      said: supported ? "yes: q is at most the scenario's" : "no: q is over the scenario's, or it is not calibrated",
    },
    ...(lists === '' ? [] : [{ key: 'lists', term: 'On the lists', value: lists, said: lists }]),
    ...(flags.length === 0 ? [] : [{ key: 'flags', term: 'Flags', value: flags.join(' '), said: flags.join(', ') }]),
  ];
}
