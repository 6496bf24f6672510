import type { Engine } from '../../engine/engine.ts';
import { join, literal, sql } from '../../engine/sql.ts';
import { type AreaCode, isAggregate } from '../../trade/area.ts';
import { type Frequency, frequencyOf, isYearly, type Span } from '../../trade/period.ts';

/** Who takes part in a route. */
export interface Stations {
  readonly exporters: readonly { readonly exporter: AreaCode; readonly members: readonly AreaCode[] }[];
  readonly destination: AreaCode;
  /** Empty for "any": every partner that the data has. */
  readonly intermediaries: readonly AreaCode[];
  readonly controls: readonly AreaCode[];
}

export type Role = 'exporter' | 'intermediary' | 'destination' | 'control' | 'other';

/** Rows that one source has of one side's reports: who sent, whom each stands for, and who received. */
export interface Piece {
  readonly source: string;
  /** Of the stored rows: months (12) or years (1). */
  readonly frequency: Frequency;
  readonly view: 'export' | 'import';
  readonly senders: ReadonlyMap<AreaCode, AreaCode>;
  readonly receivers: ReadonlySet<AreaCode>;
}

/** Whether the months of a piece are compared as years, beside sources that have years only. */
export function inWholeYears(piece: Piece, window: Span): boolean {
  return piece.frequency === 12 && isYearly(window);
}

/** Which reports say what one side sent; `none` where no loaded source has either side's. */
export interface LegView {
  readonly leg: 'in' | 'out' | 'received';
  readonly area: AreaCode;
  readonly reported: 'by the exporter' | 'by the importer' | 'none';
  readonly source: string | null;
}

export interface Plan {
  readonly pieces: readonly Piece[];
  readonly roles: ReadonlyMap<AreaCode, Role>;
  readonly views: readonly LegView[];
}

export interface PlanQuestion {
  readonly stations: Stations;
  /** Months, or years: then months are summed to years and stand beside sources that have years only. */
  readonly window: Span;
  readonly base: Span;
  readonly level: number;
  readonly wanted?: string | undefined;
}

/** Where a reporter's figures are: one source in one frequency. */
interface Held {
  readonly reporter: AreaCode;
  readonly source: string;
  readonly frequency: Frequency;
}

/**
 * Which source answers for whom, as exporters report: the scenario's exporters to everybody, the intermediaries to
 * everybody, the origins that report in the same sources. Where an exporter does not report at all, what the importers
 * say they got from it stands in for it (the mirror). Each reporter is answered by one source; two are never added.
 */
export async function planTrade(engine: Engine, question: PlanQuestion): Promise<Plan> {
  const { stations } = question;
  const members = stations.exporters.flatMap(({ members: own }) => own);
  const standsFor = new Map(
    stations.exporters.flatMap(({ exporter, members: own }) => own.map((area) => [area, exporter] as const)),
  );
  const exports = await held(engine, question, 2);
  const imports = await held(engine, question, 1);
  const named = await namedIn(engine, question);
  const roles = rolesOf(stations, named, members, await servedBy(engine, question, members));
  const ofRole = (role: Role): AreaCode[] => [...roles].filter(([, own]) => own === role).map(([area]) => area);
  const everybody = new Set(
    [...roles.keys()].filter(
      (area) => !stations.exporters.some((one) => one.exporter === area && !one.members.includes(area)),
    ),
  );
  const reports: Reports = { exports, imports, everybody, intermediaries: ofRole('intermediary') };
  const into = fromExporters(reports, question, standsFor);
  const onward = fromIntermediaries(reports, stations.destination);
  return {
    pieces: merged([...into.pieces, ...onward.pieces]),
    roles,
    views: [...into.views, ...onward.views],
  };
}

/** Who reports, and about whom. */
interface Reports {
  readonly exports: readonly Held[];
  readonly imports: readonly Held[];
  readonly everybody: ReadonlySet<AreaCode>;
  readonly intermediaries: readonly AreaCode[];
}

type Part = Pick<Plan, 'pieces' | 'views'>;

/**
 * The exporters' side is one source for all of them, with the other origins that report there, or none: two offices that
 * count differently do not make one exporter. Where there is none, the importers'.
 */
function fromExporters(
  { exports, imports, everybody, intermediaries }: Reports,
  { stations, wanted }: PlanQuestion,
  standsFor: ReadonlyMap<AreaCode, AreaCode>,
): Part {
  const members = [...standsFor.keys()];
  const reported = bestFor(exports, members, wanted);
  const views = (source: string | null, mirror: string | null): LegView[] =>
    stations.exporters.map(({ exporter }) => view('in', exporter, source, mirror));
  if (reported === null) {
    const pieces = answering(imports, [...everybody]).map(({ source, frequency, areas }): Piece => {
      return { source, frequency, view: 'import', senders: standsFor, receivers: new Set(areas) };
    });
    return { pieces, views: views(null, pieces[0]?.source ?? null) };
  }
  const { source, frequency } = reported;
  const apart = new Set([...members, ...intermediaries, stations.destination]);
  const origins = exports
    .filter((own) => own.source === source && own.frequency === frequency && !apart.has(own.reporter))
    .map((own) => own.reporter);
  return {
    pieces: [
      { source, frequency, view: 'export', senders: standsFor, receivers: everybody },
      {
        source,
        frequency,
        view: 'export',
        senders: identity(origins),
        receivers: new Set([stations.destination, ...intermediaries]),
      },
    ],
    views: views(source, null),
  };
}

/** What the intermediaries say they sent to everybody; of those that do not report, what the others say they received. */
function fromIntermediaries({ exports, imports, everybody, intermediaries }: Reports, destination: AreaCode): Part {
  const pieces: Piece[] = [];
  const views: LegView[] = [];
  for (const { source, frequency, areas } of answering(exports, intermediaries)) {
    pieces.push({ source, frequency, view: 'export', senders: identity(areas), receivers: everybody });
    for (const area of areas) views.push(view('out', area, source, null));
  }
  const silent = intermediaries.filter((area) => !exports.some((own) => own.reporter === area));
  const others = [...everybody].filter((area) => !intermediaries.includes(area));
  for (const { source, frequency, areas } of answering(imports, others))
    pieces.push({ source, frequency, view: 'import', senders: identity(silent), receivers: new Set(areas) });
  const mirror = imports.find((own) => own.reporter === destination)?.source ?? null;
  for (const area of silent) views.push(view('out', area, null, mirror));
  return { pieces, views };
}

/** Which sources say what the intermediaries (and all others that report) received, from everybody. */
export async function planReceived(engine: Engine, question: PlanQuestion, trade: Plan): Promise<Plan> {
  const { stations } = question;
  const imports = await held(engine, question, 1);
  const areas = [...trade.roles].filter(([, role]) => role !== 'exporter').map(([area]) => area);
  const senders = new Map<AreaCode, AreaCode>([
    ...(await namedIn(engine, question, 1)).map((area) => [area, area] as const),
    ...stations.exporters.flatMap(({ exporter, members }) => members.map((area) => [area, exporter] as const)),
  ]);
  const pieces: Piece[] = [];
  for (const { source, frequency, areas: own } of answering(imports, areas))
    pieces.push({ source, frequency, view: 'import', senders, receivers: new Set(own) });
  const views = [...trade.roles]
    .filter(([, role]) => role === 'intermediary')
    .map(([area]) => {
      const source = imports.find((own) => own.reporter === area)?.source ?? null;
      return {
        leg: 'received' as const,
        area,
        reported: source === null ? ('none' as const) : ('by the importer' as const),
        source,
      };
    });
  return { pieces: merged(pieces), roles: trade.roles, views };
}

function view(leg: 'in' | 'out', area: AreaCode, own: string | null, mirror: string | null): LegView {
  if (own !== null) return { leg, area, reported: 'by the exporter', source: own };
  return { leg, area, reported: mirror === null ? 'none' : 'by the importer', source: mirror };
}

/** Every reporter that published in the window and in the base, with the source that has most of its periods. */
async function held(engine: Engine, { level, window, base, wanted }: PlanQuestion, flow: 1 | 2): Promise<Held[]> {
  const monthly = frequencyOf(window.from) === 12;
  const at = monthly
    ? sql`first_period`
    : sql`CASE WHEN freq = 12 THEN CAST(floor(first_period / 100) AS INTEGER) ELSE first_period END`;
  const rows = await engine.rows<{ reporter: number; source: string; freq: Frequency }>(sql`
    WITH held AS (SELECT reporter, source, freq, ${at} AS period, count(DISTINCT first_period) AS n FROM catalog
      WHERE kind = 'period' AND flow = ${flow} AND freq >= ${monthly ? 12 : 1} AND (level = 0) = ${level === 0} AND level >= ${level}
      GROUP BY 1, 2, 3, 4 HAVING count(DISTINCT first_period) = ${monthly ? sql`1` : sql`freq`}),
    counted AS (SELECT reporter, source, freq,
        count(CASE WHEN period BETWEEN ${window.from} AND ${window.to} THEN 1 END) AS in_window,
        count(CASE WHEN period BETWEEN ${base.from} AND ${base.to} THEN 1 END) AS in_base
      FROM held GROUP BY 1, 2, 3)
    SELECT reporter, source, freq FROM counted WHERE in_window > 0 AND in_base > 0
    ORDER BY reporter, CASE WHEN source = ${wanted ?? ''} THEN 0 ELSE 1 END, in_window + in_base DESC, freq DESC, source`);
  const first = new Map<number, Held>();
  for (const row of rows)
    if (!first.has(row.reporter))
      first.set(row.reporter, { reporter: row.reporter as AreaCode, source: row.source, frequency: row.freq });
  return [...first.values()];
}

/** Whom the data names: partners of one flow, or everybody, partners and reporters. */
async function namedIn(engine: Engine, { level }: PlanQuestion, flow?: 1): Promise<AreaCode[]> {
  const of = sql`FROM catalog WHERE kind = 'corridor' AND (level = 0) = ${level === 0} AND level >= ${level} AND flow BETWEEN 1 AND ${flow ?? 2}`;
  const reporters = flow === undefined ? sql`UNION SELECT reporter ${of}` : sql``;
  const rows = await engine.rows<{ area: AreaCode }>(
    sql`SELECT area FROM (SELECT partner AS area ${of} ${reporters}) named GROUP BY area ORDER BY area`,
  );
  return rows.map(({ area }) => area).filter((area) => !isAggregate(area));
}

/** The partners that the exporters trade with by anybody's report: only these can be intermediaries. */
async function servedBy(
  engine: Engine,
  { level }: PlanQuestion,
  members: readonly AreaCode[],
): Promise<ReadonlySet<number>> {
  const list = join(members.map(literal));
  const rows = await engine.rows<{
    area: number;
  }>(sql`SELECT DISTINCT CASE WHEN flow = 2 THEN partner ELSE reporter END AS area FROM catalog
    WHERE kind = 'corridor' AND (level = 0) = ${level === 0} AND level >= ${level}
      AND ((flow = 2 AND reporter IN (${list})) OR (flow = 1 AND partner IN (${list})))`);
  return new Set(rows.map((row) => row.area));
}

function rolesOf(
  stations: Stations,
  named: readonly AreaCode[],
  members: readonly AreaCode[],
  served: ReadonlySet<number>,
): Map<AreaCode, Role> {
  const roles = new Map<AreaCode, Role>(members.map((area) => [area, 'other']));
  for (const { exporter } of stations.exporters) roles.set(exporter, 'exporter');
  for (const area of stations.controls) roles.set(area, 'control');
  for (const area of stations.intermediaries) roles.set(area, 'intermediary');
  roles.set(stations.destination, 'destination');
  const any = stations.intermediaries.length === 0;
  for (const area of named) if (!roles.has(area)) roles.set(area, any && served.has(area) ? 'intermediary' : 'other');
  return roles;
}

interface Answering {
  readonly source: string;
  readonly frequency: Frequency;
  readonly areas: readonly AreaCode[];
}

/** The source that answers for most of the areas, or null. */
function bestFor(reports: readonly Held[], areas: readonly AreaCode[], wanted: string | undefined): Answering | null {
  const found = answering(reports, areas);
  found.sort(
    (a, b) =>
      Number(b.source === wanted) - Number(a.source === wanted) ||
      b.areas.length - a.areas.length ||
      (a.source < b.source ? -1 : 1),
  );
  return found[0] ?? null;
}

/** The areas that report, by the source that answers for them. */
function answering(reports: readonly Held[], areas: readonly AreaCode[]): Answering[] {
  const groups = Map.groupBy(
    reports.filter(({ reporter }) => areas.includes(reporter)),
    ({ source, frequency }) => `${source} ${frequency}`,
  );
  return [...groups.values()].map((own) => {
    const [{ source, frequency }] = own as [Held, ...Held[]];
    return { source, frequency, areas: own.map(({ reporter }) => reporter) };
  });
}

function identity(areas: readonly AreaCode[]): Map<AreaCode, AreaCode> {
  return new Map(areas.map((area) => [area, area]));
}

/** Pieces of one source and view are read in one pass. No pair of areas stands in two pieces of a plan. */
function merged(pieces: readonly Piece[]): Piece[] {
  const byKey = new Map<string, Piece>();
  for (const piece of pieces.filter(({ senders, receivers }) => senders.size > 0 && receivers.size > 0)) {
    const key = `${piece.view} ${piece.source} ${piece.frequency}`;
    const before = byKey.get(key);
    byKey.set(
      key,
      before === undefined
        ? piece
        : {
            ...piece,
            senders: new Map([...before.senders, ...piece.senders]),
            receivers: before.receivers.union(piece.receivers),
          },
    );
  }
  return [...byKey.values()];
}
