import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disagreement, FREIGHT, gapOf } from './gap.ts';

const money = fc.double({ min: 0.01, max: 1e12, noNaN: true });

describe('the gap of a period', () => {
  it('is X - M, with what freight could explain', () => {
    const { gap, logRatio, asymmetry, bands, status } = gapOf(120, 110);
    expect([gap, status]).toEqual([10, 'not received']);
    expect(logRatio).toBeCloseTo(Math.log(120 / 110), 12);
    expect(asymmetry).toBeCloseTo(10 / 115, 12);
    expect(bands.map((band) => band.factor)).toEqual([1, 1.05, 1.1, 1.2]);
    expect(bands[2]?.unaccounted).toBeCloseTo(20, 9);
  });

  it.each([
    [100, 99, 'not received'],
    [100, 100, 'within band'],
    [100, 120, 'within band'],
    [100, 121, 'over band'],
    [0, 5, 'over band'],
    [5, 0, 'not received'],
    [0, 0, 'within band'],
    [null, 5, 'one side only'],
    [5, null, 'one side only'],
    [null, null, 'neither side'],
  ] as const)('%s sent, %s received: %s', (sent, received, status) => {
    expect(gapOf(sent, received).status).toBe(status);
  });

  it('says nothing of a side that is missing, and no logarithm of nothing', () => {
    expect(gapOf(null, 5)).toMatchObject({ gap: null, logRatio: null, asymmetry: null });
    expect(gapOf(null, 5).bands.every((band) => band.unaccounted === null)).toBe(true);
    expect(gapOf(0, 5)).toMatchObject({ gap: -5, logRatio: null, asymmetry: -2 });
    expect(gapOf(5, 0)).toMatchObject({ gap: 5, logRatio: null, asymmetry: 2 });
    expect(gapOf(0, 0)).toMatchObject({ gap: 0, logRatio: null, asymmetry: 0 });
  });

  it('turns its sign with the sides and does not know the currency', () => {
    fc.assert(
      fc.property(money, money, fc.double({ min: 0.01, max: 1000, noNaN: true }), (sent, received, rate) => {
        const one = gapOf(sent, received);
        const turned = gapOf(received, sent);
        const scaled = gapOf(sent * rate, received * rate);
        expect((one.gap as number) + (turned.gap as number)).toBeCloseTo(0, 6);
        expect(one.asymmetry as number).toBeCloseTo(-(turned.asymmetry as number), 9);
        expect(scaled.logRatio as number).toBeCloseTo(one.logRatio as number, 9);
        expect(scaled.asymmetry as number).toBeCloseTo(one.asymmetry as number, 9);
      }),
    );
  });

  it('leaves more unaccounted the more of the report is freight', () => {
    fc.assert(
      fc.property(money, money, (sent, received) => {
        const values = gapOf(sent, received).bands.map((band) => band.unaccounted as number);
        expect(values).toEqual([...values].sort((a, b) => a - b));
      }),
    );
  });
});

describe('disagreement', () => {
  it('lies between 0 and 1', () => {
    expect(disagreement(100, 110)).toBeCloseTo(0, 12);
    expect([disagreement(0, 5), disagreement(5, 0), disagreement(0, 0)]).toEqual([1, 1, 0]);
    fc.assert(
      fc.property(money, money, (sent, received) => {
        const d = disagreement(sent, received, FREIGHT.low);
        expect(d >= 0 && d <= 1).toBe(true);
      }),
    );
  });
});
