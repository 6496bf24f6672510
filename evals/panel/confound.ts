import type { Good } from './codes.ts';
import { type Flow, type Flows, put, sum } from './flows.ts';
import { ORIGINS, type Plan } from './plan.ts';
import { Random } from './random.ts';
import type { Confounder } from './truth.ts';
import { BASE_FROM, DESTINATION, EXPORTERS, INTERMEDIARIES, LEVEL, WINDOW_FROM, WINDOW_TO } from './world.ts';

/** Months an artefact hides. */
const HIDDEN = 4;

/** Writes what will happen to flows into them before they are drawn, and says what it was. */
export function shock(seed: number, flows: Flows, goods: readonly Good[], plan: Plan): Confounder[] {
  return plan.cells.map((cell, index) => {
    const draw = new Random(seed, 'confounder', index);
    const { intermediary, good } = cell;
    const whole = { from: WINDOW_FROM, to: WINDOW_TO };
    const record = (times: number, more: Partial<Confounder> = {}): Confounder => ({
      kind: cell.kind,
      intermediary,
      code: good?.code ?? null,
      origin: null,
      sibling: cell.sibling,
      times,
      ...whole,
      ...more,
    });
    switch (cell.kind) {
      case 'domestic-demand': {
        const into = inward(flows, intermediary as string, good as Good);
        const ordinary = into.reduce((all, flow) => all + flow.level, 0);
        const times =
          1 + Math.max(draw.uniform(1, 4), (draw.uniform(0.1, 0.4) * direct(flows, good as Good)) / ordinary);
        for (const flow of into) flow.shocks.push({ ...whole, times, priceOnly: false });
        return record(times);
      }
      case 'out-only': {
        const out = reachable(flows, intermediary as string, DESTINATION, good as Good);
        const times =
          1 + Math.max(draw.uniform(2, 6), (draw.uniform(0.1, 0.4) * direct(flows, good as Good)) / out.level);
        out.shocks.push({ ...whole, times, priceOnly: false });
        return record(times);
      }
      case 'price': {
        const times = draw.uniform(1.5, 3);
        const out = reachable(flows, intermediary as string, DESTINATION, good as Good);
        for (const flow of [...inward(flows, intermediary as string, good as Good), out]) {
          flow.shocks.push({ ...whole, times, priceOnly: true });
        }
        return record(times);
      }
      case 'm-boom': {
        const times = draw.uniform(1.3, 1.6);
        for (const one of goods) {
          for (const flow of existing(flows, intermediary as string, one)) {
            flow.shocks.push({ ...whole, times, priceOnly: false });
          }
        }
        return record(times);
      }
      case 'direct': {
        const times = draw.uniform(2, 5);
        flows.get('CHN', DESTINATION, good as Good).shocks.push({ ...whole, times, priceOnly: false });
        return record(times, { origin: 'CHN' });
      }
      case 'artefact': {
        const from = BASE_FROM + draw.whole(0, 10 - HIDDEN);
        return record(0, { origin: draw.pick(Object.keys(EXPORTERS)), from, to: from + HIDDEN - 1 });
      }
      case 'spike': {
        const month = draw.whole(WINDOW_FROM, WINDOW_TO);
        const origin = draw.pick(Object.keys(EXPORTERS));
        const ordinary = Math.max(LEVEL.least, flows.levelOf(origin, intermediary as string, good as Good));
        const value = Math.max(draw.uniform(3, 10) * ordinary, draw.uniform(1.5, 5) * direct(flows, good as Good));
        return record(value / ordinary, { origin, from: month, to: month });
      }
      case 'reclassification':
        return record(draw.uniform(0.6, 0.95));
    }
  });
}

/** What is done to months that are drawn: one huge shipment, and goods that go under another number. */
export function disturb(flows: Flows, goods: readonly Good[], confounders: readonly Confounder[]): void {
  const byCode = new Map(goods.map((good) => [good.code, good]));
  for (const { kind, intermediary, code, origin, sibling, times, from, to } of confounders) {
    const good = code === null ? undefined : byCode.get(code);
    if (kind === 'spike') {
      const flow = flows.get(origin as string, intermediary as string, good as Good);
      const value = times * Math.max(flow.level, LEVEL.least);
      put(flow.value, from, value);
      put(flow.kg, from, value / flow.unitValue);
    }
    if (kind !== 'reclassification') continue;
    const other = byCode.get(sibling as string) as Good;
    if (intermediary === null) {
      for (const exporter of Object.keys(EXPORTERS))
        rename(flows, exporter, DESTINATION, good as Good, other, times, from, to);
    } else {
      for (const origin of ORIGINS) rename(flows, origin, intermediary, other, good as Good, times, from, to);
    }
  }
}

function rename(
  flows: Flows,
  exporter: string,
  importer: string,
  old: Good,
  now: Good,
  part: number,
  from: number,
  to: number,
): void {
  const source = flows.get(exporter, importer, old);
  const target = flows.get(exporter, importer, now);
  for (const series of ['value', 'kg'] as const) {
    for (let month = from; month <= to; month += 1) {
      const moved = sum(source[series], month, month) * part;
      put(source[series], month, -moved);
      put(target[series], month, moved);
    }
  }
}

function existing(flows: Flows, intermediary: string, good: Good): Flow[] {
  return [...ORIGINS, ...Object.keys(INTERMEDIARIES)]
    .filter((origin) => origin !== intermediary && flows.levelOf(origin, intermediary, good) > 0)
    .map((origin) => flows.get(origin, intermediary, good));
}

function inward(flows: Flows, intermediary: string, good: Good): Flow[] {
  const found = existing(flows, intermediary, good);
  return found.length > 0 ? found : [reachable(flows, 'DEU', intermediary, good)];
}

/** A flow that trade can grow from; the least that exists where there was none. */
function reachable(flows: Flows, exporter: string, importer: string, good: Good): Flow {
  return flows.levelOf(exporter, importer, good) > 0
    ? flows.get(exporter, importer, good)
    : flows.add(exporter, importer, good, LEVEL.least);
}

/** What the exporters ordinarily send the destination, USD a month. */
function direct(flows: Flows, good: Good): number {
  return Object.keys(EXPORTERS).reduce((all, exporter) => all + flows.levelOf(exporter, DESTINATION, good), 0);
}
