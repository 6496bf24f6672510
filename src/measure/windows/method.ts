import type { Method } from '../../trade/method.ts';

export const WINDOWS: Method = {
  id: 'windows',
  title: 'Windows and bases',
  question: 'What was it in these months, and what in the same months earlier?',
  formula: [
    'V_W = sum of v over the window W; V_B = sum of v over the base B, the same calendar months of an earlier year',
    'phi = variance / mean of the monthly values, silent months as zeros',
    'Var(ln(V_W / V_B)) = phi_W / V_W + phi_B / V_B',
  ],
  source: 'Quasi-likelihood for counts with more than Poisson dispersion: Wedderburn (1974), Biometrika 61, 439-447',
  features: [
    { name: 'v_w', unit: 'money', meaning: 'sum over the window' },
    { name: 'v_b', unit: 'money', meaning: 'sum over the base' },
    { name: 'active_b', unit: 'periods', meaning: 'periods of the base with any trade' },
    { name: 'largest_w', unit: 'money', meaning: 'the largest period of the window' },
    { name: 'phi_w', unit: 'money', meaning: 'dispersion of the periods of the window; null for a single one' },
  ],
  traps: [
    'A percentage needs a base: under the floor (100,000) or with fewer than three active months a flow is new, and is given by its level.',
    'January and February belong together for exporters with a lunar new year: the ledger compares them over both months.',
  ],
};
