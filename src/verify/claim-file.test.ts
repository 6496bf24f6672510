import { describe, expect, it } from 'vitest';
import { EntrepotError } from '../trade/errors.ts';
import { readClaims } from './claim-file.ts';

const claim = {
  id: 'a',
  text: 'Exports of A to B grew tenfold.',
  spec: {
    reporter: 'EU27',
    partner: 'KGZ',
    product: ['8542'],
    window: ['2022-01', '2022-10'],
    base: ['2021-01', '2021-10'],
    statistic: 'ratio',
  },
  stated: '~10',
};
const withSpec = (spec: object): object => ({ ...claim, spec: { ...claim.spec, ...spec } });

function problemsOf(value: unknown): readonly string[] {
  try {
    readClaims(value, 'claims.yml');
    return [];
  } catch (failure) {
    if (!(failure instanceof EntrepotError)) throw failure;
    expect(failure.exitCode).toBe(65);
    return failure.problems.map(({ column }) => column ?? '');
  }
}

describe('a claims file', () => {
  it('is a list, or has one under claims', () => {
    expect(readClaims([claim], 'x')).toEqual(readClaims({ title: 'T', claims: [claim] }, 'x'));
    expect(() => readClaims('text', 'x.yml')).toThrow(/x.yml is not a claims file/);
  });

  it('gives each figure its statistic', () => {
    const spec = {
      ...claim.spec,
      statistic: ['value', 'ratio'],
      unit: 'USD',
      compare_to: { partner: 'ARM', stated: 5, ratio: 2 },
    };
    const [read] = readClaims([{ ...claim, spec, stated: { value: 179e6, ratio: '>2' } }], 'x');
    expect(read?.statements.map(({ statistic, stated }) => [statistic, stated.figure, stated.qualifier])).toEqual([
      ['value', 179e6, 'exactly'],
      ['ratio', 2, 'more-than'],
      ['compared_value', 5, 'exactly'],
      ['compared_ratio', 2, 'exactly'],
    ]);
  });

  it('reads a share of what all exporters told', () => {
    const spec = {
      reporter: 'mirror',
      importer: 'RUS',
      exporter: 'CHN',
      product: '8542',
      window: [2023, 2023],
      statistic: 'share',
    };
    const [read] = readClaims([{ ...claim, spec, stated: 0.9 }], 'x');
    expect(read?.form).toMatchObject({ reporter: ['CHN'], partner: ['RUS'], toldBy: 'exporters' });
  });

  it.each([
    ['no id', { ...claim, id: undefined }, 'claim 1: id'],
    ['a capital in an id', { ...claim, id: 'A' }, 'A: id'],
    ['an unknown field', { ...claim, figure: 3 }, 'a: (claim)'],
    ['a country that is none', withSpec({ partner: 'Atlantis' }), 'a: spec.partner'],
    ['no partner', withSpec({ partner: undefined }), 'a: spec.partner'],
    ['a code that is none', withSpec({ product: ['85421'] }), 'a: spec.product'],
    ['a list that is none', withSpec({ product: ['my-list'] }), 'a: spec.product'],
    ['a window backwards', withSpec({ window: ['2022-10', '2022-01'] }), 'a: spec.window'],
    ['a month 13', withSpec({ window: ['2022-01', '2022-13'] }), 'a: spec.window'],
    ['months against years', withSpec({ base: ['2021', '2021'] }), 'a: spec.base'],
    ['a base after the window', withSpec({ base: ['2023-01', '2023-10'] }), 'a: spec.base'],
    ['growth without a base', withSpec({ base: undefined }), 'a: spec.base'],
    ['an unknown statistic', withSpec({ statistic: 'odds' }), 'a: spec.statistic'],
    ['an unknown flow', withSpec({ flow: 'sideways' }), 'a: spec.flow'],
    ['a currency in words', withSpec({ statistic: 'value', unit: 'dollars' }), 'a: spec.unit'],
    ['a text to search in statistics', withSpec({ text_contains: 'war' }), 'a: spec.text_contains'],
    ['a comparison with nobody', withSpec({ compare_to: { ratio: 3 } }), 'a: spec.compare_to'],
    ['a shipment without exporter', withSpec({ level: 'shipment' }), 'a: spec.exporter'],
    ['a figure in words', { ...claim, stated: 'ten' }, 'a: stated'],
    ['a figure for what was not said', { ...claim, stated: { value: 3 } }, 'a: stated.value'],
    ['one figure for two statistics', { ...withSpec({ statistic: ['value', 'ratio'] }) }, 'a: stated'],
    ['a figure too few', { ...withSpec({ statistic: ['value', 'ratio'] }), stated: { value: 1 } }, 'a: stated.ratio'],
    ['a link that is none', { ...claim, link: 'over there' }, 'a: link'],
    ['a date in words', { ...claim, published: 'last May' }, 'a: published'],
  ])('with %s names the claim and the field', (_name, entry, column) => {
    expect(problemsOf([entry])).toEqual([column]);
  });

  it('tells of every problem of every claim, and of an id that is there twice', () => {
    expect(problemsOf([withSpec({ partner: 'Atlantis' }), { ...claim, id: 'b', stated: 'ten' }])).toHaveLength(2);
    expect(problemsOf([claim, claim])).toEqual(['id']);
  });
});
