import { expect, it } from 'vitest';
import { FREIGHT, gapOf } from './gap.ts';
import { MIRROR } from './method.ts';

it('the method names the freight factors and figures that are computed', () => {
  for (const factor of FREIGHT.shown) expect(MIRROR.formula.join('\n')).toContain(factor.toFixed(2));
  const names = MIRROR.features.map((feature) => feature.name);
  expect(names).toEqual(expect.arrayContaining(Object.keys(gapOf(1, 1)).filter((name) => name !== 'bands')));
});
