import type { Method } from '../../trade/method.ts';

export const DISPLACEMENT: Method = {
  id: 'displacement',
  title: 'Displacement, one leg',
  question: 'Who gained of the goods that the destination lost?',
  formula: [
    'S_p = (E - V_W)+ to the destination, of goods with a base there; X_mp = (V_W - E)+ to each intermediary, with a base or V_W at least the floor',
    'accounted = min(S_p, sum over m of X_mp), of each exporter and goods, then summed',
    "accounted_low = min(low end of S_p, sum of the low ends of X_mp with q at most the scenario's)",
    'accounted_high = min(high end of S_p, sum of the high ends of X_mp)',
  ],
  source: 'Accounting identity; the trap of home demand is why two legs are looked for',
  features: [
    { name: 'shortfall', unit: 'money', meaning: 'S_p' },
    { name: 'excess', unit: 'money', meaning: 'sum of X_mp over the intermediaries' },
    { name: 'accounted', unit: 'money', meaning: 'never more than was lost of the goods' },
    { name: 'accounted_low', unit: 'money', meaning: 'supported gains only, all at their low ends' },
    { name: 'accounted_high', unit: 'money', meaning: 'all gains, all at their high ends' },
    { name: 'intermediaries', unit: 'count', meaning: 'intermediaries that gained of the goods' },
  ],
  traps: [
    'The goods may have stayed: a gain is a candidate, not proof.',
    'Ends of intervals are added as if all missed the same way at once: the bounds are wide on purpose.',
    'Shares of one loss do not add up over intermediaries: each is given as if it were the only one.',
    'Goods that were born or gone with an HS revision are in no sum.',
  ],
};
