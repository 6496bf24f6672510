import type { Method } from '../../trade/method.ts';

export const SCORE: Method = {
  id: 'score',
  title: 'Surge, collapse, new flow',
  question: 'Did a flow change by more than its months vary?',
  formula: [
    'with a base: statistic = ln(V_W / E) / sqrt(phi_W / V_W + phi_B / V_B + var(c) + 0.05^2)',
    'without one: statistic = ln((V_W + floor) / (E + floor))',
    'surge: V_W > E; collapse: V_W < E to the destination; new flow: no base to speak of, and V_W at least the floor',
  ],
  source: 'Ratio of two quasi-Poisson sums; delta method',
  features: [
    { name: 'delta', unit: 'money', meaning: 'V_W - E' },
    { name: 'low', unit: 'money', meaning: 'lower end of the 95 % interval of |delta|, not under 0' },
    { name: 'high', unit: 'money', meaning: 'its upper end' },
    { name: 'log_ratio', unit: 'logarithm', meaning: 'ln(V_W / E); null without a base' },
    {
      name: 'statistic',
      unit: 'standard deviations, or a logarithm',
      meaning: 'what is compared with placebos of its kind',
    },
  ],
  traps: [
    'One shipment of the size of an aircraft makes a surge: a largest period of more than 80 % of the window is flagged.',
    'A spike is not a break: see there.',
  ],
};
