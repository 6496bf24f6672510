import path from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { flows } from '../../src/app/flows.ts';
import { parseFlowsCommand } from '../../src/app/flows-command.ts';
import { loadFiles } from '../../src/app/load.ts';
import { type MatrixAnswer, matrix } from '../../src/app/matrix.ts';
import { type NetworkAnswer, network } from '../../src/app/network.ts';
import type { NetworkLeg } from '../../src/app/network-leg.ts';
import { findScan } from '../../src/app/scan-store.ts';
import { entrepot, FIXTURES, quiet, tempFolder, words } from '../helpers.ts';

const bundled = { lake: inject('bundledLake'), effects: quiet() };
const answer = await network(bundled, {});
const legOf = ({ legs }: NetworkAnswer, from: string, to: string): NetworkLeg =>
  legs.find((leg) => leg.from === from && leg.to === to) as NetworkLeg;

/** A leg's periods as `flows` gives them, by the command that the leg names, so many years earlier. */
async function told(context: typeof bundled, leg: NetworkLeg, earlier = 0): Promise<(number | null)[]> {
  const asked = parseFlowsCommand(leg.query);
  if (asked === null) throw new Error(`${leg.query} is no flows command`);
  const back = (period: string): string => `${Number(period.slice(0, 4)) - earlier}${period.slice(4)}`;
  const { rows, figure } = await flows(context, { ...asked, from: back(asked.from), to: back(asked.to) });
  expect([figure.unit, rows.length]).toEqual([leg.currency, leg.periods.length]);
  return rows.map((row) => row['value'] as number | null);
}

describe('the network of the bundled scenario', () => {
  it.each(answer.legs.filter(({ reported }) => reported !== 'none').map((leg) => [leg.from, leg.to, leg] as const))(
    'from %s to %s has the figures that its command gives, and those of the year before',
    async (_from, _to, leg) => {
      expect(leg.values).toEqual(await told(bundled, leg));
      expect(leg.yearBefore).toEqual(await told(bundled, leg, 1));
      const sum = ([from, to]: readonly [string, string]): number =>
        leg.values.reduce<number>((total, value, at) => {
          const period = leg.periods[at] as string;
          const inside = period >= from.slice(0, period.length) && period <= to.slice(0, period.length);
          return total + (inside ? (value ?? 0) : 0);
        }, 0);
      expect(leg.window).toBeCloseTo(sum(answer.window), 2);
      expect(leg.base).toBeCloseTo(sum(answer.base), 2);
      expect(leg.ratio).toBeCloseTo(sum(answer.window) / sum(answer.base), 4);
    },
  );

  it('agrees with the totals of the scan', async () => {
    const { totals } = (await findScan(bundled, {})).answer;
    expect(totals.partners).toHaveLength(6);
    for (const { partner, base, value, ratio } of totals.partners)
      expect(legOf(answer, 'EU27', partner)).toMatchObject({ window: value, base, ratio });
  });

  it('says of the last leg what is known of it: totals by month, by year, or nothing', () => {
    expect(legOf(answer, 'ARM', 'RUS')).toMatchObject({ goods: 'TOTAL', frequency: 'monthly', source: 'arm-armstat' });
    expect(legOf(answer, 'KGZ', 'RUS')).toMatchObject({
      goods: 'TOTAL',
      currency: 'USD',
      frequency: 'annual',
      periods: ['2021', '2022'],
      values: [393340098, 1069691913],
    });
    const georgia = legOf(answer, 'GEO', 'RUS');
    expect(georgia).toMatchObject({ reported: 'none', source: null, window: null, base: null, ratio: null });
    expect(new Set([...georgia.values, ...georgia.yearBefore])).toEqual(new Set([null]));
    expect(georgia.query).toMatch(/^entrepot fetch comtrade --reporter GEO --partner RUS /);
  });

  it('has a place for every node', () => {
    expect(answer.nodes.map(({ area, role }) => `${role} ${area}`)).toEqual([
      'exporter EU27',
      ...['KAZ', 'KGZ', 'ARM', 'GEO', 'UZB'].map((area) => `intermediary ${area}`),
      'destination RUS',
    ]);
    expect(answer.nodes.every(({ lat, lon }) => lat !== null && lon !== null)).toBe(true);
  });

  it('tells months without trade from months that were not published', async () => {
    const earlier = await network(bundled, { hs: ['854231'], from: '2019-11', to: '2022-02' });
    const { periods, values } = legOf(earlier, 'EU27', 'KGZ');
    expect([periods[0], periods.at(-1)]).toEqual(['2019-11', '2022-02']);
    expect(values.slice(0, 2)).toEqual([null, null]);
    expect(values[periods.indexOf('2022-01')]).toBe(0);
    expect(
      legOf(earlier, 'EU27', 'RUS')
        .values.slice(2)
        .every((value) => (value ?? 0) > 0),
    ).toBe(true);
  });

  it('ends where the data ends', async () => {
    expect((await network(bundled, { to: '2023-12' })).periods.at(-1)).toBe('2022-11');
  });

  it('counts goods once that lie within others', async () => {
    const twice = await network(bundled, { hs: ['8542', '854231'] });
    const once = await network(bundled, { hs: ['8542'] });
    expect(twice.notes[0]).toBe('854231 lie within other asked codes and are counted once');
    expect(twice.legs.map(({ values }) => values)).toEqual(once.legs.map(({ values }) => values));
  });

  it.each([
    ['network --from 2021', 'the scenario is told in months; expected from and to in the same'],
    ['network --from 2022-05 --to 2022-04', '2022-05 is after 2022-04; expected the earlier period first'],
    ['network --hs TOTAL,8542', 'TOTAL holds all other codes; ask for one or the other'],
    ['matrix --level 5', 'no rows of 5 digits; expected 2 or 4 or 6'],
    ['matrix --level 2 --under 8542', 'no rows of 2 digits under 8542; expected 4 or 6'],
  ])('%s is refused', async (line, why) => {
    const { code, err } = await entrepot([...words(line), '--lake', bundled.lake]);
    expect([code, err]).toEqual([64, `error: ${why}\n`]);
  });

  it('is printed leg by leg, and one row a leg and period as CSV', async () => {
    const run = (format: string) => entrepot(['network', '--hs', '854231', '--format', format, '--lake', bundled.lake]);
    expect((await run('table')).out).toMatch(/direct {2}EU27 {2}RUS {2}854231 .*\nin +EU27 {2}KAZ/);
    const rows = (await run('csv')).out.trim().split('\r\n');
    expect(rows[0]).toBe('leg,from,to,goods,currency,reported,source,period,value,yearBefore');
    // Eight legs of 21 months, three of two years.
    expect(rows).toHaveLength(1 + 8 * 21 + 3 * 2);
  });
});

describe('the network of cars through Georgia, by importers and by the hub itself', () => {
  const context = { lake: path.join(tempFolder(), 'lake'), effects: quiet() };
  const scenario = {
    name: 'cars',
    destination: 'KGZ',
    event: '2022-02',
    window: ['2022-03', '2022-12'],
    base: ['2021-03', '2021-12'],
    exporters: ['USA', 'DEU', 'JPN'],
    intermediaries: ['GEO'],
    goods: ['8703'],
    level: 'hs4',
  };
  beforeAll(async () => {
    const files = [path.join(FIXTURES, 'comtrade/georgia-8703.csv.gz')];
    await loadFiles(context, { format: 'comtrade', files, options: {} });
  });

  it('has what Georgia received and sent, and nothing of what Kyrgyzstan received', async () => {
    const cars = await network(context, { scenario });
    const [direct, into, out] = cars.legs as [NetworkLeg, NetworkLeg, NetworkLeg];
    expect(cars.legs.map(({ leg, reported }) => [leg, reported])).toEqual([
      ['direct', 'none'],
      ['in', 'by the importer'],
      ['out', 'by the exporter'],
    ]);
    expect(direct.values.every((value) => value === null)).toBe(true);
    for (const leg of [into, out]) expect(leg.values).toEqual(await told(context, leg));
    expect(into.from).toBe('USA+DEU+JPN');
    expect(cars.nodes[0]).toMatchObject({ area: 'USA+DEU+JPN', role: 'exporter' });
  });

  it('has each exporter apart where the scenario has', async () => {
    const one = await network(context, { scenario });
    const each = await network(context, { scenario: { ...scenario, exporters_as: 'each' } });
    const into = each.legs.filter(({ leg }) => leg === 'in');
    expect(into.map(({ from }) => from)).toEqual(['USA', 'DEU', 'JPN']);
    const total = into.reduce((sum, { window }) => sum + (window as number), 0);
    expect(total).toBeCloseTo(one.legs.find(({ leg }) => leg === 'in')?.window as number, 2);
    for (const leg of into) expect(leg.values).toEqual(await told(context, leg));
  });
});

describe('the matrix of the bundled scenario', () => {
  const of = ({ rows }: MatrixAnswer, code: string) => rows.find((row) => row.code === code);

  it.each([2, 4, 6] as const)('adds up to the totals of the scan at %i digits', async (level) => {
    const { totals } = (await findScan(bundled, {})).answer;
    const found = await matrix(bundled, { level });
    expect(found.columns).toEqual(totals.partners.map(({ partner }) => partner));
    for (const [at, { base, value, delta, ratio, findings, supported }] of totals.partners.entries()) {
      expect(found.totals[at]).toMatchObject({ base, value, delta, ratio, candidates: findings, supported });
      const column = found.rows.map(({ cells }) => cells[at] as MatrixAnswer['totals'][number]);
      expect(column.reduce((sum, cell) => sum + cell.value, 0)).toBeCloseTo(value, 0);
      expect(column.reduce((sum, cell) => sum + cell.base, 0)).toBeCloseTo(base, 0);
      expect(column.reduce((sum, cell) => sum + cell.candidates, 0)).toBe(findings);
      expect(column.reduce((sum, cell) => sum + cell.supported, 0)).toBe(supported);
    }
    const lost = found.rows.map(({ cells: [direct] }) => direct?.delta as number);
    expect(lost).toEqual(lost.toSorted((a, b) => a - b));
    expect(new Set(found.rows.map(({ code }) => code.length))).toEqual(new Set([level]));
  });

  it('has cells that flows gives, and candidates that the findings are', async () => {
    const { answer: scan } = await findScan(bundled, {});
    const cell = of(await matrix(bundled, { under: '8542' }), '854239')?.cells.find(({ partner }) => partner === 'ARM');
    const finding = scan.findings.find(({ id }) => id === 'displacement:EU27:ARM:RUS:854239');
    const asked = parseFlowsCommand(finding?.query ?? '');
    const { figure } = await flows(bundled, asked as NonNullable<typeof asked>);
    expect(cell).toMatchObject({ base: figure.base, value: figure.value, delta: figure.delta, candidates: 1 });
    // Under the scenario's floor of 100,000 a ratio would say nothing.
    expect([cell?.ratio, cell?.supported]).toEqual([null, finding?.supported === true ? 1 : 0]);
  });

  it('opens a code into the next finer level, down to six digits', async () => {
    const chapters = await matrix(bundled, {});
    const headings = await matrix(bundled, { under: '85' });
    const codes = await matrix(bundled, { under: '8542' });
    expect([chapters.level, headings.level, codes.level]).toEqual([2, 4, 6]);
    const same = { base: headings.totals[0]?.base, value: headings.totals[0]?.value };
    expect(of(chapters, '85')?.cells[0]).toMatchObject(same);
    expect(of(headings, '8542')?.cells).toEqual(codes.totals);
    const total = of(chapters, '85')?.total;
    expect(total?.delta).toBeCloseTo(
      headings.totals.reduce((sum, { delta }) => sum + delta, 0),
      1,
    );
  });
});
