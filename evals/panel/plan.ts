import { type Good, siblingOf } from './codes.ts';
import type { ConfounderKind, PanelOptions } from './options.ts';
import { Random } from './random.ts';
import { DESTINATION, EXPORTERS, HS2022, INTERMEDIARIES, OTHER_ORIGINS } from './world.ts';

export interface Route {
  readonly good: Good;
  readonly intermediary: string;
  readonly second: string | null;
  readonly share: number;
  readonly ghost: number;
  /** Months in the first and in the second intermediary. */
  readonly lags: readonly [number, number];
  readonly markup: number;
}

export interface Fall {
  readonly fraction: number;
  /** Months until it is all there. */
  readonly ramp: number;
}

export interface Cell {
  readonly kind: ConfounderKind;
  readonly intermediary: string | null;
  readonly good: Good | null;
  readonly sibling: string | null;
}

/** What will happen, drawn before there is any trade that it could depend on. */
export interface Plan {
  readonly routes: readonly Route[];
  readonly falls: ReadonlyMap<string, Fall>;
  readonly cells: readonly Cell[];
  /** What the options make of the ordinary size of a flow. */
  sizeTimes(exporter: string, importer: string, code: string): number;
}

export const ORIGINS: readonly string[] = [...Object.keys(EXPORTERS), ...Object.keys(OTHER_ORIGINS)];

export function makePlan(options: PanelOptions, goods: readonly Good[]): Plan {
  const draw = new Random(options.seed, 'plan');
  const listed = draw.shuffled(goods.filter((good) => good.listed));
  const diverted = options.diversion === false ? 0 : Math.round(options.diversion.rate * listed.length);
  const routes = [
    ...listed.slice(0, diverted).flatMap((good) => routesOf(options, good)),
    ...listed
      .slice(diverted)
      .filter((good) => good.from < HS2022)
      .slice(0, options.twoStep)
      .map((good) => chain(options, good)),
  ];
  const cells = confounded(options, goods, routes);
  const moved = new Set(cells.filter((cell) => isMoved(cell)).map((cell) => cell.good?.code));
  const falls = options.collapse ? listed.filter((good) => !moved.has(good.code)) : [];
  const via = new Set(routes.map((route) => `${route.intermediary} ${route.good.code}`));
  const through = new Set(routes.map((route) => route.good.code));
  const { baseTimes, lostTimes } = options.diversion === false ? { baseTimes: 1, lostTimes: 1 } : options.diversion;
  return {
    routes,
    cells,
    falls: new Map(falls.map((good) => [good.code, fall(options.seed, good)])),
    sizeTimes(exporter, importer, code) {
      if (via.has(`${importer} ${code}`) || (importer === DESTINATION && via.has(`${exporter} ${code}`)))
        return baseTimes;
      return importer === DESTINATION && exporter in EXPORTERS && through.has(code) ? lostTimes : 1;
    },
  };
}

/** Goods that go on to the destination under another number have not fallen. */
function isMoved(cell: Cell): boolean {
  return cell.kind === 'reclassification' && cell.intermediary === null;
}

function fall(seed: number, good: Good): Fall {
  const draw = new Random(seed, 'fall', good.code);
  return { fraction: draw.uniform(0.5, 1), ramp: draw.whole(1, 2) };
}

function routesOf(options: PanelOptions, good: Good): Route[] {
  const given = options.diversion as Exclude<PanelOptions['diversion'], false>;
  const draw = new Random(options.seed, 'routes', good.code);
  const via = draw.shuffled(Object.keys(INTERMEDIARIES)).slice(0, draw.chance(0.3) ? 2 : 1);
  const drawn = via.map((intermediary): Route => {
    const share = draw.uniform(0.2, 0.6);
    const ghost = draw.chance(0.5) ? 0 : draw.uniform(0.1, 0.6);
    const lag = draw.whole(0, 3);
    const markup = draw.uniform(0, 0.25);
    return {
      good,
      intermediary,
      second: null,
      share: given.share ?? share,
      ghost: given.ghost ?? ghost,
      lags: [given.lag ?? lag, 0],
      markup: given.markup ?? markup,
    };
  });
  const total = drawn.reduce((all, route) => all + route.share, 0);
  return total <= 0.95 ? drawn : drawn.map((route) => ({ ...route, share: (route.share * 0.95) / total }));
}

function chain(options: PanelOptions, good: Good): Route {
  const draw = new Random(options.seed, 'chain', good.code);
  const [intermediary, second] = draw.shuffled(Object.keys(INTERMEDIARIES)) as [string, string];
  return {
    good,
    intermediary,
    second,
    share: draw.uniform(0.2, 0.6),
    ghost: 0,
    lags: [draw.whole(0, 1), draw.whole(0, 2)],
    markup: draw.uniform(0, 0.25),
  };
}

/** Each confounder at a place of its own, where nothing is injected. */
function confounded(options: PanelOptions, goods: readonly Good[], routes: readonly Route[]): Cell[] {
  const draw = new Random(options.seed, 'confounders');
  const listed = goods.filter((good) => good.listed && good.from < HS2022);
  const routed = new Set(routes.map((route) => route.good.code));
  const taken = new Set(routes.flatMap((r) => [`${r.intermediary} ${r.good.code}`, `${r.second} ${r.good.code}`]));
  const places = draw
    .shuffled(listed.flatMap((good) => Object.keys(INTERMEDIARIES).map((intermediary) => ({ good, intermediary }))))
    .filter(({ good, intermediary }) => !taken.has(`${intermediary} ${good.code}`));
  const free = draw.shuffled(listed.filter((good) => !routed.has(good.code)));
  const cells: Cell[] = [];
  const count = options.confounders;
  for (const kind of ['domestic-demand', 'out-only', 'price', 'spike'] as const) {
    for (const place of places.splice(0, count[kind])) cells.push({ kind, ...place, sibling: null });
  }
  const half = Math.floor(count.reclassification / 2);
  const withSibling = free.filter((good) => siblingOf(good.code, goods) !== undefined).slice(0, half);
  for (const good of withSibling) cells.push(renamed(good, null, goods));
  const there = places.filter(({ good }) => siblingOf(good.code, goods) !== undefined && !withSibling.includes(good));
  for (const { good, intermediary } of there.slice(0, count.reclassification - half)) {
    cells.push(renamed(good, intermediary, goods));
  }
  const direct = free.filter((good) => !withSibling.includes(good)).slice(0, count.direct);
  for (const good of direct) cells.push({ kind: 'direct', intermediary: null, good, sibling: null });
  for (const intermediary of draw.shuffled(Object.keys(INTERMEDIARIES)).slice(0, count['m-boom'])) {
    cells.push({ kind: 'm-boom', intermediary, good: null, sibling: null });
  }
  for (let n = 0; n < count.artefact; n += 1) {
    cells.push({ kind: 'artefact', intermediary: null, good: null, sibling: null });
  }
  return cells;
}

function renamed(good: Good, intermediary: string | null, goods: readonly Good[]): Cell {
  return { kind: 'reclassification', intermediary, good, sibling: siblingOf(good.code, goods) ?? null };
}
