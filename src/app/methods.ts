import { BASKETS } from '../detect/baskets/method.ts';
import { CALIBRATE } from '../detect/calibrate/method.ts';
import { DISPLACEMENT } from '../detect/displacement/method.ts';
import { DIVERSION } from '../detect/diversion/method.ts';
import { GHOST_TRANSIT } from '../detect/ghost-transit/method.ts';
import { RECLASSIFICATION } from '../detect/reclassification/method.ts';
import { SCORE } from '../detect/score/method.ts';
import { UNIT_VALUE } from '../detect/unit-value/method.ts';
import { EXPLAIN } from '../explain/method.ts';
import { BREAK } from '../measure/break/method.ts';
import { DECOMPOSITION } from '../measure/decomposition/method.ts';
import { DEMAND } from '../measure/demand/method.ts';
import { EXPECTED } from '../measure/expected/method.ts';
import { LEGS } from '../measure/legs/method.ts';
import { MIRROR } from '../measure/mirror/method.ts';
import { PRICES } from '../measure/prices/method.ts';
import { SIBLINGS } from '../measure/siblings/method.ts';
import { WINDOWS } from '../measure/windows/method.ts';
import type { Method } from '../trade/method.ts';

/** In the order in which a number travels; with the folder that holds the method's code. */
export const METHODS: readonly { readonly method: Method; readonly folder: string }[] = [
  { method: WINDOWS, folder: 'measure/windows' },
  { method: EXPECTED, folder: 'measure/expected' },
  { method: LEGS, folder: 'measure/legs' },
  { method: MIRROR, folder: 'measure/mirror' },
  { method: SCORE, folder: 'detect/score' },
  { method: DISPLACEMENT, folder: 'detect/displacement' },
  { method: DIVERSION, folder: 'detect/diversion' },
  { method: GHOST_TRANSIT, folder: 'detect/ghost-transit' },
  { method: UNIT_VALUE, folder: 'detect/unit-value' },
  { method: RECLASSIFICATION, folder: 'detect/reclassification' },
  { method: BREAK, folder: 'measure/break' },
  { method: DECOMPOSITION, folder: 'measure/decomposition' },
  { method: PRICES, folder: 'measure/prices' },
  { method: DEMAND, folder: 'measure/demand' },
  { method: SIBLINGS, folder: 'measure/siblings' },
  { method: CALIBRATE, folder: 'detect/calibrate' },
  { method: BASKETS, folder: 'detect/baskets' },
  { method: EXPLAIN, folder: 'explain' },
];
