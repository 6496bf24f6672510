import type { Good } from './codes.ts';
import { Flows } from './flows.ts';
import type { PanelOptions } from './options.ts';
import type { Plan } from './plan.ts';
import { Random } from './random.ts';
import {
  BUYING_ORIGINS,
  CONTROLS,
  DESTINATION,
  EXPORTERS,
  INTERMEDIARIES,
  LEVEL,
  OTHER_ORIGINS,
  OTHER_PARTNERS,
  RE_EXPORTERS,
} from './world.ts';

/** Every flow that exists, at its ordinary size: sizes of both countries and of the good, and how they go together. */
export function ordinaryFlows(options: PanelOptions, goods: readonly Good[], plan: Plan): Flows {
  const { seed } = options;
  const flows = new Flows(seed);
  const byCode = new Map(goods.map((good) => [good.code, good]));
  const effects = new Map<string, number>();
  const effect = (sd: number, ...keys: readonly string[]): number => {
    const name = keys.join(' ');
    const known = effects.get(name) ?? new Random(seed, ...keys).normal(sd);
    effects.set(name, known);
    return known;
  };
  const level = (exporter: Country, importer: Country, good: Good): number => {
    if (good.of !== undefined) {
      const before = byCode.get(good.of.code) as Good;
      return (
        level(exporter, importer, before) *
        good.of.share *
        Math.exp(effect(0.3, exporter.name, importer.name, good.code))
      );
    }
    const { code } = good;
    const own = exporter.reExports
      ? effect(LEVEL.reExportProduct, 're-exports', exporter.name, code)
      : effect(LEVEL.originProduct, 'origin', exporter.name, code);
    const there = importer.name === DESTINATION ? 0 : effect(LEVEL.importerProduct, 'importer', importer.name, code);
    return Math.exp(
      LEVEL.mean +
        (good.listed ? LEVEL.listed : 0) +
        Math.log(exporter.size * importer.size) +
        Math.max(-2.5, Math.min(2.5, effect(LEVEL.product, 'good', code))) +
        own +
        there +
        effect(LEVEL.series, 'series', exporter.name, importer.name, code),
    );
  };
  for (const [exporter, importers] of corridors()) {
    for (const importer of importers) {
      for (const good of goods) {
        const size = level(exporter, importer, good) * plan.sizeTimes(exporter.name, importer.name, good.code);
        if (exists(seed, exporter.name, importer.name, good.code, size))
          flows.add(exporter.name, importer.name, good, size);
      }
    }
  }
  return flows;
}

function exists(seed: number, exporter: string, importer: string, code: string, size: number): boolean {
  if (size < LEVEL.least) return false;
  return (
    size >= LEVEL.sure ||
    new Random(seed, 'exists', exporter, importer, code).chance((size / LEVEL.sure) ** LEVEL.power)
  );
}

interface Country {
  readonly name: string;
  readonly size: number;
  readonly reExports: boolean;
}

function countries(sizes: Readonly<Record<string, number>>, reExports = false): Country[] {
  return Object.entries(sizes).map(([name, size]) => ({ name, size, reExports }));
}

function corridors(): [Country, Country[]][] {
  const destination = countries({ [DESTINATION]: 1 });
  const buyers = [...destination, ...countries(INTERMEDIARIES), ...countries(CONTROLS)];
  const others = [...buyers, ...countries(OTHER_PARTNERS), ...countries(BUYING_ORIGINS)];
  return [
    ...countries({ ...EXPORTERS, ...OTHER_ORIGINS }).map((origin): [Country, Country[]] => [origin, buyers]),
    ...countries(RE_EXPORTERS, true).map((from): [Country, Country[]] => [
      from,
      others.filter((to) => to.name !== from.name),
    ]),
  ];
}
