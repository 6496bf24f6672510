import { expect, it } from 'vitest';
import { passesOn } from './licence.ts';

it.each([
  ['Eurostat, free reuse with attribution (Commission Decision 2011/833/EU)', true],
  ['General Administration of Customs of China; facts, with attribution', true],
  ['CC BY 4.0', true],
  ['cc0 1.0', true],
  ['UN Comtrade, free for use with attribution; redistribution of bulk extracts needs the consent of UNSD', false],
  ['World Bank WITS, terms of UN Comtrade', false],
  ['CC BY-NC 4.0', false],
  ['free, says a friend', false],
  ['not Eurostat, free reuse', false],
  ['', false],
])('%s: %s', (licence, passes) => {
  expect(passesOn(licence).passes).toBe(passes);
});

it('what no line of the table fits is not passed on, and says so', () => {
  expect(passesOn('unknown').why).toMatch(/not known/);
});
