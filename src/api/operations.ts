import { z } from '@hono/zod-openapi';
import { ExplainAnswer } from './contract/answers/explain.ts';
import { FetchAnswer } from './contract/answers/fetch.ts';
import { FindingsPage } from './contract/answers/findings-page.ts';
import { FlowsAnswer } from './contract/answers/flows.ts';
import { FoundText, GoodsAnswer } from './contract/answers/goods.ts';
import { Holding, LogLine, Verification } from './contract/answers/lake.ts';
import { MatrixAnswer } from './contract/answers/matrix.ts';
import { MirrorOrPanel } from './contract/answers/mirror.ts';
import { NetworkAnswer } from './contract/answers/network.ts';
import { PricesAnswer } from './contract/answers/prices.ts';
import { RouteAnswer } from './contract/answers/route.ts';
import { ScanAnswer } from './contract/answers/scan.ts';
import { SeriesAnswer } from './contract/answers/series.ts';
import { SqlAnswer, SqlSchema } from './contract/answers/sql.ts';
import { Area, FormatInfo, GoodsChildren, ScenarioSummary, Status } from './contract/answers/vocabulary.ts';
import { FetchParameters } from './contract/parameters/fetch.ts';
import { FindingsParameters } from './contract/parameters/findings.ts';
import { FlowsParameters, PricesParameters } from './contract/parameters/flows.ts';
import { GoodsParameters, GoodsSearch } from './contract/parameters/goods.ts';
import { LakeParameters } from './contract/parameters/lake.ts';
import { MatrixParameters } from './contract/parameters/matrix.ts';
import { MirrorParameters } from './contract/parameters/mirror.ts';
import { NetworkParameters } from './contract/parameters/network.ts';
import { RouteParameters } from './contract/parameters/route.ts';
import { ExplainParameters, ScanParameters, ScanSent } from './contract/parameters/scan.ts';
import { SqlSent } from './contract/parameters/sql.ts';
import { AreasParameters, ChildrenParameters } from './contract/parameters/vocabulary.ts';

import type { Given, Operation } from './operation.ts';
import { CASE_OPERATIONS } from './operations-cases.ts';
import { CLAIM_OPERATIONS } from './operations-claims.ts';
import { EVIDENCE_OPERATIONS } from './operations-evidence.ts';

const asIs = (given: Given): Given => given;

/** Which Comtrade is asked, and with which key, is the server's to say, in the words of the command line. */
function serviceOf(env: NodeJS.ProcessEnv): Given {
  return { baseUrl: env['COMTRADE_BASE_URL'], key: env['COMTRADE_API_KEY'] || undefined };
}

const ofFinding = {
  parameters: z.object({ finding: ExplainParameters.shape.finding }),
  query: ExplainParameters.omit({ finding: true }),
  given: asIs,
} as const;

/** What all operations that only read have in common. */
const reads = { method: 'get', scope: 'read', lane: 'quick', given: asIs } as const;

/** The use cases that read the lake, and the fetch; uploads and loads are in loads.ts. */
export const OPERATIONS: readonly Operation[] = [
  {
    ...reads,
    useCase: 'status',
    path: '/status',
    tag: 'Lake',
    summary: 'Which version this is, and what the lake holds',
    answer: Status,
    command: 'entrepot status',
  },
  {
    ...reads,
    useCase: 'scenarios',
    path: '/scenarios',
    tag: 'Findings',
    summary: 'The scenarios by name: those that ship, and those in the folder of the lake',
    fresh: true,
    answer: z.array(ScenarioSummary),
    command: 'entrepot scenarios',
  },
  {
    ...reads,
    useCase: 'scan',
    path: '/scan',
    tag: 'Findings',
    summary: 'Put a scenario to the data: what stopped, where it went instead, how sure that is',
    lane: 'slow',
    ofScan: true,
    query: ScanParameters,
    answer: ScanAnswer,
    command: 'entrepot scan',
  },
  {
    useCase: 'scan',
    id: 'scan-own',
    given: asIs,
    method: 'post',
    path: '/scan',
    tag: 'Findings',
    summary: "The same of a scenario of the caller's own",
    lane: 'slow',
    scope: 'read',
    body: ScanSent,
    answer: ScanAnswer,
    command: 'entrepot scan FILE',
  },
  {
    ...reads,
    useCase: 'findings',
    path: '/findings',
    tag: 'Findings',
    summary: 'The findings of a scan, filtered, ranked, a page at a time',
    ofScan: true,
    query: FindingsParameters,
    answer: FindingsPage,
    command: 'entrepot findings',
  },
  {
    ...reads,
    useCase: 'explain',
    path: '/findings/{finding}',
    tag: 'Findings',
    summary: 'A finding with eight explanations, and the figures for and against each',
    ofScan: true,
    ...ofFinding,
    answer: ExplainAnswer,
    command: 'entrepot explain FINDING',
  },
  {
    ...reads,
    useCase: 'series',
    path: '/findings/{finding}/series',
    tag: 'Findings',
    summary: 'Each leg of a finding, period by period, with what was expected',
    ofScan: true,
    ...ofFinding,
    answer: SeriesAnswer,
    command: 'entrepot series FINDING',
  },
  {
    ...reads,
    useCase: 'matrix',
    path: '/matrix',
    tag: 'Findings',
    summary: 'Goods by partner, before and after',
    ofScan: true,
    query: MatrixParameters,
    answer: MatrixAnswer,
    command: 'entrepot matrix',
  },
  {
    ...reads,
    useCase: 'network',
    path: '/network',
    tag: 'Flows',
    summary: 'What went directly, to each intermediary, and on from there, period by period',
    query: NetworkParameters,
    answer: NetworkAnswer,
    command: 'entrepot network',
  },
  {
    ...reads,
    useCase: 'route',
    path: '/route',
    tag: 'Flows',
    summary: 'Both legs of one route: what came in, what went on, and what of it matches',
    lane: 'slow',
    query: RouteParameters,
    answer: RouteAnswer,
    command: 'entrepot route --from EU27 --via KGZ --to RUS --hs TOTAL',
  },
  {
    ...reads,
    useCase: 'flows',
    path: '/flows',
    tag: 'Flows',
    summary: 'What a reporter says it traded: the figure, its rows, what is missing, where it is from',
    query: FlowsParameters,
    answer: FlowsAnswer,
    command: 'entrepot flows --reporter EU27 --partner KGZ --hs 8542 --from 2022-01 --to 2022-10',
  },
  {
    ...reads,
    useCase: 'prices',
    path: '/prices',
    tag: 'Flows',
    summary: 'What a kilogram cost on a corridor, beside what other partners paid',
    query: PricesParameters,
    answer: PricesAnswer,
    command: 'entrepot prices --reporter EU27 --partner KGZ --hs 8703 --from 2021-01 --to 2022-11',
  },
  {
    ...reads,
    useCase: 'mirror',
    path: '/mirror',
    tag: 'Flows',
    summary: 'What an exporter says it sent beside what the importer says it received',
    query: MirrorParameters,
    answer: MirrorOrPanel,
    command: 'entrepot mirror --exporter EU27 --importer KGZ --from 2019 --to 2023',
  },
  {
    ...reads,
    useCase: 'goods',
    path: '/goods/{code}',
    tag: 'Goods and areas',
    summary: 'What a code is, on which lists since when, and whether it compares across HS revisions',
    parameters: GoodsParameters,
    answer: GoodsAnswer,
    command: 'entrepot goods 854231',
  },
  {
    ...reads,
    useCase: 'goods-search',
    path: '/goods-search',
    tag: 'Goods and areas',
    summary: 'Codes of HS 2022 whose text has all the words',
    query: GoodsSearch,
    answer: z.array(FoundText),
    command: 'entrepot goods integrated circuits',
  },
  {
    ...reads,
    useCase: 'goods-children',
    path: '/goods',
    tag: 'Goods and areas',
    summary: 'The codes of HS 2022 right under one, or its chapters',
    query: ChildrenParameters,
    answer: GoodsChildren,
    command: 'entrepot goods --under 85',
  },
  {
    ...reads,
    useCase: 'areas',
    path: '/areas',
    tag: 'Goods and areas',
    summary: 'The areas that a question can be about',
    query: AreasParameters,
    answer: z.array(Area),
    command: 'entrepot areas --with-data',
  },
  ...CLAIM_OPERATIONS,
  {
    ...reads,
    useCase: 'lake-log',
    path: '/lake/log',
    tag: 'Lake',
    summary: 'The loads, newest first',
    answer: z.array(LogLine),
    command: 'entrepot lake log',
  },
  {
    ...reads,
    useCase: 'lake-sources',
    path: '/lake/sources',
    tag: 'Lake',
    summary: 'What is there: source and reporter by period, and what is missing',
    query: LakeParameters,
    answer: z.array(Holding),
    command: 'entrepot lake sources',
  },
  {
    ...reads,
    useCase: 'lake-verify',
    path: '/lake/verify',
    tag: 'Lake',
    summary: 'Hash everything again and name what differs',
    scope: 'admin',
    lane: 'slow',
    fresh: true,
    answer: Verification,
    command: 'entrepot lake verify',
  },
  {
    useCase: 'sql',
    given: asIs,
    method: 'post',
    path: '/sql',
    tag: 'SQL',
    summary: 'One SELECT over the lake, in a process of its own with bounds on time, memory and rows',
    scope: 'read',
    lane: 'sql',
    body: SqlSent,
    answer: SqlAnswer,
    command: 'entrepot sql STATEMENT',
  },
  {
    ...reads,
    useCase: 'sql-schema',
    path: '/sql/schema',
    tag: 'SQL',
    summary: 'What a statement can read, which functions it may call, and examples',
    answer: SqlSchema,
    command: 'entrepot sql --schema',
  },
  {
    ...reads,
    useCase: 'formats',
    path: '/formats',
    tag: 'Loads',
    summary: 'What can be loaded: formats with their columns and options',
    answer: z.array(FormatInfo),
    command: 'entrepot formats',
  },
  ...EVIDENCE_OPERATIONS,
  ...CASE_OPERATIONS,
  {
    useCase: 'fetch',
    given: (asked) => ({ ...asked, ...serviceOf(process.env) }),
    method: 'post',
    path: '/fetch/comtrade',
    tag: 'Loads',
    summary: 'Ask UN Comtrade and load its answers',
    scope: 'load',
    lane: 'load',
    fresh: true,
    body: FetchParameters,
    answer: FetchAnswer,
    command: 'entrepot fetch comtrade --reporter CHN --partner RUS,KGZ --hs 8482 --from 2021-01 --to 2023-10',
  },
];
