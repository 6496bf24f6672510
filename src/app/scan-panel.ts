import { type Engine, one } from '../engine/engine.ts';
import { sql } from '../engine/sql.ts';
import { areaRelation } from '../measure/flows/question.ts';
import { type AskedCode, resolveGoods } from '../measure/goods/resolve.ts';
import { makePanel, type PanelQuestion } from '../measure/panel/panel.ts';
import { chooseSource } from '../measure/source.ts';
import { type AreaCode, areaLabel, isAggregate, membersOf, parseArea } from '../trade/area.ts';
import { EntrepotError } from '../trade/errors.ts';
import type { GoodsList } from '../trade/goods-list.ts';
import { formatProduct, type Product, parentAt } from '../trade/hs.ts';
import { formatPeriod, type Period, parsePeriod, parseSpan, type Span } from '../trade/period.ts';
import type { Scenario } from '../trade/scenario.ts';
import { askedGoods } from './asked-goods.ts';

/** Fewer active months than this in a base make it thin. */
export const LEAST_ACTIVE_MONTHS = 3;

const LEVELS = { hs2: 2, hs4: 4, hs6: 6, cn8: 8 } as const;

/** A scenario with its words read. */
export interface Reading {
  readonly window: Span;
  readonly base: Span;
  readonly event: Period;
  readonly destination: AreaCode;
  readonly exporters: readonly { readonly exporter: AreaCode; readonly members: readonly AreaCode[] }[];
  readonly controls: readonly AreaCode[];
  /** Empty for "any". */
  readonly intermediaries: readonly AreaCode[];
  readonly products: readonly Product[];
  readonly lists: readonly GoodsList[];
  /** Digits of the goods; 0 for all goods together. */
  readonly level: 0 | 2 | 4 | 6 | 8;
  readonly notes: readonly string[];
}

export function readScenario(scenario: Scenario): Reading {
  const window = parseSpan(...scenario.window);
  const base = parseSpan(...scenario.base);
  const month = `${formatPeriod(window.from)}-01`.slice(0, 7);
  const event = parsePeriod(scenario.event);
  const expand = (words: readonly string[]): AreaCode[] => [
    ...new Set(words.flatMap((word) => membersOf(parseArea(word), month))),
  ];
  const destination = parseArea(scenario.destination);
  const exporters =
    scenario.exporters_as === 'each'
      ? expand(scenario.exporters).map((area) => ({ exporter: area, members: [area] }))
      : [{ exporter: oneName(scenario.exporters), members: expand(scenario.exporters) }];
  const any = scenario.goods.length === 1 && scenario.goods[0] === 'all';
  const { products, lists, notes } = any ? { products: [], lists: [], notes: [] } : askedGoods(scenario.goods);
  const level: Reading['level'] = products.some((product) => product.level === 0) ? 0 : LEVELS[scenario.level];
  const reading = {
    window,
    base,
    event,
    destination,
    exporters,
    controls: expand(scenario.controls),
    intermediaries:
      scenario.intermediaries.length === 1 && scenario.intermediaries[0] === 'any'
        ? []
        : expand(scenario.intermediaries),
    products,
    lists,
    level,
    notes,
  };
  refuseOverlap(reading);
  return reading;
}

/** The group's own number when the exporters are one group, else the first country's with the others in it. */
function oneName(words: readonly string[]): AreaCode {
  return parseArea(words[0] as string);
}

function refuseOverlap(reading: Reading): void {
  const members = new Set(reading.exporters.flatMap((exporter) => exporter.members));
  const roles: readonly (readonly [string, readonly AreaCode[]])[] = [
    ['destination', [reading.destination]],
    ['intermediaries', reading.intermediaries],
    ['controls', reading.controls],
  ];
  const seen = new Map<AreaCode, string>([...members].map((area) => [area, 'exporters']));
  for (const [role, areas] of roles) {
    for (const area of areas) {
      const other = seen.get(area);
      if (other !== undefined)
        throw new EntrepotError(
          'usage',
          `${areaLabel(area)} stands among the ${other} and the ${role}; expected one role a country`,
        );
      seen.set(area, role);
    }
  }
}

export interface BuiltPanel {
  readonly source: string;
  readonly otherSources: readonly string[];
  /** Whose reports: the exporters', or, where they do not report, the importers' (the mirror). */
  readonly view: 'export' | 'import';
  readonly currency: string;
  readonly notes: readonly string[];
}

/** Makes the relations `senders`, `receivers`, `goods_map` and `panel` that a scan reads. */
export async function buildPanel(engine: Engine, scenario: Scenario, reading: Reading): Promise<BuiltPanel> {
  const { question, ...told } = await preparePanel(engine, scenario, reading);
  const currency = await makePanel(engine, { ...question, currency: scenario.currency });
  return { ...told, currency };
}

export interface PreparedPanel extends Omit<BuiltPanel, 'currency'> {
  readonly question: PanelQuestion;
}

/** Decides whose reports answer a scenario and which stored goods; leaves `senders`, `receivers`, `reporters` and `goods_map`. */
export async function preparePanel(engine: Engine, scenario: Scenario, reading: Reading): Promise<PreparedPanel> {
  const members = reading.exporters.flatMap(({ exporter, members: own }) =>
    own.map((area) => [area, exporter] as const),
  );
  await engine.relation('senders', { area: 'SMALLINT', exporter: 'SMALLINT' }, members);
  await makeReceivers(engine, reading);
  const frequency = scenario.frequency === 'annual' ? 1 : 12;
  const { choice, view } = await whoReports(engine, scenario, reading, frequency);
  const flow = view === 'export' ? 2 : 1;
  const span: Span = { from: (frequency === 12 ? 190001 : 1900) as Period, to: reading.window.to };
  const corner = { source: choice.source, flow, frequency, spans: [span] };
  const { goods, notes } = await mapGoods(engine, corner, reading);
  const question: PanelQuestion = {
    source: choice.source,
    view,
    frequency,
    level: reading.level,
    span,
    goods,
    native: reading.exporters.every(({ exporter, members: own }) => own.length === 1 && own[0] === exporter),
  };
  return {
    question,
    source: choice.source,
    otherSources: choice.others,
    view,
    notes:
      view === 'export'
        ? notes
        : [
            ...notes,
            'the exporters do not report in the loaded data: flows are what the importers say they received (CIF)',
          ],
  };
}

/** The exporters' reports where a source has them, else the importers'. Leaves `reporters` and `partners`. */
async function whoReports(engine: Engine, scenario: Scenario, reading: Reading, frequency: 1 | 12) {
  const senders = reading.exporters.flatMap(({ members }) => members);
  const { areas } = await one<{ areas: AreaCode[] }>(
    engine,
    sql`SELECT list(importer ORDER BY importer) AS areas FROM receivers`,
  );
  const total = reading.products.some((product) => product.level === 0);
  for (const view of ['export', 'import'] as const) {
    const [reporters, partners] = view === 'export' ? [senders, areas] : [areas, senders];
    await areaRelation(engine, 'reporters', reporters);
    await areaRelation(engine, 'partners', partners);
    const choice = await chooseSource(engine, {
      flow: view === 'export' ? 2 : 1,
      frequency,
      total,
      spans: [reading.base, reading.window],
      wanted: undefined,
    });
    const sources = choice === null ? [] : [choice.source, ...choice.others];
    if (choice === null) continue;
    const chosen = scenario.source ?? choice.source;
    if (!sources.includes(chosen)) continue;
    if (view === 'import') await areaRelation(engine, 'reporters', await reportersOf(engine, chosen, frequency));
    return { choice: { source: chosen, others: sources.filter((own) => own !== chosen) }, view };
  }
  throw new EntrepotError(
    'not-found',
    `no loaded source has ${scenario.frequency} exports of these exporters to ${areaLabel(reading.destination)} or the intermediaries in ${scenario.base.join(' to ')} and ${scenario.window.join(' to ')}`,
  );
}

/** The receivers that report imports in a source at all. */
async function reportersOf(engine: Engine, source: string, frequency: number): Promise<AreaCode[]> {
  const rows = await engine.rows<{ reporter: AreaCode }>(sql`SELECT DISTINCT reporter FROM catalog
    WHERE kind = 'period' AND flow = 1 AND source = ${source} AND freq = ${frequency} AND reporter IN (SELECT reporter FROM reporters) ORDER BY reporter`);
  return rows.map(({ reporter }) => reporter);
}

async function makeReceivers(engine: Engine, reading: Reading): Promise<void> {
  const named = [
    [reading.destination, 'destination'] as const,
    ...reading.controls.map((area) => [area, 'control'] as const),
    ...reading.intermediaries.map((area) => [area, 'intermediary'] as const),
  ];
  const taken = new Set<number>([
    ...named.map(([area]) => area),
    ...reading.exporters.flatMap(({ exporter, members }) => [exporter, ...members]),
  ]);
  const any =
    reading.intermediaries.length > 0
      ? []
      : await engine.rows<{ partner: number }>(
          sql`SELECT DISTINCT partner FROM catalog WHERE kind = 'corridor' AND flow BETWEEN 1 AND 2 ORDER BY partner`,
        );
  const rest = any.map((row) => row.partner).filter((area) => !taken.has(area) && !isAggregate(area));
  await engine.relation('receivers', { importer: 'SMALLINT', role: 'VARCHAR' }, [
    ...named,
    ...rest.map((area) => [area, 'intermediary'] as const),
  ]);
}

/** The listed goods as they are stored; where only the six digits are stored of a longer code, those, as candidates. */
export async function mapGoods(
  engine: Engine,
  corner: Parameters<typeof resolveGoods>[1],
  reading: Pick<Reading, 'products' | 'level'>,
) {
  const asked = reading.products.length > 0 ? reading.products : await allGoods(engine, corner, reading.level);
  const codes: AskedCode[] = asked.map((product) => ({ ...product, hsRev: 0 }));
  const direct = await resolveGoods(engine, corner, codes);
  if (direct.unanswered.length === 0) return { goods: direct, notes: [] };
  const wider = new Map(
    direct.unanswered
      .filter((product) => product.level === 8)
      .map((product) => [parentAt(product, 6).code, parentAt(product, 6)]),
  );
  if (direct.unanswered.length === codes.length && wider.size > 0) {
    const goods = await resolveGoods(
      engine,
      corner,
      [...wider.values()].map((product) => ({ ...product, hsRev: 0 })),
    );
    return { goods, notes: [choiceNote(wider.size)] };
  }
  const shown = direct.unanswered
    .slice(0, 4)
    .map((product) => formatProduct(product.level, product.code))
    .join(', ');
  return {
    goods: direct,
    notes: [
      `${direct.unanswered.length} of ${codes.length} listed codes have no row in the data (${shown}${direct.unanswered.length > 4 ? ' ...' : ''})`,
    ],
  };
}

function choiceNote(n: number): string {
  return `the data has no national lines, so ${n} six-digit codes stand for the listed lines in them: an HS6 match is a candidate, not a classification`;
}

async function allGoods(
  engine: Engine,
  { source, flow }: { source: string; flow: number },
  level: number,
): Promise<Product[]> {
  const rows = await engine.rows<{
    code: number;
  }>(sql`SELECT DISTINCT CAST(floor(product / power(10, level - ${level})) AS INTEGER) AS code FROM catalog
    WHERE kind = 'product' AND source = ${source} AND flow = ${flow} AND level >= ${level} ORDER BY code`);
  return rows.map((row) => ({ level: level as Product['level'], code: row.code as Product['code'] }));
}
