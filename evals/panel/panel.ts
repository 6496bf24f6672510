import type { ScenarioInput } from '../../src/trade/scenario.ts';
import { type Good, goodsOf } from './codes.ts';
import { disturb, shock } from './confound.ts';
import { divert } from './divert.ts';
import type { Flow } from './flows.ts';
import { ordinaryFlows } from './levels.ts';
import { Months } from './months.ts';
import { type PanelOptions, type PanelRequest, settle } from './options.ts';
import { makePlan } from './plan.ts';
import { reports, silence, silences } from './reports.ts';
import type { Truth } from './truth.ts';
import { type Vintage, vintages } from './vintages.ts';
import {
  at,
  BASE,
  CONTROLS,
  DESTINATION,
  EVENT,
  EXPORTERS,
  INTERMEDIARIES,
  OTHER_PARTNERS,
  SOURCE,
  WINDOW,
} from './world.ts';

export interface Panel {
  readonly options: PanelOptions;
  readonly vintages: readonly Vintage[];
  readonly truth: Truth;
  /** Valid for parseScenario. */
  readonly scenario: ScenarioInput;
  /** Destinations that nothing is diverted to. */
  readonly placebos: readonly string[];
}

/** A world of trade of which all is known, as its reporters give it. The same request gives the same panel. */
export function makePanel(request: PanelRequest): Panel {
  const options = settle(request);
  const { seed } = options;
  const goods = goodsOf(options.size.listed, options.size.others);
  const plan = makePlan(options, goods);
  const flows = ordinaryFlows(options, goods, plan);
  const confounders = shock(seed, flows, goods, plan);
  const months = new Months(seed);
  for (const flow of flows.all()) if (!isThinned(flow)) months.draw(flow);
  const listed = goods.filter((good) => good.listed);
  const { injections, lost } = divert(seed, flows, months, plan, listed);
  disturb(flows, goods, confounders);
  const missing = silences(seed, options.missing, confounders);
  const absent = new Set(missing.map(({ reporter, flow, period }) => silence(reporter, flow, at(period))));
  return {
    options,
    vintages: vintages(seed, reports(seed, flows, absent), options.revisions),
    truth: { injections, confounders, lost, missing },
    scenario: scenarioOf(seed, listed),
    placebos: Object.keys(OTHER_PARTNERS),
  };
}

/** What the collapse takes shipments out of is drawn with it. */
function isThinned({ exporter, importer, good }: Flow): boolean {
  return good.listed && importer === DESTINATION && exporter in EXPORTERS;
}

function scenarioOf(seed: number, listed: readonly Good[]): ScenarioInput {
  return {
    name: `generated-${seed}`,
    title: 'A generated panel',
    destination: DESTINATION,
    event: EVENT,
    window: [...WINDOW],
    base: [...BASE],
    exporters: Object.keys(EXPORTERS),
    exporters_as: 'one',
    intermediaries: Object.keys(INTERMEDIARIES),
    controls: Object.keys(CONTROLS),
    goods: listed.map((good) => good.code),
    frequency: 'monthly',
    level: 'hs6',
    source: SOURCE,
    currency: 'USD',
  };
}
