import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../src/app/context.ts';
import { flows } from '../../src/app/flows.ts';
import type { FlowsParameters } from '../../src/app/flows-command.ts';
import { loadFiles } from '../../src/app/load.ts';
import { countries } from '../../src/trade/area.ts';
import { quiet, tempFolder } from '../helpers.ts';

const MAPPING = `title: A few partners
licence: none
columns: { reporter: reporter, partner: partner, flow: flow, product: product, period: period, value: value }
areas: [iso3]
currency: USD
`;
const MONTHS = Array.from({ length: 12 }, (_, month) => `2022-${String(month + 1).padStart(2, '0')}`);

const row = (partner: string, product: string, period: string): string =>
  `CHN,${partner},export,${product},${period},100\n`;

describe('a file of some partners', () => {
  let context: Context;
  const ask = (partner: string[], hs: string, from: string, to: string, by: FlowsParameters['by'] = 'period') =>
    flows(context, { reporter: ['CHN'], partner, hs: [hs], from, to, by });

  beforeAll(async () => {
    const folder = tempFolder();
    context = { lake: path.join(folder, 'lake'), effects: quiet() };
    const few = [
      ...MONTHS.flatMap((month) => [row('RUS', 'TOTAL', month), row('RUS', '854231', month)]),
      ...MONTHS.map((month) => row('RUS', 'TOTAL', month.replace('2022', '2023'))),
      ...MONTHS.slice(3, 6).map((month) => row('KGZ', 'TOTAL', month)),
      ...MONTHS.slice(6).map((month) => row('KGZ', '854231', month)),
    ];
    const all = countries()
      .flatMap(({ iso3 }) => (iso3 === null || iso3 === 'CHN' ? [] : [iso3]))
      .slice(0, 70)
      .map((area) => row(area, '870323', '2022-01'));
    for (const [name, lines] of Object.entries({ few, all })) {
      const [file, map] = [path.join(folder, `${name}.csv`), path.join(folder, `${name}.yml`)];
      await writeFile(file, `reporter,partner,flow,product,period,value\n${lines.join('')}`);
      await writeFile(map, `source: ${name}\n${MAPPING}`);
      await loadFiles(context, { format: 'csv', files: [file], map, options: {} });
    }
  });

  it('says nothing of a total before and after the months in which it names it', async () => {
    const { figure, coverage, rows } = await ask(['KGZ'], 'TOTAL', '2022-01', '2022-12');
    expect(figure.value).toBe(300);
    expect(coverage).toMatchObject({ state: 'partial', published: 3, reporterPeriods: 12, untold: [] });
    expect(coverage.missing).toEqual([{ reporter: 'CHN', periods: [...MONTHS.slice(0, 3), ...MONTHS.slice(6)] }]);
    expect(coverage.notes).toContain(
      '9 of the missing reporter-periods are loaded, but for other partners only: unknown, not nothing',
    );
    expect(rows[0]).toMatchObject({ period: '2022-01', value: null });
    expect(rows[3]).toMatchObject({ period: '2022-04', value: 100 });
  });

  it('has no figure of months in which it names others only', async () => {
    await expect(ask(['KGZ'], 'TOTAL', '2022-10', '2022-12')).rejects.toMatchObject({ code: 'not-found' });
    const { figure, coverage } = await flows(context, {
      reporter: ['CHN'],
      partner: ['KGZ'],
      hs: ['TOTAL'],
      from: '2023-04',
      to: '2023-06',
      baseFrom: '2022-04',
      baseTo: '2022-06',
    });
    expect(figure).toMatchObject({ value: null, base: 300, growth: null });
    expect(coverage).toMatchObject({ state: 'missing', published: 0, base: { state: 'complete' } });
  });

  it('tells of single goods of whom it names: none of them is nothing', async () => {
    const { figure, coverage } = await ask(['KGZ'], '854231', '2022-01', '2022-06');
    expect(figure.value).toBe(0);
    expect(coverage.state).toBe('complete');
  });

  it('is a part of what was asked where it names one of two', async () => {
    const { figure, coverage } = await ask(['RUS', 'TUR'], '854231', '2022-01', '2022-06');
    expect(figure.value).toBe(600);
    expect(coverage).toMatchObject({
      state: 'partial',
      published: 6,
      missing: [],
      untold: [{ partner: 'TUR', reporterPeriods: 6 }],
    });
    expect(coverage.notes.join()).toContain('say nothing of TUR');
  });

  it('leaves nobody out who is among nearly all', async () => {
    const { coverage } = await flows(context, {
      reporter: ['CHN'],
      partner: ['AUT', 'ZWE'],
      hs: ['870323'],
      source: 'all',
      from: '2022-01',
      to: '2022-01',
    });
    expect(coverage).toMatchObject({ state: 'complete', untold: [] });
  });
});
