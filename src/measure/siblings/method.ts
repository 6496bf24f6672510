import type { Method } from '../../trade/method.ts';

export const SIBLINGS: Method = {
  id: 'siblings',
  title: 'Sibling codes that moved the other way',
  question: 'Is the rise of a code the fall of its neighbours?',
  formula: [
    'opposite = sum over codes of the same heading on the same corridor of what they moved the other way, where that is at least 2 sd',
    'share = min(1, opposite / |V_W - E|)',
  ],
  source: 'The same idea as the reclassification detector, from the side of the code that rose',
  features: [
    { name: 'siblings', unit: 'codes', meaning: 'codes of the heading that are in the data, moved or not' },
    { name: 'opposite', unit: 'money', meaning: 'what they moved the other way together' },
    { name: 'strongest', unit: 'code', meaning: 'the one that moved most' },
    { name: 'strongest_move', unit: 'money', meaning: 'by how much; 0 or less where none moved the other way' },
  ],
  traps: [
    'Only codes that are loaded can be siblings.',
    'Of years there is no dispersion: every move the other way counts.',
    'A buyer may really have changed from one good to the other.',
  ],
};
