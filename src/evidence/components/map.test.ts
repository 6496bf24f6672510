import { describe, expect, it } from 'vitest';
import { mapperOf } from './map.ts';

const rule = (by: string, words: string, codes: string, more: { unless?: string; confidence?: string } = {}) => ({
  by,
  words,
  unless: more.unless ?? '',
  codes,
  confidence: more.confidence ?? 'high',
  why: `because of ${words}`,
});
const part = (name: string | null, more: { part?: string; category?: string; maker?: string } = {}) => ({
  id: 'gur-1',
  name,
  part: more.part ?? null,
  category: more.category ?? null,
  maker: more.maker ?? null,
  makerCountry: null,
  weapons: ['x'],
  link: '',
  verified: '2026-01-01',
});
const map = mapperOf([
  rule('name', 'mosfet driver', '854239'),
  rule('name', 'mosfet*|field effect', '854121 854129', { unless: 'controller' }),
  rule('category', 'fpga', '854239', { confidence: 'medium' }),
  rule('maker', 'Maker, Inc.', '8542', { confidence: 'low' }),
]);
const codes = (...given: Parameters<typeof part>): string[] => map(part(...given)).map(({ code }) => code);

describe('a part is mapped by the first row that fits', () => {
  it.each([
    ['the specific before the general', codes('MOSFET driver X1'), ['854239']],
    ['capitals or not, the beginning of a word', codes('N-channel MOSFETs'), ['854121', '854129']],
    ['blanks as they come', codes('Field  Effect transistor'), ['854121', '854129']],
    ['the number of the part is read too', codes('Not said', { part: 'MOSFET' }), ['854121', '854129']],
    ['not within a word', codes('XMOSFET'), []],
    ['not where a word voids it', codes('mosfet controller'), []],
    ['by its category', codes(null, { category: 'fpga' }), ['854239']],
    ['by its maker', codes(null, { maker: 'Maker, Inc.' }), ['8542']],
    ['not by a part of the maker', codes(null, { maker: 'Maker' }), []],
    ['nothing is known', codes(null), []],
  ])('%s', (_name, found, expected) => expect(found).toEqual(expected));

  it('with confidence, by what, and why', () => {
    expect(map(part(null, { maker: 'Maker, Inc.' }))).toEqual([
      { code: '8542', confidence: 'low', by: 'maker', why: 'because of Maker, Inc.' },
    ]);
  });
});
