import type { Method } from '../../trade/method.ts';

export const GHOST_TRANSIT: Method = {
  id: 'ghost-transit',
  title: 'Ghost transit',
  question: 'Was what exporters declared for the intermediary ever received there?',
  formula: [
    'r = M_B / X_B, received over sent in the base, shrunk towards that of all goods of the intermediary (k = 12 active periods); 1.10 where the base says nothing',
    "missing = X_W - M_W / r, in the exporters' terms; ghost share = missing / (X_W - E), between 0 and 1",
    "beyond the band: X_W - M_W and missing both at least the scenario's minimum; X_W - M_W / f is shown for f = 1.00, 1.05, 1.10, 1.20",
    'statistic = ln(r X_W / M_W) / sqrt(phi_X / X_W + phi_M / M_W + 0.05^2); only months that both sides published count',
  ],
  source:
    'Comparison of mirror data beyond freight: IMF Direction of Trade Statistics takes CIF as 10 % (since 2018 6 %) above FOB; goods that never arrive: EBRD working paper "The Eurasian Roundabout" (2023)',
  features: [
    { name: 'missing', unit: 'money, FOB', meaning: 'sent and not received, at the ratio of the base' },
    { name: 'ghost_share', unit: 'share', meaning: 'of the extra exports; null where there are none to speak of' },
    { name: 'ratio', unit: 'ratio', meaning: 'r' },
    { name: 'ratio_from', unit: 'word', meaning: 'base of these goods, base of all goods, or freight' },
  ],
  traps: [
    'General and special trade, goods in transit, and country of origin against country of dispatch make lasting differences: the ratio of the base takes them out, a change of practice does not.',
    'Trade within the Eurasian Economic Union is surveyed, not declared at a border.',
    'Confidential cells on one side look like goods that never arrived.',
  ],
};
