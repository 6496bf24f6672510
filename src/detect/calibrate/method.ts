import type { Method } from '../../trade/method.ts';

export const CALIBRATE: Method = {
  id: 'calibrate',
  title: 'Calibration',
  question: 'How often does the same test find as much where nothing should be found?',
  formula: [
    'p = (1 + #{placebo >= observed}) / (1 + N) within the family and kind of statistic, over all placebos together',
    'where one kind of placebo with at least 200 members holds any as strong, p is not less than (1 + #) / (1 + N) of that kind',
    'q: Benjamini-Hochberg within the family, over all tests, found or not (single series: over those that moved the way the family looks for)',
    'fewer than 200 placebos: "not calibrated"',
  ],
  source:
    'Monte Carlo p-values: Davison and Hinkley (1997), Bootstrap Methods and their Application, chapter 4; Benjamini and Hochberg (1995), Journal of the Royal Statistical Society B 57, 289-300',
  features: [
    { name: 'p', unit: 'probability', meaning: 'place among the placebos' },
    { name: 'q', unit: 'probability', meaning: 'false discovery rate at which the finding would be called' },
    { name: 'placebos', unit: 'count', meaning: 'N' },
    { name: 'tests', unit: 'count', meaning: 'tests of the family' },
    {
      name: 'kind',
      unit: 'word',
      meaning: 'the kind of placebo that decided, or all: pseudo dates, other destinations, other goods',
    },
  ],
  traps: [
    'Windows before the event overlap, so their placebos are not independent of one another.',
    'A place where nothing is known to have happened may still have had a reason to change: such placebos make p larger, not smaller.',
  ],
};
