import type { Method } from '../../trade/method.ts';

export const CALIBRATE: Method = {
  id: 'calibrate',
  title: 'Calibration',
  question: 'How often does the same test find as much where nothing should be found?',
  formula: [
    'pseudo dates: the same comparison so many periods earlier, as long as its window ends before the event and its base lies within the data; all families',
    "other destinations: the scenario's own arrivals with exports of the same intermediaries to others (diversion of single goods, not of all goods together); importers that are no intermediary (ghost transit)",
    'other goods: goods off the list on the same corridors (diversion, chains, ghost transit, reclassification, prices)',
    'p = (1 + #{placebo >= observed}) / (1 + N) within the family and kind of statistic, over all placebos together',
    'where one kind of placebo with at least 200 members holds any as strong, p is not less than (1 + #) / (1 + N) of that kind',
    'q: Benjamini-Hochberg within the family, min over later places i of p_i (tests) / i, over all tests, found or not (single series: over those that moved the way the family looks for)',
    'fewer than 200 placebos in all: "not calibrated"',
  ],
  source:
    'Monte Carlo p-values: Davison and Hinkley (1997), Bootstrap Methods and their Application, chapter 4; Benjamini and Hochberg (1995), Journal of the Royal Statistical Society B 57, 289-300',
  features: [
    { name: 'p', unit: 'probability', meaning: 'place among the placebos' },
    { name: 'q', unit: 'probability', meaning: 'false discovery rate at which the finding would be called' },
    { name: 'placebos', unit: 'count', meaning: 'N, of all kinds' },
    { name: 'at_least', unit: 'count', meaning: 'placebos of all kinds that are as strong' },
    { name: 'tests', unit: 'count', meaning: 'tests of the family' },
    { name: 'is_enough', unit: '1 or 0', meaning: 'N is at least 200' },
    {
      name: 'kind',
      unit: 'word',
      meaning: 'the kind of placebo that decided, or all: pseudo dates, other destinations, other goods',
    },
  ],
  traps: [
    'Windows before the event overlap, so their placebos are not independent of one another.',
    'A place where nothing is known to have happened may still have had a reason to change: such placebos make p larger, not smaller.',
    'Years before the event are few: of totals by year there are seldom 200 placebos of one family.',
    'Benjamini-Hochberg holds for tests that are independent or rise together; codes of one corridor mostly do.',
  ],
};
