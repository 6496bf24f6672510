import { describe, expect, inject, it } from 'vitest';
import { quiet } from '../../test/helpers.ts';
import { flows } from './flows.ts';
import { type FlowsParameters, parseFlowsCommand } from './flows-command.ts';
import { series } from './series.ts';

const context = { lake: inject('bundledLake'), effects: quiet() };

describe('the legs of a finding', () => {
  it.each(['displacement:EU27:KAZ:RUS:870324', 'collapse:EU27:-:RUS:870323', 'diversion:EU27:KAZ:RUS:TOTAL'])(
    '%s have the very figures that their command gives',
    async (finding) => {
      const { legs } = await series(context, { finding });
      const known = legs.filter(({ reported }) => reported !== 'none');
      expect(known.length).toBeGreaterThan(0);
      for (const { query, points } of known) {
        const { rows } = await flows(context, parseFlowsCommand(query) as FlowsParameters);
        const value = new Map(rows.map((row) => [row['period'], row['value']]));
        expect(points.length).toBeGreaterThan(2);
        for (const point of points)
          expect([point.period, point.value]).toEqual([point.period, value.get(point.period)]);
      }
    },
  );

  it('have the range of a series whose variance is a multiple of its mean, around the base grown as expected', async () => {
    const { legs, finding } = await series(context, { finding: 'displacement:EU27:KAZ:RUS:870324' });
    const points = legs.find(({ leg }) => leg === 'in')?.points ?? [];
    const growth = 'expected' in finding ? finding.expected.growth : Number.NaN;
    const base = points.filter(({ part }) => part === 'base').map(({ value }) => value ?? Number.NaN);
    let mean = 0;
    for (const value of base) mean += value / base.length;
    let variance = 0;
    for (const value of base) variance += (value - mean) ** 2 / (base.length - 1);
    const window = points.filter(({ part }) => part === 'window');
    expect([base.length, window.length]).toEqual([9, 9]);
    for (const [place, { expected, low, high }] of window.entries()) {
      const before = base[place] as number;
      const spread = 1.96 * Math.sqrt((variance / mean) * (before * growth + growth ** 2 * before));
      expect(expected).toBeCloseTo(before * growth, 1);
      expect(low).toBeCloseTo(Math.max(0, before * growth - spread), 1);
      expect(high).toBeCloseTo(before * growth + spread, 1);
    }
  });
});
