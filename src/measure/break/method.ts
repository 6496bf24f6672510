import type { Method } from '../../trade/method.ts';

export const BREAK: Method = {
  id: 'break',
  title: 'Break of level',
  question: 'Did the level of a series change at the event and stay changed, or was it a spike, or nothing?',
  formula: [
    'x_t = ln(v_t + k), k = median(v_t > 0) / 10; periods that were not published are left out',
    'x_t less the means of the calendar months in the whole years before the event, where there are two such years',
    'sigma = max(0.05, 1.4826 MAD(x_t - x_(t-1)) / sqrt 2)',
    'changepoints: minimise sum of squared deviations from segment means + 3 log(n) sigma^2 a changepoint (PELT)',
    'spike: a segment of at most 3 periods above (or below) both neighbours; it is moved to the nearer of them and PELT runs again',
    'F_i = (RSS_0 - RSS_1(i)) / (RSS_1(i) / (n - 2)), sup-F = max F_i over the middle 70 % of dates',
    'persistent share = share of periods from the shift on that lie beyond (before + after) / 2',
  ],
  source:
    'Killick, Fearnhead, Eckley (2012), JASA 107, 1590-1598; Andrews (1993), Econometrica 61, 821-856, Table I (p = 1, trimming 0.15: 7.17, 8.85, 12.35 at 10, 5, 1 %); under 28 values the 5 % point is simulated',
  features: [
    { name: 'kind', unit: 'word', meaning: 'break, spike, none, or not assessable' },
    { name: 'why', unit: 'text', meaning: 'what the kind rests on, or what was missing' },
    { name: 'seasonal', unit: 'word', meaning: 'whether the means of the calendar months were removed' },
    {
      name: 'changepoints',
      unit: 'list',
      meaning: 'lasting changes: first period, level before and after in ln(v + k)',
    },
    {
      name: 'atEvent',
      unit: 'yes or no',
      meaning: 'a changepoint within 3 months of the event; of years, in its year or the next',
    },
    { name: 'shift', unit: 'changepoint', meaning: 'the largest changepoint at the event, or else the largest' },
    { name: 'persistentShare', unit: 'share', meaning: 'periods from the shift on that kept to its new side' },
    { name: 'supF', unit: 'F', meaning: 'largest F of a shift of the mean at one date' },
    { name: 'supFPeriod', unit: 'period', meaning: 'first period after the date that sup-F names' },
    { name: 'fAtEvent', unit: 'F', meaning: 'F of a shift at the event itself' },
    { name: 'significant', unit: 'yes or no', meaning: 'sup-F over its 5 % point' },
  ],
  traps: [
    'Spikes are not breaks: diversion persists. One that the last three months alone show is not called yet.',
    'The 5 % point holds for noise without memory. Simulated with a correlation of 0.3 from month to month, sup-F is over it in 22 % of series without a break, with 0.5 in 43 %.',
    'On its own it is weak: of 2,057 monthly series of EU exports 14 % have a changepoint within three months of March 2021, where nothing was to be found, against 53 % at March 2022. Compare with such dates.',
    'Steady growth is read as steps: look at where the changepoints are, not only whether there are any.',
    'k keeps zeros from dominating and shrinks the ratio of a level that was near zero: read the size of a change from the values.',
    'Seasonal means come from few years: a spike before the event leaves a trace of it in the same month of the other years.',
    'Under 18 months (8 years), 6 (3) before the event or 4 (2) from it on, nothing is said.',
  ],
};
