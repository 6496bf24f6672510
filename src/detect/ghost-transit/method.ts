import type { Method } from '../../trade/method.ts';

export const GHOST_TRANSIT: Method = {
  id: 'ghost-transit',
  title: 'Ghost transit',
  question: 'Was what exporters declared for the intermediary ever received there?',
  formula: [
    'X and M over all exporters together that say what they sent, of the same goods and of periods that both sides published',
    'r_all = sum of M_B / sum of X_B over all goods into m, where X_B is at least the floor and M_B is over 0; else 1.10',
    'r = exp((n ln(M_B / X_B) + k ln r_all) / (n + k)), n the active periods of the base, k = 12; r_all where X_B is under the floor, n under three (one, of years) or M_B is 0',
    "missing = X_W - M_W / r, in the exporters' terms; ghost share = missing / (X_W - E), between 0 and 1, where X_W - E is at least the minimum",
    "beyond the band: X_W - M_W and missing both at least the scenario's minimum; X_W - M_W / f is shown for f = 1.00, 1.05, 1.10, 1.20",
    'statistic = ln(r X_W / M_W) / sqrt(phi_X / X_W + phi_M / M_W + 0.05^2); where M_W is 0, or of a single period: ln((r X_W + floor) / (M_W + floor))',
    'what is not beyond the band, or was born or gone, is a test that found nothing',
  ],
  source:
    'Mirror data beyond freight: Marini, Dippelsman and Stanger (2018), New Estimates for Direction of Trade Statistics, IMF working paper 18/16 (CIF 6 % above FOB, 10 % before). Goods that never arrive: Chupilkin, Javorcik and Plekhanov (2023), The Eurasian Roundabout, EBRD working paper 276',
  features: [
    { name: 'missing', unit: 'money, FOB', meaning: 'sent and not received, at the ratio of the base' },
    { name: 'excess', unit: 'money, FOB', meaning: 'X_W - E, the extra exports' },
    { name: 'ghost_share', unit: 'share', meaning: 'of the extra exports; null where there are none to speak of' },
    { name: 'ratio', unit: 'ratio', meaning: 'r' },
    { name: 'ratio_from', unit: 'word', meaning: 'base of these goods, base of all goods, or freight' },
    { name: 'is_beyond', unit: '1 or 0', meaning: 'beyond the band' },
  ],
  traps: [
    'General and special trade, goods in transit, and country of origin against country of dispatch make lasting differences: the ratio of the base takes them out, a change of practice does not.',
    'Goods under a code of their own on each side never meet: what the exporter calls one number and the importer another is missing here and surplus there.',
    'Trade within the Eurasian Economic Union is surveyed, not declared at a border.',
    'Confidential cells on one side look like goods that never arrived.',
    'So do goods and origins that the loaded file of imports does not list: it has to hold all goods from all of the exporters.',
  ],
};
