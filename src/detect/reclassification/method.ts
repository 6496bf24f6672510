import type { Method } from '../../trade/method.ts';

export const RECLASSIFICATION: Method = {
  id: 'reclassification',
  title: 'Reclassification',
  question: 'Did a code fall on a corridor while codes next to it rose: the same goods under another number?',
  formula: [
    'siblings of p: the codes of its heading (HS4), and those the HS 2017-2022 concordance links to it',
    'loss = E_p - V_p; gain = sum of V_s - E_s over the siblings that rose by at least 2 sd; both on one corridor',
    'share = min(gain, loss) / loss, at least 0.5',
    'statistic = min(loss / sd_p, gain / sqrt(sum of sd_s^2)), sd at least 5 % of the larger of V and E; the fall at least 2 sd',
    'heading change = sum of V / sum of E - 1 over the heading of p on the corridor',
  ],
  source:
    'After Fisman and Wei (2004), Tax Rates and Tax Evasion: Evidence from "Missing Imports" in China, Journal of Political Economy 112, 471-496: goods pass as similar goods of the same heading; links from the UN correlation of HS 2022 and HS 2017',
  features: [
    { name: 'loss', unit: 'money', meaning: 'what was expected of the code less what came' },
    { name: 'sibling_gain', unit: 'money', meaning: 'what the siblings that rose got over what was expected' },
    { name: 'share', unit: 'share', meaning: 'part of the loss that the rises make up' },
    { name: 'statistic', unit: 'standard deviations', meaning: 'the smaller of the standardised fall and rise' },
    { name: 'top_sibling', unit: 'code', meaning: 'the sibling that rose most' },
    {
      name: 'how',
      unit: 'word',
      meaning:
        'how it is a sibling: heading, concordance, or hs-revision (one of both codes is in one nomenclature only)',
    },
    {
      name: 'heading_change',
      unit: 'share',
      meaning: 'change of the whole heading against what was expected; near 0 when goods only changed their number',
    },
  ],
  traps: [
    'HS revisions move goods between codes by law: how = hs-revision is no finding on trade.',
    'In a heading of many codes some rise by chance, and only those are counted: the statistic has no meaning without its placebos.',
    'One rise can make up for the falls of several codes: shares of different codes do not add up.',
    'Only codes that are in the data can be siblings: with the listed codes alone loaded, goods that left the list are not seen.',
    'Codes with more than 20 links in the concordance (parts, electronic waste) are linked to nothing: their heading is all they have.',
    'A substitute product looks the same: the buyer may really have changed to another good of the heading.',
  ],
};
