import type { CheckedStatement, ReadingSaid } from '../../api/types.ts';
import { formatCompact, formatPercent, formatRatio } from '../../figures/format.ts';
import type { VerdictName } from './search.ts';

/** Each verdict with its name and its sign; colour comes third. */
export const VERDICT_WORDS: Readonly<
  Record<VerdictName, { readonly name: string; readonly sign: string; readonly about: string }>
> = {
  reproduced: { name: 'reproduced', sign: '✓', about: 'the loaded data gives what was stated, as it was stated' },
  'reproduced-under': {
    name: 'reproduced under another reading',
    sign: '≈',
    about: 'not as stated, but under another sensible reading the data agrees',
  },
  contradicted: { name: 'contradicted', sign: '✗', about: 'the data gives another figure under every reading' },
  'not-testable': { name: 'not testable', sign: '?', about: 'data that would settle it is not loaded' },
};

type Statistic = CheckedStatement['statistic'];

export const STATISTIC_WORDS: Readonly<Record<Statistic, string>> = {
  value: 'amount in the window',
  base_value: 'amount in the base',
  growth: 'growth from base to window',
  ratio: 'window over base',
  share: 'share of the whole',
  count: 'number',
  compared_value: 'amount of the other partner',
  compared_ratio: 'times that of the other partner',
};

export const MEASURE_WORDS: Readonly<Record<string, string>> = {
  value: 'value',
  weight: 'net weight',
  quantity: 'number of pieces',
};

const signedPercent = (value: number): string =>
  `${value > 0 ? '+' : value < 0 ? '−' : ''}${formatPercent(Math.abs(value))}`;
const times = (value: number): string => (value === 0 ? '0' : formatRatio(value));

const AXES: Readonly<Partial<Record<Statistic, (value: number) => string>>> = {
  growth: signedPercent,
  share: formatPercent,
  ratio: times,
  compared_ratio: times,
};

/** For the ticks of an axis; the figures themselves are said by the server. */
export const axisFormat = (statistic: Statistic): ((value: number) => string) => AXES[statistic] ?? formatCompact;

/** What was computed: the reading that speaks for the verdict, or a dash. */
export function speakingReading({ verdict, under, readings }: CheckedStatement): ReadingSaid | undefined {
  const claimed = readings.find(({ alternative }) => alternative === 'as-claimed');
  return verdict === 'reproduced-under' ? (readings.find(({ label }) => label === under) ?? claimed) : claimed;
}

export const hostOf = (link: string): string => {
  try {
    return new URL(link).host.replace(/^www\./, '');
  } catch {
    return link;
  }
};
