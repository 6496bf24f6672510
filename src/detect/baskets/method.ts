import type { Method } from '../../trade/method.ts';

export const BASKETS: Method = {
  id: 'baskets',
  title: 'Baskets, and the choice of goods',
  question: 'Does the list as a whole stand out, and do the goods that one would point at prove anything?',
  formula: [
    'basket: sum of V_W over sum of E of the list on a corridor, against 499 baskets of as many goods drawn at random among all that moved there (with fewer than five goods off the list, nothing is said)',
    "choice: total rise of the ten goods that rose most, against the same choice after each good's change was turned round with probability 1/2, 499 times",
    'p = (1 + #{draw >= observed}) / (1 + draws)',
  ],
  source:
    'Randomisation tests: Fisher (1935), The Design of Experiments; random numbers of Park and Miller (1988), Communications of the ACM 31, 1192-1201',
  features: [
    { name: 'codes', unit: 'count', meaning: 'goods of the list that moved on the corridor' },
    { name: 'gain', unit: 'money', meaning: 'total rise of the chosen goods' },
    {
      name: 'draws',
      unit: 'count',
      meaning: 'random baskets, or turned changes; 0 where there are too few other goods',
    },
    { name: 'at_least', unit: 'count', meaning: 'those that came to as much' },
  ],
  traps: [
    'A basket chosen because it rose proves nothing by having risen: one large gain among many small changes has p near 1/2.',
    'Goods of one corridor move together: the draws take them as exchangeable.',
  ],
};
