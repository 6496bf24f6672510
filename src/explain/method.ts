import type { Method } from '../trade/method.ts';
import { RULES } from './rules.ts';
import { ENOUGH_SHARE, LITTLE_SHARE } from './verdict.ts';

export const EXPLAIN: Method = {
  id: 'explain',
  title: 'Explanations',
  question: 'What else could explain it?',
  formula: [
    `an explanation that accounts for at least ${ENOUGH_SHARE} of the change is supported, for less than ${LITTLE_SHARE} contradicted, between the two not assessable`,
    'supported first, by share; then not assessable; then contradicted. None is dropped',
  ],
  source: 'The alternatives that reviewers of diversion studies raise; each is tested by a method of this page',
  features: RULES.map(({ name, says, needs }) => ({ name, unit: `needs ${needs}`, meaning: says })),
  traps: [
    'An explanation that cannot be tested with the data at hand is "not assessable": what is missing is named, with the command that would fetch it.',
  ],
};
