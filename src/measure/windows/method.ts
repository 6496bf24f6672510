import type { Method } from '../../trade/method.ts';

export const WINDOWS: Method = {
  id: 'windows',
  title: 'Windows and bases',
  question: 'What was it in these months, and what in the same months earlier?',
  formula: [
    'V_W = sum of v over the window W; V_B = sum of v over the base B, the same calendar months of an earlier year',
    'phi = s^2 / mean of the n values of a span, s^2 = (sum of v^2 - (sum of v)^2 / n) / (n - 1), silent periods as zeros',
    'Var(ln(V_W / V_B)) = phi_W / V_W + phi_B / V_B',
  ],
  source: 'Quasi-likelihood for counts with more than Poisson dispersion: Wedderburn (1974), Biometrika 61, 439-447',
  features: [
    { name: 'v_w', unit: 'money', meaning: 'sum over the window' },
    { name: 'v_b', unit: 'money', meaning: 'sum over the base' },
    { name: 'active_w', unit: 'periods', meaning: 'periods of the window with any trade' },
    { name: 'active_b', unit: 'periods', meaning: 'periods of the base with any trade' },
    { name: 'largest_w', unit: 'money', meaning: 'the largest period of the window' },
    { name: 'kg_w', unit: 'kg', meaning: 'net weight of the window, of the rows that have one' },
    { name: 'kg_b', unit: 'kg', meaning: 'net weight of the base, of the rows that have one' },
    {
      name: 'phi_w',
      unit: 'money',
      meaning: 'dispersion of the periods of the window; null for a single period, or without trade',
    },
    { name: 'phi_b', unit: 'money', meaning: 'the same of the base' },
  ],
  traps: [
    "A percentage needs a base: under the scenario's floor (100,000 if it names none) or with fewer than three active months (one active year, of years) a flow is new, and is given by its level.",
    'Of years there is one value a side: dispersion is unknown, and intervals rest on how like series differ.',
    'The dispersion takes the months as independent of one another: a season or a trend inside the window counts as noise.',
    'January and February belong together for exporters with a lunar new year: the ledger of a route compares them over both months; sums of a window that holds only one of the two are not corrected.',
    'In the scan of single series a month that one of several exporters did not publish is still summed for the others: such findings are flagged incomplete-coverage. Routes leave it out of both years.',
  ],
};
