import type { Context } from '../src/app/context.ts';
import { explainFinding } from '../src/app/explain.ts';
import { findings } from '../src/app/findings.ts';
import { HeldLakes } from '../src/app/held-lakes.ts';
import { mirror } from '../src/app/mirror.ts';
import { prices } from '../src/app/prices.ts';
import { findScan } from '../src/app/scan-store.ts';
import { series } from '../src/app/series.ts';
import { SCENARIO_EXPORTERS } from './synthetic.ts';

/** Twenty exporters as one, five intermediaries, all goods. */
const scenario = {
  name: 'synthetic',
  destination: 643,
  event: '2022-02',
  window: ['2022-03', '2022-11'],
  base: ['2021-03', '2021-11'],
  exporters: SCENARIO_EXPORTERS,
  intermediaries: [398, 417, 348, 356, 400],
  goods: ['all'],
};

/** The scan that pages read from; made once a snapshot. */
export async function scanOnce(context: Context): Promise<void> {
  await findScan(context, { scenario });
}

/** What the page of a finding asks for at once, of so many findings one after another, on engines that are open: seconds each. */
export async function findingPages(context: Context, many: number): Promise<number[]> {
  const held = new HeldLakes();
  const open = { ...context, held };
  try {
    const { items } = await findings(open, { scenario, kind: ['displacement'], sort: 'gain', limit: many + 2 });
    const seconds: number[] = [];
    for (const { id, intermediary, goods } of items) {
      const corridor = { hs: [goods.code], from: '2021-03', to: '2022-11' };
      const reporters = SCENARIO_EXPORTERS.map(String);
      const partners = [intermediary ?? 'RUS'];
      const started = performance.now();
      await Promise.all([
        explainFinding(open, { scenario, finding: id }),
        series(open, { scenario, finding: id }),
        mirror(open, { exporter: reporters, importer: partners, ...corridor }),
        prices(open, { reporter: reporters, partner: partners, ...corridor }),
      ]);
      seconds.push((performance.now() - started) / 1000);
    }
    // The first two open the engine and its relations.
    return seconds.slice(2);
  } finally {
    await held.close();
  }
}
