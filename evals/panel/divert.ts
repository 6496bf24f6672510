import type { Good } from './codes.ts';
import { type Flows, put, sum } from './flows.ts';
import type { Months } from './months.ts';
import type { Fall, Plan, Route } from './plan.ts';
import { Random } from './random.ts';
import type { Injection } from './truth.ts';
import { BASE_FROM, BASE_TO, DESTINATION, EXPORTERS, HS2022, MONTHS, WINDOW_FROM } from './world.ts';

interface Tally {
  readonly route: Route;
  readonly exporters: Set<string>;
  entered: number;
  enteredKg: number;
  left: number;
  leftKg: number;
  ghost: number;
  ghostKg: number;
}

interface Lost {
  readonly exporter: string;
  readonly month: number;
  readonly value: number;
  readonly kg: number;
  readonly route: number;
  readonly ghost: boolean;
}

/**
 * Draws the exporters' listed trade with the destination: each shipment after the event is lost with the probability of the
 * fall, and a lost one takes a route with the probability of its share. The other flows must have been drawn.
 */
export function divert(
  seed: number,
  flows: Flows,
  months: Months,
  plan: Plan,
  listed: readonly Good[],
): { injections: Injection[]; lost: Record<string, number> } {
  const injections: Injection[] = [];
  const lost: Record<string, number> = {};
  for (const good of listed) {
    const routes = plan.routes.filter((route) => route.good.code === good.code);
    const fall = plan.falls.get(good.code);
    const bases = routes.map((route) => ordinary(flows, route));
    const gone = Object.keys(EXPORTERS).flatMap((exporter) => thin(seed, flows, months, exporter, good, fall, routes));
    const total = gone.reduce((all, shipment) => all + shipment.value, 0);
    lost[good.code] = total;
    for (const [index, route] of routes.entries()) {
      const own = gone.filter((shipment) => shipment.route === index);
      injections.push(injection(send(flows, route, own), total, bases[index] as number));
    }
  }
  return { injections, lost };
}

function thin(
  seed: number,
  flows: Flows,
  months: Months,
  exporter: string,
  good: Good,
  fall: Fall | undefined,
  routes: readonly Route[],
): Lost[] {
  const gone: Lost[] = [];
  const flow = flows.get(exporter, DESTINATION, good);
  const random = new Random(seed, 'lost', exporter, good.code);
  months.draw(flow, WINDOW_FROM, (month, value, price) => {
    // Always as many draws a shipment, so that a panel with other routes loses the same ones.
    const [lost, choice, haunted] = [random.uniform(), random.uniform(), random.uniform()];
    if (fall === undefined || lost >= fall.fraction * Math.min(1, (month - WINDOW_FROM + 1) / fall.ramp)) return true;
    let upTo = 0;
    const route = routes.findIndex((candidate) => choice < (upTo += candidate.share));
    const ghost = haunted < (routes[route]?.ghost ?? 0);
    gone.push({ exporter, month, value: value * price, kg: value / flow.unitValue, route, ghost });
    return false;
  });
  return gone;
}

function send(flows: Flows, route: Route, shipments: readonly Lost[]): Tally {
  const { good, intermediary, second, lags, markup } = route;
  const zero = { entered: 0, enteredKg: 0, left: 0, leftKg: 0, ghost: 0, ghostKg: 0 };
  const tally: Tally = { route, exporters: new Set(), ...zero };
  const move = (from: string, to: string, month: number, value: number, kg: number): void => {
    if (month >= MONTHS) return;
    const flow = flows.get(from, to, good);
    put(flow.value, month, value);
    put(flow.kg, month, kg);
  };
  for (const { exporter, month, value, kg, ghost } of shipments) {
    tally.exporters.add(exporter);
    if (ghost) {
      flows.haunt(exporter, intermediary, good, month, value, kg);
      tally.ghost += value;
      tally.ghostKg += kg;
      continue;
    }
    move(exporter, intermediary, month, value, kg);
    tally.entered += value;
    tally.enteredKg += kg;
    if (second !== null) move(intermediary, second, month + lags[0], value * (1 + markup / 2), kg);
    const leaves = month + lags[0] + lags[1];
    move(second ?? intermediary, DESTINATION, leaves, value * (1 + markup), kg);
    if (leaves >= MONTHS) continue;
    tally.left += value;
    tally.leftKg += kg;
  }
  return tally;
}

function ordinary(flows: Flows, { intermediary, good }: Route): number {
  return Object.keys(EXPORTERS).reduce(
    (all, exporter) => all + sum(flows.get(exporter, intermediary, good).value, BASE_FROM, BASE_TO),
    0,
  );
}

function injection({ route, exporters, ...figures }: Tally, lost: number, base: number): Injection {
  const declared = figures.entered + figures.ghost;
  return {
    kind: route.second === null ? 'diversion' : 'two-step',
    intermediary: route.intermediary,
    second: route.second,
    code: route.good.code,
    birth: route.good.from >= HS2022,
    exporters: [...exporters],
    lost,
    share: lost === 0 ? 0 : declared / lost,
    ...figures,
    ghostShare: declared === 0 ? 0 : figures.ghost / declared,
    lag: route.lags[0] + route.lags[1],
    markup: route.markup,
    base,
  };
}
