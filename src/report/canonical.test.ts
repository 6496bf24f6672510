import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SAMPLE } from '../../test/fixtures/report/sample.ts';
import { canonical, contentHash } from './canonical.ts';
import { toJson } from './json.ts';

test('keys are in order, numbers have one form, what is not there is left out', () => {
  expect(canonical({ b: -0, a: [1e21, 0.1, 100.0], c: undefined })).toBe('{"a":[1e+21,0.1,100],"b":0}');
  expect(() => canonical({ a: Number.NaN })).toThrow(RangeError);
});

test('the order in which keys were written has no meaning', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).toReversed());
      expect(canonical(turned)).toBe(canonical(value));
      expect(canonical(JSON.parse(canonical(value)))).toBe(canonical(value));
    }),
  );
});

test('the same bytes for the same document, and another hash when one letter changes', async () => {
  expect(toJson(structuredClone(SAMPLE))).toBe(toJson(SAMPLE));
  expect(contentHash({ ...SAMPLE, subtitle: `${SAMPLE.subtitle} ` })).not.toBe(contentHash(SAMPLE));
  await expect(toJson(SAMPLE)).toMatchFileSnapshot('../../test/fixtures/report/sample.dossier.json');
});
