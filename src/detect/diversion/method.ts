import type { Method } from '../../trade/method.ts';

export const DIVERSION: Method = {
  id: 'diversion',
  title: 'Diversion, two legs',
  question: 'Did goods come into an intermediary above expectation and go on to the destination above expectation?',
  formula: [
    'E_in(m, p) = sum over exporters o of (V_W - E)(o, m, p); E_out(m, p) = (V_W - E)(m, D, p); a candidate has both, each at least the minimum',
    "month by month, with e(t) = v(t) - c v(t's month of the base): for lag 0, 1, .. 4: take min(what is left of e_out(t)+ / (1 + markup), what is left of e_in(t - lag)+); of years, lag 0 only",
    'amount = min(sum of what was taken, E_in, E_out / (1 + markup)); the same in kilograms without a mark-up',
    'sd^2 = phi_W V_W + c^2 phi_B V_B + E^2 var(c) + tau^2 E^2, of the leg in summed over exporters as independent',
    'tau^2 = max(0.05^2, (IQR of ln(V_W / E) / 1.349)^2 - median of var), of each side over placebo legs with a base; var = phi_W / V_W + phi_B / V_B + var(c)',
    'half-width h = w sd, w the 95 % point of |V_W - E| / sd over the same placebo legs, at least 1.96; fewer than 200 of them: tau = 0.05, w = 1.96',
    'low = min(E_in - h_in, (E_out - h_out) / (1 + highest markup)), not under 0 nor over the amount',
    'high = min(E_in + h_in, (E_out + h_out) / (1 + lowest markup)), not under the amount',
    'strength of a leg = ln(V_W / E) / sqrt(var + tau^2) with a base, ln((V_W + floor) / (E + floor)) without; p of a leg = (1 + #{placebo leg >= it}) / (1 + N), of its side and of those two',
    'strength of a route = -ln(max(p_in, p_out)), 0 where a leg is no excess; every leg into an intermediary is a test, found or not. This is placed among the routes of placebos',
    'chain m1, m2: amount = min(E_in(m1) - a1, E(m1, m2) / (1 + markup), E_out(m2) / (1 + markup)^2 - a2 / (1 + markup)), a the amount of a route of its own; strength = -ln(max of the three p)',
  ],
  source:
    'Intersection-union test: Berger (1982), Technometrics 24, 295-300. Variance between series: the random-effects idea of DerSimonian and Laird (1986), Controlled Clinical Trials 7, 177-188, by quartiles. Re-exports and leads through third countries: Chupilkin, Javorcik and Plekhanov (2023), The Eurasian Roundabout, EBRD working paper 276',
  features: [
    { name: 'amount', unit: 'money, at the prices of the leg in', meaning: 'what may have gone on' },
    { name: 'amount_low', unit: 'money', meaning: 'both legs at their low ends, the highest mark-up' },
    { name: 'amount_high', unit: 'money', meaning: 'both legs at their high ends, the lowest mark-up' },
    {
      name: 'kg',
      unit: 'kg',
      meaning:
        'the same in net weight; null where less than 90 % of the value of a leg has one, or where the weight of a leg did not rise',
    },
    { name: 'lag_mean', unit: 'periods', meaning: 'mean wait between coming in and going on, by value' },
    { name: 'in_half', unit: 'money', meaning: 'h of the leg in' },
    { name: 'out_half', unit: 'money', meaning: 'h of the leg out' },
    { name: 'p_in', unit: 'probability', meaning: 'place of the leg in among placebo legs' },
    { name: 'p_middle', unit: 'probability', meaning: 'of a chain: place of the leg between the intermediaries' },
    { name: 'p_out', unit: 'probability', meaning: 'place of the leg out' },
    { name: 'between_var', unit: 'of the logarithm', meaning: 'tau^2' },
    { name: 'width', unit: 'standard deviations', meaning: 'w' },
  ],
  traps: [
    'That goods came in and like goods went on does not say that they were the same goods.',
    'Re-exports are inside exports; stock and mark-up move the match: the mark-up is stated, the lag is at most four months, and what came in before the window is not looked at.',
    'Where an intermediary takes much of the goods anyway, a diversion of the same size is within what such trade does by itself: the power table of the evals shows where.',
    'A month above and a month below cancel: the amount is never more than either leg gained over the whole window.',
    'tau and w come from legs with a base. A leg without one has hardly any E for tau to widen, and of a single year no dispersion either: its interval is then too narrow.',
    'Chains share legs with one another: their amounts do not add up.',
    'The p of a leg counts legs under the minimum as weaker, so it depends on the minimum: a route asked for by itself, with no minimum, has another p than in a scan.',
  ],
};
