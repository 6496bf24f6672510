import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { MappingSuggestion } from '../../../api/types.ts';
import { type Draft, draftOf, lacking, mappingOf, roleOf, withRole, yamlOf } from './mapping.ts';

const SUGGESTION: MappingSuggestion = {
  yaml: '',
  columns: [
    { column: 'Partner', means: 'partner', confidence: 'sure', why: '' },
    { column: 'Ware', means: 'product', confidence: 'sure', why: '' },
    { column: 'Monat', means: 'period', confidence: 'sure', why: '' },
    { column: 'Wert', means: 'value', confidence: 'likely', why: '' },
    { column: 'x', means: null, confidence: 'unsure', why: '' },
  ],
  settings: [
    { key: 'currency', value: 'EUR', why: '' },
    { key: 'number', value: { decimal: ',', thousands: '.' }, why: '' },
    { key: 'periods', value: ['MM/YYYY'], why: '' },
  ],
  missing: [],
};

const filled: Draft = {
  ...draftOf(SUGGESTION),
  source: ' my-office ',
  title: 'Trade',
  licence: 'open',
  names: 'Rußland = RUS\nno area =\n= KGZ\nA = B = KAZ',
};

test('what the table does not say is asked for', () => {
  const draft = draftOf(SUGGESTION);
  expect(lacking(draft)).toEqual(['reporter', 'flow', 'source', 'title', 'licence']);
  expect(lacking({ ...filled, constants: { ...filled.constants, reporter: 'DEU', flow: 'export' } })).toEqual([]);
});

test('a role is one column: giving it to another takes it from the first', () => {
  const draft = withRole(draftOf(SUGGESTION), 'x', 'partner');
  expect(roleOf(draft, 'Partner')).toBeUndefined();
  expect(roleOf(draft, 'x')).toBe('partner');
  expect(roleOf(withRole(draft, 'x', undefined), 'x')).toBeUndefined();
});

test('the mapping holds what a mapping file would', () => {
  const draft = { ...filled, constants: { ...filled.constants, reporter: 'DEU', partner: 'RUS', flow: ' ' } };
  expect(mappingOf(draft)).toEqual({
    source: 'my-office',
    title: 'Trade',
    licence: 'open',
    columns: { partner: 'Partner', product: 'Ware', period: 'Monat', value: 'Wert' },
    constants: { reporter: 'DEU' },
    currency: 'EUR',
    names: { Rußland: 'RUS', 'A = B': 'KAZ' },
    number: { decimal: ',', thousands: '.' },
    periods: ['MM/YYYY'],
  });
});

test('its text says the same to a reader of YAML, whatever the words', () => {
  const word = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(word, word, fc.array(word), (title, column, nulls) => {
      const mapping = { title, columns: { value: column }, nulls, times: 1000, names: { [title]: 'no' } };
      expect(parse(yamlOf(mapping))).toEqual(mapping);
    }),
  );
});
