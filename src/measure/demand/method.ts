import type { Method } from '../../trade/method.ts';

export const DEMAND: Method = {
  id: 'demand',
  title: 'Demand at home',
  question: 'Did the intermediary take more for itself?',
  formula: [
    'others took the same goods too: max((V_W / V_B - 1) E, V_W - V_B) over V_W - E of the exporters, V of all other origins, between 0 and 1',
    'where nothing is known of other origins: the growth alone, of goods off the list from the same exporters, else of all goods by year',
    'kept = 1 - (V_W - V_B of its exports of the goods to everybody) / ((V_W - E)+ from the exporters + (V_W - V_B)+ from other origins), between 0 and 1',
    'share of the rise that demand accounts for = min(what others took too, kept); without kept, or from other goods only, it supports nothing',
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
    'What it received is taken from its own report (CIF) where it or any other intermediary reports; else from exporters that report, which are not all.',
    'What the intermediary makes itself is not in trade statistics.',
  ],
};
