import { createHash } from 'node:crypto';
import path from 'node:path';
import { expect, it } from 'vitest';
import { withLake } from '../../src/app/context.ts';
import { one } from '../../src/engine/engine.ts';
import { sql } from '../../src/engine/sql.ts';
import { codesOf } from '../../src/trade/nomenclature.ts';
import { parseScenario } from '../../src/trade/scenario.ts';
import { quiet, tempFolder } from '../../test/helpers.ts';
import { goodsOf, LISTED_CODES, OTHER_CODES } from './codes.ts';
import { csv, loadPanel } from './load.ts';
import { CLEAN, COLLAPSE_ONLY } from './options.ts';
import { makePanel, type Panel } from './panel.ts';
import { BASE_FROM, EXPORTERS, HS2022, periodAt, WINDOW_FROM } from './world.ts';

const size = { listed: 16, others: 12 };
const bytes = (panel: Panel): string =>
  createHash('sha256')
    .update(panel.vintages.map(({ rows }) => csv(rows)).join('\n'))
    .digest('hex');
const still = { missing: false, revisions: false, size } as const;

/** Exports of the exporters to a country in the months from..from + 9. */
function exported(panel: Panel, partner: string, from: number, code?: string): number {
  return panel.vintages
    .flatMap(({ rows }) => rows)
    .filter((row) => row.flow === 'export' && row.reporter in EXPORTERS && row.partner === partner)
    .filter((row) => code === undefined || row.product === code)
    .filter((row) => row.period >= periodAt(from) && row.period <= periodAt(from + 9))
    .reduce((total, row) => total + row.value, 0);
}

it('gives the same bytes for the same seed, and others for another', () => {
  const first = makePanel({ seed: 7, size });
  expect(bytes(makePanel({ seed: 7, size }))).toBe(bytes(first));
  expect(makePanel({ seed: 7, size }).truth).toEqual(first.truth);
  expect(bytes(makePanel({ seed: 8, size }))).not.toBe(bytes(first));
});

it('uses codes that exist when they are reported', () => {
  const goods = goodsOf(LISTED_CODES, OTHER_CODES);
  expect(new Set(goods.map((good) => good.code)).size).toBe(goods.length);
  const [now, before] = [codesOf(2022), codesOf(2017)];
  for (const { code, from, to } of goods) {
    expect([code, now?.has(code)]).toEqual([code, to >= HS2022]);
    expect([code, before?.has(code)]).toEqual([code, from < HS2022]);
  }
});

it('changes nothing at the event of a clean panel, and only the direct trade where only that falls', () => {
  const clean = makePanel({ seed: 3, ...CLEAN, ...still });
  const fallen = makePanel({ seed: 3, ...COLLAPSE_ONLY, ...still });
  expect(clean.truth).toMatchObject({ injections: [], confounders: [], missing: [] });
  expect(fallen.truth.injections).toEqual([]);
  const lost = Object.values(fallen.truth.lost).reduce((total, value) => total + value, 0);
  expect(lost).toBeGreaterThan(1e7);
  const gone = exported(clean, 'RUS', WINDOW_FROM) - exported(fallen, 'RUS', WINDOW_FROM);
  expect(gone / lost).toBeCloseTo(1, 3);
  expect(exported(fallen, 'RUS', BASE_FROM)).toBe(exported(clean, 'RUS', BASE_FROM));
  for (const partner of ['KAZ', 'KGZ', 'TJK', 'MEX']) {
    expect(exported(fallen, partner, WINDOW_FROM)).toBe(exported(clean, partner, WINDOW_FROM));
  }
});

it('sends what is lost through an intermediary, and the truth says how much', () => {
  const diversion = { share: 0.5, ghost: 0.3, lag: 1, markup: 0.2, rate: 1 };
  const panel = makePanel({ seed: 5, diversion, confounders: false, ...still });
  const without = makePanel({ seed: 5, ...COLLAPSE_ONLY, ...still });
  const { injections } = panel.truth;
  expect(injections.length).toBeGreaterThan(16);
  let [declared, lost] = [0, 0];
  for (const one of injections) {
    const more = exported(panel, one.intermediary, WINDOW_FROM, one.code);
    const less = exported(without, one.intermediary, WINDOW_FROM, one.code);
    expect(Math.abs(more - less - one.entered - one.ghost)).toBeLessThan(60);
    expect(one.left).toBeLessThanOrEqual(one.entered);
    expect(one.entered + one.ghost).toBeLessThanOrEqual(one.lost);
    declared += one.entered + one.ghost;
    lost += one.ghost;
  }
  expect(lost / declared).toBeGreaterThan(0.2);
  expect(lost / declared).toBeLessThan(0.4);
});

it('multiplies the size of what is injected and of what it hides in', () => {
  const small = makePanel({ seed: 5, diversion: { share: 0.3 }, confounders: false, ...still }).truth.injections;
  const large = makePanel({
    seed: 5,
    diversion: { share: 0.3, lostTimes: 5, baseTimes: 10 },
    confounders: false,
    ...still,
  });
  const total = (all: typeof small, key: 'lost' | 'base'): number => all.reduce((sum, one) => sum + one[key], 0);
  expect(total(large.truth.injections, 'lost') / total(small, 'lost')).toBeGreaterThan(2.5);
  expect(total(large.truth.injections, 'base') / total(small, 'base')).toBeGreaterThan(4);
});

it('labels each kind of confounder that is asked for', () => {
  const { confounders, injections } = makePanel({ seed: 11, size: { listed: 40, others: 40 } }).truth;
  const kinds = Map.groupBy(confounders, (one) => one.kind);
  expect(Object.fromEntries([...kinds].map(([kind, own]) => [kind, own.length]))).toEqual({
    artefact: 1,
    direct: 5,
    'domestic-demand': 8,
    'm-boom': 1,
    'out-only': 6,
    price: 6,
    reclassification: 4,
    spike: 8,
  });
  expect(injections.filter((one) => one.kind === 'two-step')).toHaveLength(3);
  const places = new Set(injections.flatMap((one) => [`${one.intermediary} ${one.code}`, `${one.second} ${one.code}`]));
  for (const { intermediary, code } of confounders) expect(places.has(`${intermediary} ${code}`)).toBe(false);
});

it('loads through a mapping, the later vintage over the first, and has a scenario that can be read', async () => {
  const folder = tempFolder();
  const context = { lake: path.join(folder, 'lake'), effects: quiet() };
  const panel = makePanel({ seed: 2, size });
  expect(() => parseScenario(panel.scenario, 'generated')).not.toThrow();
  const loads = await loadPanel(context, panel, path.join(folder, 'files'));
  expect(loads.map((load) => load.vintage)).toEqual(panel.vintages.map((vintage) => vintage.published));
  const [first, second] = panel.vintages;
  const cell = (row: { reporter: string; partner: string; flow: string; product: string; period: number }): string =>
    [row.reporter, row.partner, row.flow, row.product, row.period].join(' ');
  const revised = new Set(second?.rows.map(cell));
  const final = [...(first?.rows ?? []).filter((row) => !revised.has(cell(row))), ...(second?.rows ?? [])];
  const held = await withLake(context, undefined, ({ engine }) =>
    one<{ n: number; total: number; revisions: number }>(
      engine,
      sql`SELECT count(*) AS n, sum(value)::DOUBLE AS total, count(DISTINCT hs_rev) AS revisions FROM flow`,
    ),
  );
  expect(held).toEqual({ n: final.length, total: final.reduce((total, row) => total + row.value, 0), revisions: 2 });
});
