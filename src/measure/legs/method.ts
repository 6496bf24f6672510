import type { Method } from '../../trade/method.ts';

export const LEGS: Method = {
  id: 'legs',
  title: 'Which reports answer',
  question: 'Who says what moved from one country to another, and of which periods?',
  formula: [
    'of each reporter one source and frequency: the one asked for, else that with most periods of W and B together, months before years; it has to have some of both',
    'exporters to everybody: X from the one source that answers for most of them; where none does, M of the importers that report',
    'intermediary to everybody: X from its own source; where it does not report, M of the importers that report',
    'received: M of whoever reports imports, from everybody, read beside X and never in its place',
    't stays only where the reporter published t and t - (B to W), both years alike; before the base, where both lie inside what was published',
    'where a side has years only: months are summed to years of which all twelve were published',
    'coverage: complete, partial or missing as all, some or none of the asked reporter-periods were published; an answer of the source that says "published, nothing of this" counts as published',
  ],
  source:
    'Mirror statistics: United Nations (2013), International Merchandise Trade Statistics: Compilers Manual, Revision 1',
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
    'Missing is not zero: in a published reporter-period an absent row is nothing, in another it is unknown.',
    'CIF is 6 to 10 % above FOB as a rule: a leg from the mirror is not exact to that, and prices are not compared across the two.',
    'Two sources are never added for one reporter; different reporters may be answered by different sources, in the one currency that all stand in, else in US dollars.',
    'A file that lists only some partners or some goods of a reporter publishes its periods as a whole: what it does not list looks as if there was no trade. Load all partners and goods of a reporter, or read legs and arrivals of the others as unknown.',
  ],
};
