import { expect, it } from 'vitest';
import { CLEAN } from './options.ts';
import { makePanel } from './panel.ts';
import type { PanelRow } from './reports.ts';
import { DESTINATION, EXPORTERS, INTERMEDIARIES, MEASURED } from './world.ts';

/** What three panels differ by from one draw to the next, and what one kind of series misses where the data have many. */
const ACTIVE_OFF = 0.06;
const CV2_TIMES = 1.5;
const RATIO_LOG_OFF = 0.6;
const RATIO_SPREAD_OFF = 0.35;
const GROWTH_OFF = 0.1;

const rows = [21, 22, 23].flatMap((seed): PanelRow[] =>
  makePanel({ seed, ...CLEAN, missing: false, revisions: false })
    .vintages.flatMap((vintage) => vintage.rows)
    .filter(({ flow, reporter, partner }) => {
      return flow === 'export' && reporter in EXPORTERS && (partner === DESTINATION || partner in INTERMEDIARIES);
    })
    .map((row) => ({ ...row, reporter: `${row.reporter} ${seed}` })),
);

it('has as many silent months and as lumpy ones as were measured, by size', () => {
  const inside = rows.filter(({ period }) => period >= 202001 && period <= 202112);
  const series = Map.groupBy(inside, ({ reporter, partner, product }) => `${reporter} ${partner} ${product}`);
  const all = [...series.values()].map((own) => {
    const mean = own.reduce((total, row) => total + row.value, 0) / 24;
    const squares = own.reduce((total, row) => total + row.value ** 2, 0);
    return {
      size: Math.floor(Math.log10(mean) * 2) / 2,
      active: own.length / 24,
      cv2: (squares / mean ** 2 - 24) / 23,
    };
  });
  for (const [size, active, cv2] of MEASURED.bySize) {
    const own = all.filter((one) => one.size === size);
    expect(own.length).toBeGreaterThan(50);
    expect(Math.abs(own.reduce((total, one) => total + one.active, 0) / own.length - active)).toBeLessThan(ACTIVE_OFF);
    const found =
      quantile(
        own.map((one) => one.cv2),
        0.5,
      ) / cv2;
    expect(found).toBeGreaterThan(1 / CV2_TIMES);
    expect(found).toBeLessThan(CV2_TIMES);
  }
});

it('has intermediaries as small beside the destination, and growth as uneven, as were measured', () => {
  const total = new Map<string, number>();
  for (const { reporter, partner, product, period, value } of rows) {
    const month = period % 100;
    if (month < 3 || month > 11) continue;
    const name = `${partner} ${product} ${reporter.split(' ')[1]} ${Math.floor(period / 100)}`;
    total.set(name, (total.get(name) ?? 0) + value);
  }
  const logs: number[] = [];
  for (const [intermediary, wanted] of Object.entries(MEASURED.ratioToDestination)) {
    const ratios = [...total].flatMap(([name, value]) => {
      const there = total.get(name.replace(intermediary, DESTINATION)) ?? 0;
      return name.startsWith(intermediary) && name.endsWith('2021') && there > 1e6 ? [value / there] : [];
    });
    expect(Math.abs(Math.log(quantile(ratios, 0.5) / wanted))).toBeLessThan(RATIO_LOG_OFF);
    logs.push(...ratios.map((ratio) => Math.log(ratio / quantile(ratios, 0.5))));
  }
  const deviation = Math.sqrt(logs.reduce((all, log) => all + log ** 2, 0) / logs.length);
  expect(Math.abs(deviation - MEASURED.ratioLogSd)).toBeLessThan(RATIO_SPREAD_OFF);
  const growth = [...total].flatMap(([name, value]) => {
    const before = total.get(name.replace(/2021$/, '2020')) ?? 0;
    return name.endsWith('2021') && !name.startsWith(DESTINATION) && before > 1e6 ? [Math.log(value / before)] : [];
  });
  const spread = (quantile(growth, 0.75) - quantile(growth, 0.25)) / 1.349;
  expect(Math.abs(spread - MEASURED.growthSpread)).toBeLessThan(GROWTH_OFF);
});

function quantile(values: readonly number[], at: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * at)] as number;
}
