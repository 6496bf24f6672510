import type { Method } from '../../trade/method.ts';

export const PRICES: Method = {
  id: 'prices',
  title: 'Prices by month',
  question: 'What did a kilogram cost on a corridor in each month, and what did it cost elsewhere?',
  formula: [
    'u_t = sum of v / sum of kg over the rows of t with a value and a weight over zero',
    'reference of t: the 25 %, 50 % and 75 % points of u_t of each other partner of the same reporters and goods, at least 5',
    'share s of n prices in order: at place 1 + (n - 1) s, by linear interpolation between the two on either side',
  ],
  source:
    'Hyndman and Fan (1996), Sample Quantiles in Statistical Packages, The American Statistician 50, 361-365 (type 7)',
  features: [
    { name: 'value', unit: 'money', meaning: 'of all rows of the corridor' },
    { name: 'weighed', unit: 'money', meaning: 'of its rows with a value and a weight over zero' },
    { name: 'kg', unit: 'kg', meaning: 'net weight of these rows; null where none has one' },
    { name: 'unitValue', unit: 'money per kg', meaning: 'weighed / kg' },
    { name: 'low', unit: 'money per kg', meaning: 'a quarter of the other partners paid less' },
    { name: 'median', unit: 'money per kg', meaning: 'the price in the middle of the other partners' },
    { name: 'high', unit: 'money per kg', meaning: 'a quarter of the other partners paid more' },
    { name: 'partners', unit: 'partners', meaning: 'other partners with a price in the month' },
  ],
  traps: [
    'A unit value is no price: another mix of goods inside a code, or of codes asked for together, moves it too.',
    'A weight of zero is a weight that was not given, or rounded away: its row is in value and in no price.',
    'Of small weights the rounding to whole kilograms moves the price: look at kg. The detector of odd prices leaves out what is under 50 kg.',
    'Each other partner counts once, whatever it bought: the reference is no average of the trade.',
    'The reference is the partners in the data. Where a file lists few of them it is those few, or none.',
    'Partners that are groups or rests, and the reporters themselves, are not among the others.',
    'Both sides are of one valuation, that of the reporters: FOB of exports, CIF of imports.',
  ],
};
