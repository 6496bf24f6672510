import type { Method } from '../trade/method.ts';
import { RULES } from './rules.ts';
import { ENOUGH_SHARE, LITTLE_SHARE } from './verdict.ts';

export const EXPLAIN: Method = {
  id: 'explain',
  title: 'Explanations',
  question: 'What else could explain it?',
  formula: [
    `by share: an explanation that accounts for at least ${ENOUGH_SHARE} of the change is supported, for less than ${LITTLE_SHARE} contradicted, between the two not assessable`,
    'direct supply: supported where the exporters sent the destination more than expected, contradicted where they sent less',
    "diversion: share = amount of the route / rise; supported where its q is at most the scenario's, or its low end is over 0 where it is not calibrated; contradicted where nothing is matched; else not assessable",
    'ghost transit: its share of the extra exports, supported from 0.25 on; of all goods together never more than not assessable',
    'reclassification: supported where the code was born or gone; by the share of siblings; not assessable where the scope changed or no sibling is loaded',
    'price: by share = price effect / (price effect + quantity effect), an effect under 0 counted as 0',
    'domestic demand: by its share (see there); contradicted where a supported route takes at least half of the rise',
    'policy reform: supported where the series breaks within three months of one and not at the event; not assessable where it breaks at both; contradicted where it does not break near one',
    'reporting artefact: by share = (change - change over periods that both years have) / change; contradicted where all was published and nothing is confidential',
    'order: supported first, by share; then not assessable; then contradicted. None is dropped',
  ],
  source: 'The alternatives that reviewers of diversion studies raise; each is tested by a method of this page',
  features: RULES.map(({ name, says, needs }) => ({ name, unit: `needs ${needs}`, meaning: says })),
  traps: [
    'An explanation that cannot be tested with the data at hand is "not assessable": what is missing is named, with the command that would fetch it.',
    'Shares of different explanations do not add up: each is taken as if it were the only one.',
    'What others sell to the destination is told beside direct supply, and decides nothing.',
  ],
};
