import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { quiet, tempFolder } from '../../../test/helpers.ts';
import { withLake } from '../../app/context.ts';
import { loadFiles } from '../../app/load.ts';
import { sql } from '../../engine/sql.ts';
import { type AreaCode, parseArea } from '../../trade/area.ts';
import { type Period, parseSpan } from '../../trade/period.ts';
import { rate } from '../../trade/rates.ts';
import { type LegView, type Plan, planReceived, planTrade } from './plan.ts';
import { makeTrade } from './trade.ts';

/** reporter, partner, flow, period (a year stands for its twelve months where it ends in *), value */
type Line = readonly [reporter: string, partner: string, flow: 'export' | 'import', period: string, value: number];
interface Source {
  readonly currency?: string;
  readonly lines: readonly Line[];
}
interface Asked {
  readonly exporters?: readonly string[];
  readonly as?: string;
  readonly intermediaries?: readonly string[];
  readonly controls?: readonly string[];
  readonly window?: readonly [string, string];
  readonly base?: readonly [string, string];
  readonly currency?: string;
  readonly wanted?: string;
}
interface Read {
  readonly plan: Plan;
  readonly received: Plan;
  /** "exporter importer period" to value. */
  readonly trade: ReadonlyMap<string, number>;
  readonly arrived: ReadonlyMap<string, number>;
  readonly currency: string;
  readonly leftOut: readonly string[];
  readonly rows: number;
}

const CODE = '854231';
const [DEU, ITA, KGZ, KAZ, RUS, EU] = ['DEU', 'ITA', 'KGZ', 'KAZ', 'RUS', 'EU27'].map(parseArea) as [
  AreaCode,
  AreaCode,
  AreaCode,
  AreaCode,
  AreaCode,
  AreaCode,
];
const YEARS = ['2021*', '2022*'];

/** The same value every month of both years. */
const always = (reporter: string, partner: string, flow: 'export' | 'import', value: number): Line[] =>
  YEARS.map((year): Line => [reporter, partner, flow, year, value]);

const spread = ([reporter, partner, flow, period, value]: Line): Line[] =>
  period.endsWith('*')
    ? Array.from({ length: 12 }, (_, month) => [
        reporter,
        partner,
        flow,
        `${period.slice(0, 4)}-${String(month + 1).padStart(2, '0')}`,
        value,
      ])
    : [[reporter, partner, flow, period, value]];

async function read(sources: Readonly<Record<string, Source>>, asked: Asked = {}): Promise<Read> {
  const folder = tempFolder();
  const context = { lake: path.join(folder, 'lake'), effects: quiet(), threads: 1 };
  for (const [source, { currency = 'USD', lines }] of Object.entries(sources)) {
    const [file, map] = [path.join(folder, `${source}.csv`), path.join(folder, `${source}.yml`)];
    const body = lines
      .flatMap(spread)
      .map(([a, b, flow, period, value]) => `${a},${b},${flow},${CODE},${period},${value}`);
    await writeFile(file, `reporter,partner,flow,product,period,value\n${body.join('\n')}\n`);
    await writeFile(
      map,
      `source: ${source}\ntitle: x\nlicence: none\nareas: [iso3]\ncurrency: ${currency}
columns: { reporter: reporter, partner: partner, flow: flow, product: product, period: period, value: value }\n`,
    );
    await loadFiles(context, { format: 'csv', files: [file], map, options: {} });
  }
  const members = (asked.exporters ?? ['DEU']).map(parseArea);
  const question = {
    stations: {
      exporters:
        asked.as === undefined
          ? members.map((area) => ({ exporter: area, members: [area] }))
          : [{ exporter: parseArea(asked.as), members }],
      destination: RUS,
      intermediaries: (asked.intermediaries ?? ['KGZ']).map(parseArea),
      controls: (asked.controls ?? []).map(parseArea),
    },
    level: 6 as const,
    window: parseSpan(...(asked.window ?? ['2022-01', '2022-12'])),
    base: parseSpan(...(asked.base ?? ['2021-01', '2021-12'])),
    wanted: asked.wanted,
    goods: 'all' as const,
    currency: asked.currency,
  };
  return withLake(context, undefined, async ({ engine }) => {
    const plan = await planTrade(engine, question);
    const received = await planReceived(engine, question, plan);
    const { currency, leftOut } = await makeTrade(engine, 'trade', plan, question);
    await makeTrade(engine, 'received', received, { ...question, currency });
    const cells = async (name: 'trade' | 'received') => {
      const rows = await engine.rows<{ exporter: number; importer: number; period: number; value: number }>(
        name === 'trade' ? sql`SELECT * FROM trade` : sql`SELECT * FROM received`,
      );
      return rows.map((row) => [`${row.exporter} ${row.importer} ${row.period}`, row.value] as const);
    };
    const trade = await cells('trade');
    return {
      plan,
      received,
      trade: new Map(trade),
      arrived: new Map(await cells('received')),
      currency,
      leftOut,
      rows: trade.length,
    };
  });
}

const view = (plan: Plan, leg: LegView['leg'], area: AreaCode): LegView | undefined =>
  plan.views.find((own) => own.leg === leg && own.area === area);

describe('who says what moved', () => {
  it('is the exporter where it reports, beside what the importer received, and never both added', async () => {
    const { plan, received, trade, arrived, rows } = await read({
      one: { lines: [...always('DEU', 'KGZ', 'export', 100), ...always('KGZ', 'RUS', 'export', 70)] },
      two: { lines: [...always('KGZ', 'DEU', 'import', 111), ...always('RUS', 'KGZ', 'import', 77)] },
    });
    expect(view(plan, 'in', DEU)).toMatchObject({ reported: 'by the exporter', source: 'one' });
    expect(view(plan, 'out', KGZ)).toMatchObject({ reported: 'by the exporter', source: 'one' });
    expect(view(received, 'received', KGZ)).toMatchObject({ reported: 'by the importer', source: 'two' });
    expect(trade.get(`${DEU} ${KGZ} 202205`)).toBe(100);
    expect(trade.get(`${KGZ} ${RUS} 202205`)).toBe(70);
    expect(arrived.get(`${DEU} ${KGZ} 202205`)).toBe(111);
    expect(rows).toBe(48);
    expect(trade.size).toBe(48);
  });

  it('are the importers where the exporter is silent', async () => {
    const { plan, trade, rows } = await read({
      two: { lines: [...always('KGZ', 'DEU', 'import', 111), ...always('RUS', 'DEU', 'import', 9)] },
      one: { lines: always('KGZ', 'RUS', 'export', 70) },
    });
    expect(view(plan, 'in', DEU)).toMatchObject({ reported: 'by the importer', source: 'two' });
    expect(trade.get(`${DEU} ${KGZ} 202205`)).toBe(111);
    expect(trade.get(`${DEU} ${RUS} 202105`)).toBe(9);
    expect(trade.get(`${KGZ} ${RUS} 202205`)).toBe(70);
    expect(rows).toBe(72);
  });

  it('is the destination where an intermediary does not report, and only for that one', async () => {
    const { plan, trade, rows } = await read(
      {
        one: {
          lines: [
            ...always('DEU', 'KGZ', 'export', 100),
            ...always('DEU', 'KAZ', 'export', 200),
            ...always('KAZ', 'RUS', 'export', 50),
          ],
        },
        two: { lines: [...always('RUS', 'KGZ', 'import', 77), ...always('RUS', 'KAZ', 'import', 55)] },
      },
      { intermediaries: ['KGZ', 'KAZ'] },
    );
    expect(view(plan, 'out', KGZ)).toMatchObject({ reported: 'by the importer', source: 'two' });
    expect(view(plan, 'out', KAZ)).toMatchObject({ reported: 'by the exporter', source: 'one' });
    expect(trade.get(`${KGZ} ${RUS} 202205`)).toBe(77);
    expect(trade.get(`${KAZ} ${RUS} 202205`)).toBe(50);
    expect(rows).toBe(96);
  });

  it('is nobody where neither side is loaded', async () => {
    const { plan, trade } = await read({ one: { lines: always('DEU', 'KGZ', 'export', 100) } });
    expect(view(plan, 'out', KGZ)).toMatchObject({ reported: 'none', source: null });
    expect([...trade.keys()].every((key) => key.startsWith(`${DEU} ${KGZ} `))).toBe(true);
  });

  it('is one of two sources: that with more of both years, or the one that was asked for', async () => {
    const sources = {
      one: { lines: always('DEU', 'KGZ', 'export', 100) },
      two: {
        lines: [
          ...always('DEU', 'KGZ', 'export', 104).slice(0, 1),
          ['DEU', 'KGZ', 'export', '2022-05', 104] satisfies Line,
        ],
      },
    };
    const whole = await read(sources);
    expect([whole.rows, whole.trade.get(`${DEU} ${KGZ} 202205`)]).toEqual([24, 100]);
    const asked = await read(sources, { wanted: 'two' });
    expect(asked.trade.get(`${DEU} ${KGZ} 202205`)).toBe(104);
    expect([...asked.trade.keys()].toSorted()).toEqual([`${DEU} ${KGZ} 202105`, `${DEU} ${KGZ} 202205`]);
  });

  it('sums the members of a group that is one exporter', async () => {
    const { trade } = await read(
      { one: { lines: [...always('DEU', 'KGZ', 'export', 100), ...always('ITA', 'KGZ', 'export', 30)] } },
      { exporters: ['DEU', 'ITA'], as: 'EU27' },
    );
    expect(trade.get(`${EU} ${KGZ} 202205`)).toBe(130);
    expect(trade.get(`${DEU} ${KGZ} 202205`)).toBeUndefined();
  });

  it('takes everybody whom the exporters serve for an intermediary where any may be', async () => {
    const { plan } = await read(
      {
        one: {
          lines: [
            ...always('DEU', 'KGZ', 'export', 1),
            ...always('DEU', 'CAN', 'export', 1),
            ...always('DEU', 'RUS', 'export', 1),
            ...always('KGZ', 'ITA', 'export', 1),
          ],
        },
        two: { lines: always('KAZ', 'DEU', 'import', 1) },
      },
      { intermediaries: [], controls: ['CAN'] },
    );
    expect(Object.fromEntries(plan.roles)).toEqual({
      [DEU]: 'exporter',
      [KGZ]: 'intermediary',
      [KAZ]: 'intermediary',
      [parseArea('CAN')]: 'control',
      [RUS]: 'destination',
      [ITA]: 'other',
    });
  });

  it('takes one that only its own reports name, too', async () => {
    const own = [...always('KGZ', 'DEU', 'import', 111), ...always('KGZ', 'RUS', 'export', 70)];
    const { plan } = await read({ one: { lines: own } }, { intermediaries: [] });
    expect(plan.roles.get(KGZ)).toBe('intermediary');
  });
});

describe('what is compared', () => {
  it('leaves the counterpart of a missing month out, of that reporter only', async () => {
    const gap: Line[] = always('DEU', 'KGZ', 'export', 100)
      .flatMap(spread)
      .filter(([, , , period]) => period !== '2022-05');
    const { trade, leftOut } = await read({ one: { lines: [...gap, ...always('KGZ', 'RUS', 'export', 70)] } });
    expect(trade.get(`${DEU} ${KGZ} 202105`)).toBeUndefined();
    expect(trade.get(`${DEU} ${KGZ} 202106`)).toBe(100);
    expect(trade.get(`${KGZ} ${RUS} 202105`)).toBe(70);
    expect(leftOut).toEqual(['DEU 2021-05']);
  });

  it('sums whole years of months beside a source of years, and leaves a broken year out of both', async () => {
    const years = { window: ['2022', '2022'], base: ['2021', '2021'] } as const;
    const annual = YEARS.map((year): Line => ['DEU', 'KGZ', 'export', year.slice(0, 4), 1200]);
    const lines = always('KGZ', 'RUS', 'export', 70);
    const { trade, rows } = await read({ one: { lines: annual }, two: { lines } }, years);
    expect([...trade].toSorted(([a], [b]) => (a < b ? -1 : 1))).toEqual([
      [`${DEU} ${KGZ} 2021`, 1200],
      [`${DEU} ${KGZ} 2022`, 1200],
      [`${KGZ} ${RUS} 2021`, 840],
      [`${KGZ} ${RUS} 2022`, 840],
    ]);
    expect(rows).toBe(4);
    const broken = lines.flatMap(spread).filter(([, , , period]) => period !== '2021-03');
    const part = await read({ one: { lines: annual }, two: { lines: broken } }, years);
    expect([...part.trade.keys()].toSorted()).toEqual([`${DEU} ${KGZ} 2021`, `${DEU} ${KGZ} 2022`]);
  });

  it('is in one currency: the one that all stand in, else US dollars at the rate of the month', async () => {
    const sources = {
      one: { currency: 'EUR', lines: always('DEU', 'KGZ', 'export', 100) },
      two: { currency: 'CNY', lines: always('KGZ', 'RUS', 'export', 700) },
    };
    const both = await read(sources);
    expect(both.currency).toBe('USD');
    for (const period of [202105, 202211] as Period[]) {
      expect(both.trade.get(`${DEU} ${KGZ} ${period}`)).toBeCloseTo(100 * rate('EUR', 'USD', period), 2);
      expect(both.trade.get(`${KGZ} ${RUS} ${period}`)).toBeCloseTo(700 * rate('CNY', 'USD', period), 2);
    }
    const wanted = await read(sources, { currency: 'CNY' });
    expect(wanted.trade.get(`${DEU} ${KGZ} 202205`)).toBeCloseTo(100 * rate('EUR', 'CNY', 202205 as Period), 2);
    expect(wanted.trade.get(`${KGZ} ${RUS} 202205`)).toBe(700);
    const alone = await read({ one: sources.one });
    expect([alone.currency, alone.trade.get(`${DEU} ${KGZ} 202205`)]).toEqual(['EUR', 100]);
  });
});
