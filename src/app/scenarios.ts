import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { layoutOf } from '../lake/layout.ts';
import { areaLabel, areaName, parseArea } from '../trade/area.ts';
import { EntrepotError } from '../trade/errors.ts';
import { findGoodsList } from '../trade/goods-list.ts';
import { parseProduct } from '../trade/hs.ts';
import { productText } from '../trade/nomenclature.ts';
import type { Scenario } from '../trade/scenario.ts';
import type { Context } from './context.ts';
import { BUNDLED_SCENARIOS, readScenarioFile } from './scenario-file.ts';

/** A scenario by name, with all that a heading over its findings says. */
export interface ScenarioSummary {
  readonly name: string;
  readonly title: string;
  readonly destination: string;
  readonly event: string;
  readonly window: readonly [string, string];
  readonly base: readonly [string, string];
  readonly exporters: readonly string[];
  readonly exportersAs: Scenario['exporters_as'];
  /** Areas, or "any". */
  readonly intermediaries: readonly string[];
  readonly controls: readonly string[];
  readonly goods: readonly string[];
  readonly frequency: Scenario['frequency'];
  readonly level: Scenario['level'];
  /** Null: as reported where that is one currency, else USD. */
  readonly currency: string | null;
  readonly q: number;
  readonly from: 'bundled' | 'lake';
  /** The words above that are areas, lists or codes, in English. */
  readonly names: Readonly<Record<string, string>>;
}

const NAME = /^[a-z0-9][a-z0-9-]{0,79}$/;
const ENDING = '.yml';

/** The scenarios that ship and those in the lake's folder `scenarios`. A file that is no scenario is warned of and left out. */
export async function scenarios(context: Context): Promise<ScenarioSummary[]> {
  const found: ScenarioSummary[] = [];
  for (const [name, place] of await scenarioFiles(context)) {
    try {
      found.push(summary(await readNamed(name, place.file), place.from));
    } catch (failure) {
      if (!(failure instanceof EntrepotError)) throw failure;
      context.effects.log.warn(failure.message);
    }
  }
  return found;
}

/** @throws EntrepotError 'not-found' with the names there are; 'input-invalid' where the file of that name is no scenario. */
export async function readScenarioByName(context: Context, name: string): Promise<Scenario> {
  const files = await scenarioFiles(context);
  const place = files.get(name);
  if (place !== undefined) return readNamed(name, place.file);
  const names = [...files.keys()];
  throw new EntrepotError('not-found', `no scenario ${JSON.stringify(name)}; there are ${names.join(', ')}`, {
    fields: { scenario: name, scenarios: names },
  });
}

interface Place {
  readonly file: string;
  readonly from: ScenarioSummary['from'];
}

/** Files by the name they have without `.yml`; one in the lake takes the place of a bundled one of the same name. */
async function scenarioFiles(context: Context): Promise<Map<string, Place>> {
  const files = new Map<string, Place>();
  for (const [folder, from] of [
    [BUNDLED_SCENARIOS, 'bundled'],
    [layoutOf(context.lake).scenarios, 'lake'],
  ] as const) {
    const entries = await readdir(folder).catch(() => []);
    for (const entry of entries.toSorted((a, b) => (a < b ? -1 : 1))) {
      const name = entry.slice(0, -ENDING.length);
      if (entry.endsWith(ENDING) && NAME.test(name)) files.set(name, { file: path.join(folder, entry), from });
    }
  }
  return files;
}

async function readNamed(name: string, file: string): Promise<Scenario> {
  const scenario = await readScenarioFile(file);
  if (scenario.name === name) return scenario;
  const problem = {
    file: path.basename(file),
    column: 'name',
    value: scenario.name,
    expected: `${name}, the name of its file`,
  };
  throw new EntrepotError('input-invalid', `${problem.file} calls itself ${scenario.name}; expected ${name}`, {
    problems: [problem],
  });
}

function summary(scenario: Scenario, from: ScenarioSummary['from']): ScenarioSummary {
  const { name, title, event, window, base, controls, goods, frequency, level, currency, q } = scenario;
  const [destination, exporters, intermediaries] = [
    label(scenario.destination),
    scenario.exporters.map(label),
    scenario.intermediaries.map(label),
  ];
  const words = [destination, ...exporters, ...intermediaries, ...controls.map(label)];
  return {
    name,
    title: title ?? name,
    destination,
    event,
    window,
    base,
    exporters,
    exportersAs: scenario.exporters_as,
    intermediaries,
    controls: controls.map(label),
    goods,
    frequency,
    level,
    currency: currency ?? null,
    q,
    from,
    names: {
      ...Object.fromEntries(words.filter((word) => word !== ANY).map((word) => [word, areaName(parseArea(word))])),
      ...Object.fromEntries(goods.map((word) => [word, goodsName(word)])),
    },
  };
}

const ANY = 'any';

function label(word: string): string {
  return word === ANY ? ANY : areaLabel(parseArea(word));
}

function goodsName(word: string): string {
  return findGoodsList(word)?.title ?? productText(parseProduct(word)) ?? word;
}
