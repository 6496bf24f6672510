import type { Method } from '../../trade/method.ts';

export const DEMAND: Method = {
  id: 'demand',
  title: 'Demand at home',
  question: 'Did the intermediary take more for itself?',
  formula: [
    'grown = (V_W / V_B of the same goods from all other origins - 1) E / (V_W - E of the exporters)',
    'kept = 1 - (rise of its exports of the goods to everybody) / (rise of its imports from everybody)',
    'share of the rise that demand accounts for = min(grown, kept); without what left it supports nothing',
  ],
  source: 'Apparent consumption (imports less exports of a country that makes little of the goods itself)',
  features: [
    { name: 'other-origins', unit: 'money', meaning: 'the same goods into the intermediary from everybody else' },
    { name: 'all-onward', unit: 'money', meaning: 'the same goods from the intermediary to everybody' },
    { name: 'other-direct', unit: 'money', meaning: 'the same goods to the destination from everybody else' },
    {
      name: 'exporters-all-goods',
      unit: 'money',
      meaning: 'goods that are not listed from the same exporters to the intermediary',
    },
  ],
  traps: [
    'Imports from other origins grow in a hub too: growth alone does not tell demand from passing on.',
    'What the intermediary makes itself is not in trade statistics.',
  ],
};
