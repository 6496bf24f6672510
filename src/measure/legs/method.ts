import type { Method } from '../../trade/method.ts';

export const LEGS: Method = {
  id: 'legs',
  title: 'Which reports answer',
  question: 'Who says what moved from one country to another?',
  formula: [
    'from o to d: X, what o reports as exported (FOB), from the one source that has most of its periods; where o does not report, M, what d reports as imported from it (CIF)',
    'a reporter-period counts only with its counterpart a year earlier or later: both years hold the same months of each reporter',
    'where a side has years only, months are summed to years of twelve published months',
  ],
  source:
    'Mirror statistics: United Nations, International Merchandise Trade Statistics, Compilers Manual (2013), chapter on bilateral comparison',
  features: [
    { name: 'reported', unit: 'word', meaning: 'by the exporter, by the importer, or none' },
    { name: 'source', unit: 'word', meaning: 'whose figures' },
    {
      name: 'leftOut',
      unit: 'reporter-periods',
      meaning: 'published, and not compared since the counterpart is missing',
    },
  ],
  traps: [
    'CIF is 6 to 10 % above FOB as a rule: a leg from the mirror is not exact to that.',
    'Two sources are never added for one reporter; different reporters may be answered by different sources.',
    'A source that lists only some partners of a reporter looks as if there was no trade with the others.',
  ],
};
