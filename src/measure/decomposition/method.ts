import type { Method } from '../../trade/method.ts';

export const DECOMPOSITION: Method = {
  id: 'decomposition',
  title: 'Price and quantity',
  question: 'How much of a change of value is a change of price, and how much of quantity?',
  formula: [
    'V_W - V_B = price effect + quantity effect, exactly, V the value of rows with a weight over zero',
    'price effect = L ln(u_W / u_B), quantity effect = L ln(q_W / q_B), u = V / q, q in kg',
    'L = (V_W - V_B) / ln(V_W / V_B), or V_W where both are equal',
  ],
  source:
    'Montgomery (1937), The Mathematical Problem of the Price Index; Vartia (1976), Ideal Log-Change Index Numbers, Scandinavian Journal of Statistics 3, 121-126',
  features: [
    { name: 'value_w', unit: 'money', meaning: 'value of the window, all rows' },
    { name: 'value_b', unit: 'money', meaning: 'value of the base, all rows' },
    { name: 'kg_w', unit: 'kg', meaning: 'net weight in the window; null where no row has one' },
    { name: 'kg_b', unit: 'kg', meaning: 'net weight in the base; null where no row has one' },
    { name: 'weighed_w', unit: 'money', meaning: 'value of the rows of the window with a weight over zero' },
    { name: 'weighed_b', unit: 'money', meaning: 'the same of the base' },
    { name: 'uv_w', unit: 'money per kg', meaning: 'unit value of the window' },
    { name: 'uv_b', unit: 'money per kg', meaning: 'unit value of the base' },
    { name: 'price_effect', unit: 'money', meaning: 'part of weighed_w - weighed_b that is price' },
    { name: 'quantity_effect', unit: 'money', meaning: 'part of weighed_w - weighed_b that is quantity' },
    {
      name: 'unweighed_w',
      unit: 'money',
      meaning: 'value of the rows of the window without a weight: in neither effect',
    },
    { name: 'unweighed_b', unit: 'money', meaning: 'the same of the base' },
  ],
  traps: [
    'A unit value is no price: another mix of goods inside a code moves it too, and reads as price.',
    'Kilograms only. Supplementary units (pieces, litres) differ from code to code and over revisions, and are not used.',
    'Value without a weight is outside: where unweighed is large, the effects speak of a part of the trade.',
    'A panel that adds rows with and without a weight into one month gives value and weight of different goods; that cannot be seen here.',
    'A flow that began or ended has no price on one side: no effects, not a quantity effect of the whole.',
  ],
};
