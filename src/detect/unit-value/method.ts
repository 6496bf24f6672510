import type { Method } from '../../trade/method.ts';

export const UNIT_VALUE: Method = {
  id: 'unit-value',
  title: 'Odd price',
  question: 'Is the price per kilogram on a corridor far from what the same goods cost on the others?',
  formula: [
    'u = value / kg of the window, of rows with both over zero',
    'z = (ln u - median(ln u)) / (1.4826 max(MAD(ln u), 0.05)) over all corridors of the same goods in the data',
    'odd: |z| > 3.5, with at least 8 other corridors, each of at least 50 kg',
  ],
  source:
    'Iglewicz and Hoaglin (1993), How to Detect and Handle Outliers (modified z-score, 3.5); on logarithms because prices are skewed',
  features: [
    { name: 'uv', unit: 'money per kg', meaning: 'unit value of the series in the window' },
    { name: 'median_uv', unit: 'money per kg', meaning: 'median of all corridors of the same goods' },
    { name: 'z', unit: 'robust standard deviations', meaning: 'how far ln(uv) is from the median; over zero is dear' },
    { name: 'n', unit: 'corridors', meaning: 'other corridors of the same goods' },
    { name: 'kg', unit: 'kg', meaning: 'net weight in the window' },
    { name: 'value', unit: 'money', meaning: 'value in the window of the rows with a weight' },
  ],
  traps: [
    'Unit mix inside a code: a six-digit code holds goods of very different price per kilogram, and a corridor that trades one end of it is odd without any misstatement.',
    'Small weights: rounding to whole kilograms moves the price; series under 50 kg are left out.',
    'FOB and CIF must not be mixed: freight and insurance would read as price. The panel has to be of one valuation.',
    'The market is the corridors in the data: of one exporter, or of listed destinations only, it is no world price.',
    'Where nearly all corridors have one price the MAD is set to 0.05, so a price less than 30 % over or 23 % under the median is never odd.',
    'Value without a weight is not placed: it is missing, not free of charge.',
  ],
};
