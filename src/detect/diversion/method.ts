import type { Method } from '../../trade/method.ts';

export const DIVERSION: Method = {
  id: 'diversion',
  title: 'Diversion, two legs',
  question: 'Did goods come into an intermediary above expectation and go on to the destination above expectation?',
  formula: [
    'E_in(m, p) = sum over exporters o of (V_W - E)(o, m, p); E_out(m, p) = (V_W - E)(m, D, p)',
    'month by month, with e(t) = v(t) - c v(t a year or more before): for lag 0, 1, .. 4: take min(what is left of e_out(t) / (1 + markup), what is left of e_in(t - lag))',
    'amount = min(sum of what was taken, E_in, E_out / (1 + markup)); the same in kilograms without a mark-up',
    'sd^2 = phi_W V_W + c^2 phi_B V_B + E^2 var(c) + tau^2 E^2; tau^2 = (IQR of ln(V_W / E) / 1.349)^2 - median of its own variance, over placebo legs',
    'half-width h = w sd, w such that 95 % of placebo legs lie within (1.96 at least)',
    'low = min(E_in - h_in, (E_out - h_out) / (1 + highest markup)), not under 0; high = min(E_in + h_in, (E_out + h_out) / (1 + lowest markup))',
    'strength of a leg = ln(V_W / E) / sqrt(var + tau^2) with a base, ln((V_W + floor) / (E + floor)) without; p of a leg = its place among placebo legs',
    'strength of a route = -ln(max(p_in, p_out)); of a chain over two intermediaries, the largest of three',
  ],
  source:
    'Intersection-union test: Berger (1982), Technometrics 24, 295-300. Variance between series: the random-effects idea of DerSimonian and Laird (1986), Controlled Clinical Trials 7, 177-188, by quartiles. Accounting of re-exports and leads through third countries: EBRD working paper "The Eurasian Roundabout" (2023)',
  features: [
    { name: 'amount', unit: 'money, at the prices of the leg in', meaning: 'what may have gone on' },
    { name: 'amount_low', unit: 'money', meaning: 'both legs at their low ends, the highest mark-up' },
    { name: 'amount_high', unit: 'money', meaning: 'both legs at their high ends, the lowest mark-up' },
    { name: 'kg', unit: 'kg', meaning: 'the same in net weight; null where less than 90 % of the value has one' },
    { name: 'lag_mean', unit: 'periods', meaning: 'mean wait between coming in and going on, by value' },
    { name: 'p_in', unit: 'probability', meaning: 'place of the leg in among placebo legs' },
    { name: 'p_out', unit: 'probability', meaning: 'place of the leg out' },
    { name: 'between_var', unit: 'of the logarithm', meaning: 'tau^2' },
    { name: 'width', unit: 'standard deviations', meaning: 'w' },
  ],
  traps: [
    'That goods came in and like goods went on does not say that they were the same goods.',
    'Re-exports are inside exports; stock and mark-up move the match: the mark-up is stated, the lag is at most four months.',
    'Where an intermediary takes much of the goods anyway, a diversion of the same size is within what such trade does by itself: the power table of the evals shows where.',
    'A month above and a month below cancel: the amount is never more than either leg gained over the whole window.',
  ],
};
