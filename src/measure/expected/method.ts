import type { Method } from '../../trade/method.ts';

export const EXPECTED: Method = {
  id: 'expected',
  title: 'What was to be expected',
  question: 'What would the flow have been without the event?',
  formula: [
    'E = V_B c, where c is the growth of the same goods from the same exporter to the control destinations',
    'ln c_p = (n_p ln c_p + k ln c_heading) / (n_p + k), and so the heading towards its chapter and the chapter towards all goods; n_p active periods, k = 12',
    'without control destinations c = 1, and the answer says so',
  ],
  source:
    'Shrinkage of thin groups towards coarser ones as in Efron and Morris (1975), Journal of the American Statistical Association 70, 311-319',
  features: [
    { name: 'growth', unit: 'ratio', meaning: 'c, after shrinkage' },
    { name: 'variance', unit: 'of the logarithm', meaning: 'that of the product part of c' },
    {
      name: 'how',
      unit: 'word',
      meaning: 'born or gone: codes that the nomenclature of only one of the two periods has',
    },
  ],
  traps: [
    'A control destination that takes part in the diversion makes the expected value too high.',
    'HS 2022 took effect on 1 January 2022: goods that were born or gone with it are never compared, and never give a route.',
  ],
};
