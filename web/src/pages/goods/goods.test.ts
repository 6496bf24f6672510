import { expect, test } from 'vitest';
import { historyOf } from '../../../../src/trade/concordance.ts';
import { parseProduct } from '../../../../src/trade/hs.ts';
import { openOf, prefixesOf, stepsOf, stepWords, toggled } from './code-words.ts';
import { heatCell, matrixTitle } from './matrix-words.ts';
import { goodsSearch } from './search.ts';

const told = (code: string): string[] => {
  const history = historyOf(parseProduct(code));
  return stepsOf(history).map((step) => stepWords(step, history));
};

test('the history of real codes in plain words', () => {
  expect(told('880621')).toEqual([
    'New in 2022: its goods were part of 852580, 880211 and 880220. A percentage across 2022 means nothing.',
  ]);
  expect(told('854231')).toEqual([
    'The same goods as in HS 2017: figures before and after 2022 compare.',
    'The same goods as in HS 2012: figures before and after 2017 compare.',
  ]);
  expect(told('847330')[0]).toBe(
    'The code went on in 2022, but its scope changed: part of its goods moved to other codes. Read a percentage across 2022 with caution.',
  );
  expect(told('852491')[0]).toMatch(
    /part of 4\d\d codes, such as 841311, 841319 and 841320\. A percentage across 2022 means nothing\.$/,
  );
});

test('the tree opens to the code that is told about, until it is opened and closed by hand', () => {
  expect(prefixesOf('854231')).toEqual(['85', '8542', '854231']);
  expect(openOf(undefined, '854231')).toEqual(['85', '8542']);
  expect(openOf(['84'], '854231')).toEqual(['84']);
  expect(toggled(['85', '8542'], '8542')).toEqual(['85']);
  expect(toggled(['85'], '85')).toEqual(['none']);
  expect(toggled(['none'], '84')).toEqual(['84']);
});

const cell = { partner: 'KGZ', base: 100, value: 800, delta: 700, ratio: 8, candidates: 3, supported: 1 };

test('a cell has its figure, its change and its mark', () => {
  expect(heatCell(cell, 'delta', 'EUR')).toMatchObject({ shade: 1, text: '+700', marked: 'full' });
  expect(heatCell({ ...cell, supported: 0 }, 'ratio', 'EUR')).toMatchObject({ text: '×8', marked: 'hollow' });
  expect(heatCell({ ...cell, ratio: null, candidates: 0, supported: 0 }, 'ratio', 'EUR')).toMatchObject({
    shade: 1,
    text: 'new',
  });
  expect(heatCell({ ...cell, base: 0, value: 0, delta: 0, ratio: null }, 'delta', 'EUR')).toMatchObject({
    shade: 0,
    text: '0',
  });
  expect(heatCell(undefined, 'delta', 'EUR').shade).toBeNull();
});

test('the headline of the heat map is computed', () => {
  const lost = { ...cell, partner: 'RUS', delta: -1_500_000_000 };
  const matrix = {
    snapshot: 's1',
    scenario: 'x',
    window: ['2022-03', '2022-11'],
    base: ['2021-03', '2021-11'],
    currency: 'EUR',
    level: 4,
    under: '85',
    columns: ['RUS', 'KGZ', 'ARM'],
    rows: [],
    totals: [lost, cell, { ...cell, partner: 'ARM' }],
    notes: [],
  } as const;
  expect(matrixTitle(matrix, (area) => ({ RUS: 'Russia' })[area] ?? area)).toBe(
    'Russia got 1.5 bn EUR less of the listed goods under 85; two intermediaries got 1.4 k EUR more',
  );
});

test('codes in an address are read with dots and spaces, others are not', () => {
  expect(goodsSearch({ code: '8542.31', under: '85', open: '85,8542', level: '4' })).toEqual({
    code: '854231',
    under: '85',
    open: ['85', '8542'],
  });
  expect(goodsSearch({ code: 'chips', under: '854231', by: 'size' })).toEqual({});
});
