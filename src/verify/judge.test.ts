import { describe, expect, it } from 'vitest';
import type { Measured, Reading } from './ask.ts';
import { claimVerdict, type ReadingResult, resultOf, verdictOf } from './judge.ts';
import { readStated, type Stated } from './stated.ts';

const stated = (text: string | number): Stated => readStated(text) as Stated;

const measured = (amount: number | null, more: Partial<Measured> = {}): Measured => ({
  amount,
  unit: 'USD',
  coverage: { published: 10, asked: 10 },
  why: amount === null ? 'not loaded' : null,
  query: `entrepot flows ${amount}`,
  source: 'a-source',
  files: [{ name: 'a.csv', sha256: 'aa' }],
  notes: [],
  ...more,
});

const reading = (formula: Reading['formula'], alternative = 'as-claimed'): Reading => ({
  alternative,
  label: alternative,
  formula,
  top: [],
  bottom: [],
  divisor: 1,
});

describe('a reading', () => {
  it('is a sum, one sum over another, or that less one', () => {
    const [top, bottom] = [[measured(30), measured(60)], [measured(45)]];
    expect(resultOf(reading('sum'), stated(90), top, []).figure).toBe(90);
    expect(resultOf(reading('over'), stated(2), top, bottom)).toMatchObject({ figure: 2, holds: true, off: 0 });
    expect(resultOf(reading('over-less-one'), stated(3.45), top, bottom)).toMatchObject({ figure: 1, holds: false });
    expect(resultOf({ ...reading('sum'), divisor: 1.1 }, stated(100), [measured(110)], []).figure).toBe(100);
  });

  it('has no figure where a part of it is missing, or it would be divided by zero, or units differ', () => {
    expect(resultOf(reading('sum'), stated(1), [measured(1), measured(null)], [])).toMatchObject({
      state: 'missing',
      figure: null,
      holds: null,
      why: 'not loaded',
    });
    expect(resultOf(reading('over'), stated(1), [measured(1)], [measured(0)])).toMatchObject({
      figure: null,
      holds: null,
    });
    expect(resultOf(reading('over'), stated(1), [measured(1)], [measured(1, { unit: 'kg' })]).why).toContain('units');
  });

  it('is not judged when too little of it was published, unless what is known is enough already', () => {
    const half = { coverage: { published: 5, asked: 10 } };
    expect(resultOf(reading('sum'), stated(100), [measured(100, half)], [])).toMatchObject({
      state: 'partial',
      holds: null,
      figure: 100,
    });
    expect(resultOf(reading('sum'), stated('>50'), [measured(100, half)], []).holds).toBe(true);
    expect(resultOf(reading('sum'), stated('>500'), [measured(100, half)], []).holds).toBeNull();
    expect(resultOf(reading('over'), stated('>2'), [measured(100, half)], [measured(1)]).holds).toBeNull();
    const most = { coverage: { published: 97, asked: 100 } };
    expect(resultOf(reading('sum'), stated(100), [measured(100, most)], []).holds).toBe(true);
  });

  it('keeps what it rests on, once', () => {
    const result = resultOf(reading('over'), stated(1), [measured(1)], [measured(1)]);
    expect(result).toMatchObject({ queries: ['entrepot flows 1'], sources: ['a-source'] });
    expect(result.files).toHaveLength(1);
  });
});

describe('a verdict', () => {
  const result = (alternative: string, holds: boolean | null): ReadingResult => ({
    ...resultOf(reading('sum', alternative), stated(1), [measured(1)], []),
    holds,
  });
  const verdict = (...results: ReadingResult[]) => {
    const { verdict: name, under } = verdictOf(stated(1), results);
    return [name, under];
  };

  it('is that of the reading as claimed where it agrees', () => {
    expect(verdict(result('as-claimed', true), result('measure', false))).toEqual(['reproduced', null]);
  });

  it('names the first other reading that agrees', () => {
    const others = [result('measure', false), result('year', true), result('group', true)];
    expect(verdict(result('as-claimed', false), ...others)).toEqual(['reproduced-under', 'year']);
    expect(verdict(result('as-claimed', null), ...others)).toEqual(['reproduced-under', 'year']);
  });

  it('contradicts only where the reading as claimed was judged', () => {
    expect(verdict(result('as-claimed', false), result('measure', null))).toEqual(['contradicted', null]);
    expect(verdict(result('as-claimed', null), result('measure', false))).toEqual(['not-testable', null]);
    expect(verdict(result('customs-statistics', false))).toEqual(['not-testable', null]);
    expect(verdict()).toEqual(['not-testable', null]);
  });

  it('on a claim of several figures is the gravest of those that were tested', () => {
    const of = (...names: ReturnType<typeof verdictOf>['verdict'][]) =>
      claimVerdict(names.map((name) => ({ ...verdictOf(stated(1), []), verdict: name }))).verdict;
    expect(of('reproduced', 'contradicted', 'not-testable')).toBe('contradicted');
    expect(of('reproduced', 'reproduced-under')).toBe('reproduced-under');
    expect(of('reproduced', 'not-testable')).toBe('reproduced');
    expect(of('not-testable', 'not-testable')).toBe('not-testable');
  });
});
