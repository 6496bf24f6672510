import type { Method } from '../../trade/method.ts';

export const EXPECTED: Method = {
  id: 'expected',
  title: 'What was to be expected',
  question: 'What would the flow have been without the event?',
  formula: [
    'E = V_B c, c = exp(g_p) the growth of the same goods p from the same exporter to the control destinations',
    'g_all = ln(sum of V_W / sum of V_B) over all goods to the controls',
    'g = (n ln(V_W / V_B) + k g_coarser) / (n + k): of a chapter towards all goods, of a heading towards its chapter, of p towards its heading; k = 12',
    'n = active periods, window and base, added up over the control destinations and the goods; where V_W or V_B is 0, g = g_coarser',
    'var(c) = (n / (n + k))^2 (sum of phi_W V_W / V_W^2 + sum of phi_B V_B / V_B^2), of ln c; 0 where g_p = g_coarser',
    'c = 1 without control destinations, and the answer says so; also for goods that the exporter sent to none of them',
    'of one period, as `series` and the pages draw it: E = c B of the same period of the base, range E +- 1.96 sqrt(phi E + c^2 phi B) without the uncertainty of c; phi = variance / mean of the periods of the base',
    'born, gone: codes that only one of two HS revisions has, that of the first year of the base and that of the last year of the window',
  ],
  source:
    'Shrinkage of thin groups towards coarser ones as in Efron and Morris (1975), Journal of the American Statistical Association 70, 311-319',
  features: [
    { name: 'growth', unit: 'ratio', meaning: 'c, after shrinkage' },
    { name: 'variance', unit: 'of the logarithm', meaning: 'that of the product part of c' },
    { name: 'periods', unit: 'active periods', meaning: 'n of the goods, over all control destinations' },
    {
      name: 'how',
      unit: 'word',
      meaning: 'born or gone: codes that the nomenclature of only one of the two periods has',
    },
  ],
  traps: [
    'A control destination that takes part in the diversion makes the expected value too high, and hides it.',
    'Controls answer for a shock that all destinations share; one that only the intermediary had reads as excess.',
    'The coarser growth counts as known: of thin goods var(c) is too small.',
    'HS 2022 took effect on 1 January 2022: goods that were born or gone with it are never compared, and never give a route.',
    'A code that went on under its own number with another scope is compared, and only flagged (scope-changed).',
  ],
};
