import { describe, expect, it } from 'vitest';
import { ALTERNATIVES } from './alternatives.ts';
import type { Reading } from './ask.ts';
import type { Claim, Statement } from './claim.ts';
import { readClaim } from './claim-file.ts';
import { readingsOf } from './plan.ts';

const spec = {
  reporter: 'EU27',
  partner: 'KGZ',
  product: ['8542'],
  window: ['2022-03', '2022-10'],
  base: ['2021-03', '2021-10'],
  statistic: 'growth',
};
const claimOf = (more: object, entry: object = {}): Claim =>
  readClaim({ id: 'a', text: 'a', stated: 1, ...entry, spec: { ...spec, ...more } }, 'x', 0);
const readings = (more: object = {}, entry: object = {}): readonly Reading[] => {
  const claim = claimOf(more, entry);
  return readingsOf(claim, claim.statements[0] as Statement);
};
const named = (name: string, all: readonly Reading[]): Reading[] =>
  all.filter(({ alternative }) => alternative === name);
const spans = (all: readonly Reading[]): unknown => all.map(({ top, bottom }) => [top[0]?.span, bottom[0]?.span]);

describe('the readings of a claim', () => {
  it('begin with the claim itself', () => {
    const [first] = readings();
    expect(first).toMatchObject({ alternative: 'as-claimed', formula: 'over-less-one', divisor: 1 });
    expect(first?.top).toMatchObject([
      { reporter: ['EU27'], partner: ['KGZ'], products: ['8542'], flow: 'export', mirror: false },
    ]);
    expect(first?.bottom).toMatchObject([{ span: { from: 202103, to: 202110 } }]);
  });

  it('never hold the same sums twice', () => {
    const keys = readings().map(({ formula, top, bottom, divisor }) => JSON.stringify([formula, top, bottom, divisor]));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('try other windows, alike in the base', () => {
    const all = readings();
    expect(spans(named('calendar-years', all))).toEqual([
      [
        { from: 202201, to: 202212 },
        { from: 202101, to: 202112 },
      ],
    ]);
    expect(spans(named('year-to-date', all))).toEqual([
      [
        { from: 202201, to: 202210 },
        { from: 202101, to: 202110 },
      ],
    ]);
    expect(spans(named('last-month', all))).toEqual([
      [
        { from: 202210, to: 202210 },
        { from: 202110, to: 202110 },
      ],
    ]);
    expect(named('like-for-like', all)).toEqual([]);
  });

  it('set a month that is held against a year against the same month', () => {
    const all = readings({ window: ['2023-09', '2023-09'], base: ['2021-01', '2021-12'] });
    expect(spans(named('like-for-like', all))).toEqual([
      [
        { from: 202309, to: 202309 },
        { from: 202109, to: 202109 },
      ],
    ]);
    expect(named('calendar-years', all)).toEqual([]);
  });

  it("take the other side's report; of amounts, with freight taken off too", () => {
    expect(named('other-side', readings())[0]?.top[0]?.mirror).toBe(true);
    expect(named('other-side-without-freight', readings())).toEqual([]);
    const amount = readings({ statistic: 'value', unit: 'USD' });
    expect(named('other-side-without-freight', amount)[0]).toMatchObject({ divisor: 1.1 });
    const received = readings({ statistic: 'value', unit: 'USD', flow: 'import' });
    expect(named('other-side-without-freight', received)[0]?.divisor).toBeCloseTo(1 / 1.1);
  });

  it('take other sets of codes, and codes of the older HS where it changed in between', () => {
    expect(named('heading', readings({ product: ['842952', '842951'] }))[0]?.top[0]?.products).toEqual(['8429']);
    expect(named('heading', readings())).toEqual([]);
    expect(named('listed-codes', readings())[0]?.top[0]?.products).toContain('854231');
    expect(named('listed-codes', readings({ product: 'TOTAL' }))).toEqual([]);
    expect(named('hs-revision', readings({ product: ['842952'] }))[0]?.top[0]?.revision).toBe('HS2017');
    expect(
      named(
        'hs-revision',
        readings({ product: ['842952'], window: ['2023-03', '2023-10'], base: ['2022-03', '2022-10'] }),
      ),
    ).toEqual([]);
  });

  it('weigh what was valued, value and weigh what was counted', () => {
    const measures = (more: object) => named('measure', readings(more)).map(({ top }) => top[0]?.measure);
    expect(measures({})).toEqual(['weight']);
    expect(measures({ measure: 'quantity' })).toEqual(['value', 'weight']);
    expect(measures({ statistic: 'value' })).toEqual([]);
  });

  it('take the Union as its members then and as one reporter, and figures of the day of the claim', () => {
    expect(named('group', readings()).map(({ top }) => top[0]?.reporter)).toEqual([['EU'], ['=EU27']]);
    expect(named('group', readings({ reporter: 'DEU' }))).toEqual([]);
    expect(named('vintage', readings())).toEqual([]);
    expect(named('vintage', readings({}, { published: '2023-11' }))[0]?.top[0]?.vintage).toBe('contemporary');
  });

  it('of both directions add exports and imports', () => {
    expect(readings({ flow: 'both', statistic: 'value' })[0]?.top.map(({ flow }) => flow)).toEqual([
      'export',
      'import',
    ]);
  });

  it('of a share divide by all partners, or by all exporters', () => {
    const share = { statistic: 'share', base: undefined };
    expect(readings(share)[0]?.bottom).toMatchObject([{ reporter: ['EU27'], partner: ['WORLD'] }]);
    const mirror = { ...share, reporter: 'mirror', exporter: 'CHN', importer: 'RUS' };
    expect(readings(mirror)[0]?.bottom).toMatchObject([{ reporter: 'all', partner: ['RUS'] }]);
    expect(named('other-side', readings(mirror))[0]).toMatchObject({
      top: [{ reporter: ['RUS'], partner: ['CHN'], flow: 'import' }],
      bottom: [{ reporter: ['RUS'], partner: ['WORLD'], flow: 'import' }],
    });
  });

  it('of shipments are those of statistics where the whole trade is meant, else none', () => {
    const shipment = {
      level: 'shipment',
      exporter: 'CHN',
      importer: 'RUS',
      statistic: 'value',
      unit: 'USD',
      reporter: undefined,
    };
    expect(readings(shipment)[0]).toMatchObject({ alternative: 'customs-statistics', top: [{ reporter: ['CHN'] }] });
    expect(readings({ ...shipment, text_contains: 'war' })).toEqual([]);
    expect(readings({ ...shipment, via: 'TUR' })).toEqual([]);
    expect(readings({ ...shipment, statistic: 'count' })).toEqual([]);
  });

  it('have a name and a reason each', () => {
    expect(new Set(ALTERNATIVES.map(({ name }) => name)).size).toBe(ALTERNATIVES.length);
    for (const { about } of ALTERNATIVES) expect(about).toMatch(/^[a-z].{20,}[^.]$/);
  });
});
