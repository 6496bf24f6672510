import type { Finding } from '../../api/types.ts';

/** What each kind of finding is, in whole sentences. */
export const KIND_MEANS: Readonly<Record<Finding['kind'], string>> = {
  displacement:
    'More went to a third country while the same exporters sent less of the same goods to the destination. A candidate for goods that take another way, not proof of it.',
  surge: 'A flow rose far above what was expected. It does not say where the goods went next.',
  'new-flow': 'Goods began to flow where there was next to nothing before. It does not say where they went next.',
  collapse: 'Exports to the destination itself fell far below what was expected: the gap that other ways could fill.',
  diversion:
    'More came into a third country than expected, and more went on from it to the destination. What both legs have in common is matched; that the goods are the same ones is not shown.',
  chain: 'More than expected went from one third country to another, and on from there to the destination.',
  'ghost-transit':
    'The exporters say they sent more than the third country says it received. Transit without customs entry, other ways of counting and late reports all look like this.',
  reclassification:
    'One code fell while a code beside it rose on the same corridor: perhaps the same goods under another number.',
  'unit-value': 'A kilogram cost far more or far less than the same goods did on other corridors.',
};

/** Reasons to read a finding with caution, in whole sentences. */
export const FLAG_MEANS: Readonly<Record<Finding['flags'][number], string>> = {
  'hs-birth':
    'The code did not exist before the window, so a rise from nothing is no news: goods came from older codes.',
  'hs-gone': 'The code was taken out of the nomenclature, so a fall to nothing is no news: goods moved to other codes.',
  'scope-changed': 'The code kept its number but not all of its contents between the base and the window.',
  'thin-base': 'There was too little trade before to say how many times it grew.',
  'incomplete-coverage': 'Some reporters have not published some of the months; their part is missing, not nought.',
  'single-shipment': 'One month holds more than four fifths of the window: perhaps one delivery, not a flow.',
  spike: 'The level went back to what it was; it did not stay.',
  'totals-by-year': 'It rests on all goods together and on whole years: good for the size, blind to single goods.',
};

/** Explanations in the order in which they are asked, each as a plain question. */
export const EXPLANATIONS: Readonly<Record<string, string>> = {
  'direct supply': 'Did the destination get it directly?',
  diversion: 'Did it go on to the destination?',
  'ghost transit': 'Did it ever arrive?',
  reclassification: 'Did it only change its code?',
  price: 'Did only prices rise?',
  'domestic demand': 'Was it wanted at home?',
  'policy reform': 'Did a reform bring it about?',
  'reporting artefact': 'Is it a gap in the reports?',
};

/** Whether findings of this kind have explanations: where such a search starts, there is nothing to explain yet. */
export function isExplained(id: string): boolean {
  return !/^(collapse|reclassification|unit-value)\b/.test(id);
}
