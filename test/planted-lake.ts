import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Context } from '../src/app/context.ts';
import { loadFiles } from '../src/app/load.ts';
import { quiet, tempFolder } from './helpers.ts';

const MAPPING = `source: planted
title: Exports with a chain of two intermediaries and an odd price
licence: none
columns: { reporter: reporter, partner: partner, product: product, period: period, value: value, net_weight: kg }
constants: { flow: export }
areas: [iso3]
currency: USD
`;

/** What the bundled scenario asks, of the goods and places that are planted. */
export const PLANTED_SCENARIO = {
  name: 'planted',
  destination: 'RUS',
  event: '2022-02',
  window: ['2022-03', '2022-11'],
  base: ['2021-03', '2021-11'],
  exporters: ['DEU'],
  intermediaries: ['ARM', 'KGZ', 'KAZ'],
  goods: ['854231', '848210'],
} as const;

/** Reporter, partner, code, value of a month before and after, price of a kilogram. */
type Planted = readonly [string, string, string, number, number, number];

const CHAIN: readonly Planted[] = [
  ['DEU', 'RUS', '854231', 900_000, 90_000, 10],
  ['DEU', 'ARM', '854231', 50_000, 600_000, 10],
  ['DEU', 'KGZ', '854231', 20_000, 20_000, 10],
  ['ARM', 'KGZ', '854231', 50_000, 600_000, 10],
  ['KGZ', 'RUS', '854231', 50_000, 600_000, 10],
];
/** A market of ten corridors at 9 to 11 a kilogram, and one at 300. */
const MARKET: readonly Planted[] = [
  ...['USA', 'CHN', 'TUR', 'POL', 'FRA', 'ESP', 'BRA', 'IND', 'JPN', 'KOR'].map(
    (to, place): Planted => ['DEU', to, '848210', 100_000, 100_000, 9 + place / 5],
  ),
  ['DEU', 'KAZ', '848210', 50_000, 200_000, 300],
];

/** A lake of two years in which the bundled data's rarer kinds of findings are planted: a chain, a price far from the others. */
export async function plantedLake(): Promise<Context> {
  const folder = tempFolder();
  const context = { lake: path.join(folder, 'lake'), effects: quiet() };
  const lines = [...CHAIN, ...MARKET].flatMap(([reporter, partner, product, before, after, price]) =>
    Array.from({ length: 24 }, (_, month) => {
      const period = `${2021 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
      const value = period >= '2022-03' ? after : before;
      return `${reporter},${partner},${product},${period},${value},${value / price}\n`;
    }),
  );
  const [file, map] = [path.join(folder, 'planted.csv'), path.join(folder, 'planted.yml')];
  await writeFile(file, `reporter,partner,product,period,value,kg\n${lines.join('')}`);
  await writeFile(map, MAPPING);
  await loadFiles(context, { format: 'csv', files: [file], map, options: {} });
  return context;
}
