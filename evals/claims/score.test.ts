import { describe, expect, it } from 'vitest';
import { parseArea } from '../../src/trade/area.ts';
import { parseGoods } from '../../src/trade/goods-list.ts';
import { readClaim } from '../../src/verify/claim-file.ts';
import { readStated } from '../../src/verify/stated.ts';
import { saidBy } from './fields.ts';
import { type Entry, readEntries } from './labels.ts';
import { type DraftLike, score } from './score.ts';
import { missed, precision, recall, table, unmet } from './table.ts';

const text = 'Exports of chips from Japan to India were $5m in 2022, and those to Thailand $7m.';
const claim = (partner: string, stated: unknown, more: object = {}): Entry['claims'][number] => ({
  spec: {
    reporter: 'JPN',
    partner,
    flow: 'export',
    product: ['8542'],
    window: ['2022-01', '2022-12'],
    statistic: 'value',
    unit: 'USD',
    ...more,
  },
  stated: stated as number,
  doubts: [],
});
const draft = (one: Entry['claims'][number], doubts: DraftLike['doubts'] = []): DraftLike => ({ ...one, doubts });
const entry: Entry = { text, claims: [claim('IND', 5e6), claim('THA', 7e6)] };
const scored = (...drafts: DraftLike[]) => score([entry], () => drafts);

describe('a parser is scored', () => {
  it('with all that it got right, in whatever order and writing', () => {
    const found = scored(
      draft(claim('Thailand', '7e6', { statistic: ['value'], level: 'trade', measure: 'value' })),
      draft(claim('IND', { value: 5e6 }, { window: ['2022', '2022'], reporter: ['Japan'] })),
    );
    expect(found.claims).toEqual({ right: 2, given: 2, wanted: 2 });
    expect(found.misses).toEqual([]);
  });

  it('against what it left out', () => {
    const found = scored(draft(claim('IND', 5e6)));
    expect(found.claims).toEqual({ right: 1, given: 1, wanted: 2 });
    expect(found.fields.partner).toEqual({ right: 1, given: 1, wanted: 2 });
    expect(found.misses).toEqual([{ text, what: [expect.stringContaining('not found: reporter JPN; partner THA')] }]);
  });

  it('against a single field that is wrong, or that nobody said', () => {
    const found = scored(
      draft(claim('IND', '>5e6')),
      draft(claim('THA', 7e6, { base: ['2021-01', '2021-12'], via: 'TUR' })),
    );
    expect(found.claims.right).toBe(0);
    expect(found.fields.stated).toEqual({ right: 1, given: 2, wanted: 2 });
    expect(found.fields.base).toEqual({ right: 0, given: 1, wanted: 0 });
    expect(found.misses[0]?.what).toEqual([
      'base: wanted nothing, given 2021-01 to 2021-12',
      'via: wanted nothing',
      'stated: wanted value: exactly 5.000e+6, given value: more-than 5.000e+6',
    ]);
  });

  it('against a claim where there is none, once a text', () => {
    const found = score([{ text: 'On 3 May 2022 it rained.', claims: [] }], () => [
      draft(claim('IND', 3)),
      draft(claim('THA', 5)),
    ]);
    expect(found.negatives).toEqual({ alarms: 1, of: 1 });
    expect(found.claims).toEqual({ right: 0, given: 2, wanted: 0 });
    expect(precision(found.claims)).toBe(0);
    expect(recall(found.claims)).toBeNull();
  });

  it('for the doubts that it had to say', () => {
    const doubted: Entry = { text, claims: [{ ...claim('IND', 5e6), doubts: ['base', 'window'] }] };
    const found = score([doubted], () => [draft(claim('IND', 5e6), [{ field: 'base' }, { field: null }])]);
    expect(found.doubts).toEqual({ raised: 1, of: 2 });
  });

  it('and a parser that finds nothing has no precision and no recall', () => {
    const found = score([...readEntries('sentences'), ...readEntries('held-out')], () => []);
    expect(found.claims.right).toBe(0);
    expect(recall(found.claims)).toBe(0);
    expect(unmet(found)).toHaveLength(24);
    expect(missed(found).join('\n')).toContain('not found: reporter');
    expect(table('both', found).join('\n')).toMatch(/whole claim +- +0\.0 %/);
  });
});

it('a parser that gives the labels themselves meets the goals', () => {
  const entries = readEntries('sentences');
  const found = score(entries, (text) =>
    (entries.find((one) => one.text === text)?.claims ?? []).map((one) => draft(one)),
  );
  expect(unmet(found)).toEqual([]);
  expect(found.claims.right).toBe(found.claims.wanted);
});

describe.each(['sentences', 'held-out'] as const)('the labels of %s', (part) => {
  const entries = readEntries(part);
  const labels = entries.flatMap(({ text, claims }) => claims.map((label) => ({ text, label })));

  it('are enough, one in five at least without a claim', () => {
    expect(entries.length).toBeGreaterThanOrEqual(part === 'sentences' ? 110 : 70);
    expect(entries.filter(({ claims }) => claims.length === 0).length / entries.length).toBeGreaterThan(0.2);
    expect(new Set(entries.map(({ text }) => text)).size).toBe(entries.length);
  });

  it('have areas, goods and figures that are known', () => {
    const list = (value: unknown): string[] => (value === undefined ? [] : [value].flat().map(String));
    for (const { text, label } of labels) {
      for (const name of ['reporter', 'partner'] as const)
        for (const word of list(label.spec[name])) expect(() => parseArea(word), text).not.toThrow();
      if (label.spec['product'] !== undefined)
        expect(parseGoods(list(label.spec['product'])).products.length, text).toBeGreaterThan(0);
      const stated = typeof label.stated === 'object' ? Object.values(label.stated) : [label.stated];
      for (const figure of stated) expect(readStated(figure), text).not.toBeNull();
      expect(saidBy(label.spec, label.stated).size, text).toBeGreaterThanOrEqual(2);
    }
  });

  it('are claims that can be read, where nothing is left open', () => {
    const needed = ['reporter', 'partner', 'product', 'window'];
    const whole = labels.filter(({ label: { spec } }) => needed.every((name) => spec[name] !== undefined));
    expect(whole.length / labels.length).toBeGreaterThan(0.85);
    for (const [index, { text, label }] of whole.entries())
      expect(
        () => readClaim({ id: `label-${index}`, text, spec: label.spec, stated: label.stated }, `${part}.yml`, index),
        text,
      ).not.toThrow();
  });
});

it('no text stands in both parts', () => {
  const held = new Set(readEntries('held-out').map(({ text }) => text));
  expect(readEntries('sentences').filter(({ text }) => held.has(text))).toEqual([]);
});
