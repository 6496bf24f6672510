import type { Method } from '../../trade/method.ts';

export const DISPLACEMENT: Method = {
  id: 'displacement',
  title: 'Displacement, one leg',
  question: 'Who gained of the goods that the destination lost?',
  formula: [
    'S_p = (E - V_W)+ to the destination; X_mp = (V_W - E)+ to each intermediary',
    'accounted = min(S_p, sum over m of X_mp), summed over goods',
    "low: only gains with q at most the scenario's, each at its low end; high: all at their high ends",
  ],
  source: 'Accounting identity; the trap of home demand is why two legs are looked for',
  features: [
    { name: 'shortfall', unit: 'money', meaning: 'S_p' },
    { name: 'excess', unit: 'money', meaning: 'sum of X_mp over the intermediaries' },
    { name: 'accounted', unit: 'money', meaning: 'never more than was lost of the goods' },
  ],
  traps: ['The goods may have stayed: a gain is a candidate, not proof.'],
};
