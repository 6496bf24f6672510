import type { Method } from '../../trade/method.ts';

export const SCORE: Method = {
  id: 'score',
  title: 'Surge, collapse, new flow',
  question: 'Did a flow change by more than its months vary?',
  formula: [
    'a base: V_B at least the floor, three active months (one active year, of years), and a code that both nomenclatures have',
    'sd^2 = phi_W V_W + c^2 phi_B V_B + E^2 var(c); interval of |V_W - E|: 1.96 sd either way, not under 0',
    'statistic with a base: ln(V_W / E) / sqrt(phi_W / V_W + phi_B / V_B + var(c) + 0.05^2)',
    '  of a single period (years): ln(V_W / E);  where V_W = 0: -E / max(sd, 0.05 E)',
    'statistic without one: ln((V_W + floor) / (E + floor))',
    'surge: V_W > E, to anybody but a control; collapse: V_W < E, to the destination; both with a base. new flow: without one, V_W at least the floor, code not gone',
    'robust z = (median of ln(v_t / v_(t - 1 year)) over W - the same before the event) / (1.4826 max(MAD before the event, 0.05)), of at least 8 changes before it',
  ],
  source:
    'Ratio of two quasi-Poisson sums by the delta method: Wedderburn (1974), Biometrika 61, 439-447. Robust z: Iglewicz and Hoaglin (1993), How to Detect and Handle Outliers',
  features: [
    { name: 'expected', unit: 'money', meaning: 'E' },
    { name: 'delta', unit: 'money', meaning: 'V_W - E' },
    { name: 'low', unit: 'money', meaning: 'lower end of the 95 % interval of |delta|, not under 0' },
    { name: 'high', unit: 'money', meaning: 'its upper end' },
    { name: 'log_ratio', unit: 'logarithm', meaning: 'ln(V_W / E); null without a base, and where V_W is 0' },
    { name: 'log_sd', unit: 'logarithm', meaning: 'its standard deviation; null of a single period' },
    {
      name: 'statistic',
      unit: 'standard deviations, or a logarithm',
      meaning: 'what is compared with placebos of its kind',
    },
    {
      name: 'robust_z',
      unit: 'robust standard deviations',
      meaning: 'shown beside a finding, never calibrated; null where the history is too short',
    },
  ],
  traps: [
    'One shipment of the size of an aircraft makes a surge: a largest period of more than 80 % of the window is flagged.',
    'The robust z looks one year back whatever the base: with a base two years back it compares one year after the event with another.',
    'A code born between base and window is told as a new flow and not tested: no earlier date is like it.',
    'A new flow has no base to speak of, which is not the same as none: its value can be under that of a base with few active months.',
    'A spike is not a break: see there.',
  ],
};
