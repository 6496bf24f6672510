import type { Method } from '../../trade/method.ts';

export const MIRROR: Method = {
  id: 'mirror',
  title: 'Mirror gap',
  question: 'Does the importer report what the exporter says it sent?',
  formula: [
    'gap = X - M; X the exporter’s report (FOB), M the importer’s (CIF), of the same goods and period',
    'logRatio = ln(X / M); asymmetry = (X - M) / ((X + M) / 2), from -2 to 2',
    'unaccounted at f = X - M / f, at the freight factors f = 1.00, 1.05, 1.10, 1.20',
    'status: not received when X > M; over band when M > 1.20 X; within band between; one side only when the other was not published',
    'D_ij = sum |X - M / 1.10| / sum (X + M / 1.10) over the years and directions in which i and j both report on each other',
    'A_i = n_i / sum_j D_ij A_j; from A = 1, A <- sqrt(A n / (D A)) until no score changes by more than 1e-9',
    'w_X = exp(A_X) / (exp(A_X) + exp(A_M)); reconciled (FOB) = w_X X + (1 - w_X) M / 1.10',
    'fixed panel: the sum of what the exporters that published every asked period say they sent; CIF range = sum times 1.00 to 1.20',
  ],
  source:
    'Reliability: Growth Lab at Harvard University, mirroring of UN Comtrade reports, here with one score a reporter, damped. For contrast: Gaulier and Zignago (2010), BACI, CEPII working paper 2010-23, which gives out the reconciled value alone. Freight: IMF Direction of Trade Statistics adds 10 % (6 % for most since 2018) to FOB',
  features: [
    { name: 'exporterReport', unit: 'currency', meaning: 'X, FOB; null when not published' },
    { name: 'importerReport', unit: 'currency', meaning: 'M, CIF; null when not published' },
    { name: 'gap', unit: 'currency', meaning: 'X - M as reported, before any freight' },
    { name: 'logRatio', unit: 'log', meaning: 'ln(X / M); null when a side is zero' },
    { name: 'asymmetry', unit: 'ratio', meaning: 'the gap against the mean of the sides' },
    {
      name: 'unaccounted',
      unit: 'currency',
      meaning: 'what was sent and is not in the importer’s report less freight',
    },
    { name: 'status', unit: '', meaning: 'where M lies against the freight band of X' },
    { name: 'score', unit: '', meaning: 'A of a reporter; of a group, the mean of its members by value reported' },
    {
      name: 'reconciled',
      unit: 'currency',
      meaning: 'one value at FOB from both reports, beside them, never in their place',
    },
    { name: 'share', unit: 'ratio', meaning: 'how much of all known exports to the destination the fixed panel sent' },
  ],
  traps: [
    'A reconciled value takes away the gap that is looked for: X and M stay as they were reported.',
    'X is valued at the exporter’s border and M at the importer’s: long or landlocked routes cost more than the central 10 %.',
    'General and special trade systems count warehouses and free zones differently.',
    'The importer names the country of origin, the exporter the last known destination: goods through a third country are told of different pairs.',
    'Trade inside the Eurasian Economic Union is surveyed, not declared at a border.',
    'Goods sent in December arrive in January; single months differ more than years.',
    'Scores rest on totals of the years and reporters that are loaded, those after the event with the gap itself in them.',
    'Reporters that are only compared across two sides have no determined scale between the sides, and get no weights.',
    'A load of one corridor says nothing of the others: what it does not name is unknown, not zero.',
    'A fixed panel sees only what its members sent straight to the destination; what others took over is outside it.',
  ],
};
