import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { loadFiles } from '../../src/app/load.ts';
import { type PricesAnswer, prices } from '../../src/app/prices.ts';
import { isAggregate, parseArea } from '../../src/trade/area.ts';
import { entrepot, FIXTURES, quiet, tempFolder, words } from '../helpers.ts';

const FILE = path.join(FIXTURES, 'comtrade/georgia-8703.csv.gz');
const context = { lake: path.join(tempFolder(), 'lake'), effects: quiet() };

beforeAll(async () => {
  await loadFiles(context, { format: 'comtrade', files: [FILE], options: {} });
});

/** The file itself, read without the product. */
const [header = [], ...lines] = gunzipSync(readFileSync(FILE))
  .toString('latin1')
  .trim()
  .split(/\r?\n/)
  .map((line) => [...line.matchAll(/("[^"]*"|[^,]*)(?:,|$)/g)].map((match) => match[1] ?? ''));
const column = (line: readonly string[], name: string): string => line[header.indexOf(name)] ?? '';
const exported = lines
  .filter((line) => column(line, 'trade_flow') === 'Export')
  .map((line) => ({
    partner: column(line, 'partner_iso'),
    period: column(line, 'period_desc'),
    value: Number(column(line, 'trade_value_us')),
    kg: Number(column(line, 'netweight_kg')),
  }));

const ask = { reporter: ['GEO'], hs: ['8703'], from: '2021-01', to: '2023-11' };

describe('prices of the cars that left Georgia', () => {
  it('to Kyrgyzstan, and the quartiles of its other partners, are those of the file', async () => {
    const { points, currency, notes, perUnit } = await prices(context, { ...ask, partner: ['KGZ'] });
    expect([currency, perUnit, points.length]).toEqual(['USD', 'kg', 35]);
    for (const { period, value, kg, unitValue, reference } of points) {
      const month = exported.filter((row) => row.period === period.replace('-', ''));
      const own = month.filter(({ partner }) => partner === 'KGZ');
      expect(value).toBeCloseTo(own[0]?.value ?? 0, 2);
      expect(kg).toBeCloseTo(own[0]?.kg ?? 0, 2);
      expect((unitValue as number) / ((own[0]?.value ?? 0) / (own[0]?.kg ?? 1))).toBeCloseTo(1, 5);
      const others = month
        .filter(({ partner, kg: weight }) => partner !== 'KGZ' && weight > 0 && !isAggregate(parseArea(partner)))
        .map((row) => row.value / row.kg)
        .toSorted((a, b) => a - b);
      expect(reference?.partners).toBe(others.length);
      const at = (share: number): number => {
        const place = (others.length - 1) * share;
        const [below, above] = [others[Math.floor(place)] as number, others[Math.ceil(place)] as number];
        return below + (above - below) * (place % 1);
      };
      expect((reference?.low as number) / at(0.25)).toBeCloseTo(1, 5);
      expect((reference?.median as number) / at(0.5)).toBeCloseTo(1, 5);
      expect((reference?.high as number) / at(0.75)).toBeCloseTo(1, 5);
    }
    expect(notes).toContainEqual(expect.stringMatching(/^35 rows have a weight that the source estimated/));
  });

  it('to two countries are those of both together', async () => {
    const { points } = await prices(context, { ...ask, partner: ['KGZ', 'KAZ'] });
    const both = exported.filter(({ partner, period }) => ['KGZ', 'KAZ'].includes(partner) && period === '202310');
    const sum = (pick: 'value' | 'kg'): number => both.reduce((total, row) => total + row[pick], 0);
    const point = points.find(({ period }) => period === '2023-10');
    expect((point?.unitValue as number) / (sum('value') / sum('kg'))).toBeCloseTo(1, 5);
  });

  it('are missing in a month that was not published, and zero trade has no price', async () => {
    const { points } = await prices(context, { ...ask, partner: ['KGZ'], from: '2020-12', to: '2021-01' });
    expect(points[0]).toEqual({
      period: '2020-12',
      value: null,
      weighed: null,
      kg: null,
      unitValue: null,
      reference: null,
    });
    const sold = new Set(exported.filter(({ partner }) => partner === 'UZB').map(({ period }) => period));
    const idle = [...new Set(exported.map(({ period }) => period))].filter((period) => !sold.has(period));
    const uzbek = await prices(context, { ...ask, partner: ['UZB'] });
    const without = uzbek.points.filter(({ value }) => value === 0);
    expect(without.map(({ period }) => period.replace('-', ''))).toEqual(idle);
    expect(without.every(({ unitValue, kg }) => unitValue === null && kg === null)).toBe(true);
    expect(idle.length).toBeGreaterThan(0);
  });
});

describe('prices of the bundled data', () => {
  it('are not made up where no row has a weight', async () => {
    const line = 'prices --reporter EU27 --partner KGZ --hs 854231 --from 2021-01 --to 2022-11';
    const run = (format: string) => entrepot([...words(line), '--format', format, '--lake', inject('bundledLake')]);
    const { points, notes } = JSON.parse((await run('json')).out) as PricesAnswer;
    expect(points.some(({ value }) => (value ?? 0) > 0)).toBe(true);
    expect(
      points.every(({ unitValue, reference, kg }) => unitValue === null && reference === null && kg === null),
    ).toBe(true);
    expect(notes[0]).toBe('no price: no row of this corridor has a weight in the loaded data');
    expect((await run('table')).out).toContain('Note: no price');
    expect((await run('csv')).out.split('\r\n')[0]).toBe('period,value,weighed,kg,unitValue,reference');
  });
});
