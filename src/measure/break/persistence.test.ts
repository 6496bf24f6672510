import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Period, parsePeriod, periodsOf, shift } from '../../trade/period.ts';
import { BREAK } from './method.ts';
import { assessBreak } from './persistence.ts';

const EVENT = parsePeriod('2022-03');
const MONTHS = periodsOf({ from: parsePeriod('2019-01'), to: parsePeriod('2023-12') });
const AT = MONTHS.indexOf(EVENT);

/** Repeatable noise, about 0.2 in logarithms. */
function wobble(index: number): number {
  return Math.exp(0.2 * Math.sin(index * 12.9898 + 4) + 0.15 * Math.cos(index * 78.233));
}

function series(level: (index: number, period: Period) => number | null) {
  return MONTHS.map((period, index) => {
    const value = level(index, period);
    return { period, value: value === null ? null : value * wobble(index) };
  });
}

describe('a break', () => {
  it.each([
    ['a rise', 100, 900],
    ['a fall', 900, 100],
    ['a fall to nothing', 900, 0],
    ['something from nothing', 0, 900],
  ])('%s at the event that stays is one', (_, before, after) => {
    const found = assessBreak(
      series((index) => (index < AT ? before : after)),
      EVENT,
    );
    expect(found).toMatchObject({
      kind: 'break',
      atEvent: true,
      seasonal: 'removed',
      persistentShare: 1,
      significant: true,
      supFPeriod: EVENT,
    });
    expect(found.shift?.period).toBe(EVENT);
    expect(found.fAtEvent).toBe(found.supF);
    expect(Math.sign((found.shift?.after ?? 0) - (found.shift?.before ?? 0))).toBe(Math.sign(after - before));
  });

  it('elsewhere is a break, but not at the event', () => {
    const found = assessBreak(
      series((index) => (index < AT - 14 ? 100 : 900)),
      EVENT,
    );
    expect(found).toMatchObject({ kind: 'break', atEvent: false });
    expect(found.shift?.period).toBe(shift(EVENT, -14));
    expect(found.why).toContain('not at the event');
  });

  it('with an overshoot is one changepoint, at the beginning of the overshoot', () => {
    const found = assessBreak(
      series((index) => (index < AT ? 100 : index < AT + 2 ? 9000 : 900)),
      EVENT,
    );
    expect(found.kind).toBe('break');
    expect(found.changepoints.map(({ period }) => period)).toEqual([EVENT]);
  });

  it('that reverts after half a year has a small persistent share', () => {
    const found = assessBreak(
      series((index) => (index >= AT && index < AT + 6 ? 900 : 100)),
      EVENT,
    );
    expect(found).toMatchObject({ kind: 'break', atEvent: true });
    expect(found.persistentShare).toBeLessThan(0.4);
  });
});

describe('what is not a break', () => {
  it.each([1, 2, 3])('a level of %i months that comes back is a spike', (long) => {
    const found = assessBreak(
      series((index) => (index >= AT && index < AT + long ? 5000 : 100)),
      EVENT,
    );
    expect(found).toMatchObject({
      kind: 'spike',
      atEvent: false,
      changepoints: [],
      shift: null,
      persistentShare: null,
    });
    expect(found.why).toContain('2022-03');
  });

  it('a hole of two months is a spike too, and missing months are no hole', () => {
    const hole = (index: number): boolean => index === AT || index === AT + 1;
    expect(
      assessBreak(
        series((index) => (hole(index) ? 0 : 100)),
        EVENT,
      ).kind,
    ).toBe('spike');
    expect(
      assessBreak(
        series((index) => (hole(index) ? null : 100)),
        EVENT,
      ).kind,
    ).toBe('none');
  });

  it('noise is none, and so is a season', () => {
    expect(
      assessBreak(
        series(() => 100),
        EVENT,
      ),
    ).toMatchObject({ kind: 'none', significant: false });
    const season = assessBreak(
      series((_, period) => (period % 100 >= 11 ? 2000 : 100)),
      EVENT,
    );
    expect(season).toMatchObject({ kind: 'none', seasonal: 'removed' });
  });

  it('what only the last months show is not called yet', () => {
    const found = assessBreak(
      series((index) => (index < MONTHS.length - 3 ? 100 : 900)),
      EVENT,
    );
    expect(found.kind).toBe('none');
  });
});

describe('what cannot be said', () => {
  const annual = (years: number) =>
    Array.from({ length: years }, (_, index) => ({
      period: (2023 - index) as Period,
      value: index < 2 ? 900 : 100 + (index % 3),
    }));

  it('is not assessable, with why', () => {
    expect(assessBreak([], EVENT)).toMatchObject({
      kind: 'not assessable',
      why: '0 published months; expected at least 18',
    });
    expect(assessBreak(annual(7), EVENT)).toMatchObject({
      kind: 'not assessable',
      why: '7 published years; expected at least 8',
    });
    expect(
      assessBreak(
        series(() => 0),
        EVENT,
      ).why,
    ).toBe('no months over zero');
    expect(
      assessBreak(
        series((index) => (index > AT + 2 ? null : 100)),
        EVENT,
      ).why,
    ).toBe('3 published months from the event on; expected at least 4');
    expect(() => assessBreak([...annual(8), { period: EVENT, value: 1 }], EVENT)).toThrow('months and years');
  });

  it('eight years are enough, and the event is their year', () => {
    expect(assessBreak(annual(9), EVENT)).toMatchObject({ kind: 'break', atEvent: true, seasonal: 'not removed' });
  });

  it('one year before the event keeps its season', () => {
    expect(
      assessBreak(
        series((index) => (index < AT - 20 ? null : 100)),
        EVENT,
      ).seasonal,
    ).toBe('not removed');
  });
});

describe('any series', () => {
  const anyValue = fc.oneof(fc.constant(null), fc.constant(0), fc.integer({ min: 0, max: 1e9 }));
  const any = fc.array(anyValue, { minLength: MONTHS.length, maxLength: MONTHS.length });

  it('has an answer with every feature of the method, in finite numbers, in any unit', () => {
    fc.assert(
      fc.property(any, (values) => {
        const given = MONTHS.map((period, index) => ({ period, value: values[index] ?? null }));
        const found = assessBreak(given, EVENT);
        expect(Object.keys(found).sort()).toEqual(BREAK.features.map(({ name }) => name).sort());
        for (const value of Object.values(found))
          if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
        expect(found.kind === 'break').toBe(found.changepoints.length > 0);
        const cents = assessBreak(
          given.map(({ period, value }) => ({ period, value: value === null ? null : value * 1024 })),
          EVENT,
        );
        expect(cents.kind).toBe(found.kind);
        expect(cents.changepoints.map(({ period }) => period)).toEqual(found.changepoints.map(({ period }) => period));
      }),
    );
  });
});
