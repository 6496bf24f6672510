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
import { RouteAnswer } from './contract/answers/route.ts';
import { ScanAnswer } from './contract/answers/scan.ts';
import { SeriesAnswer } from './contract/answers/series.ts';
import { FetchParameters } from './contract/parameters/fetch.ts';
import { FindingsParameters } from './contract/parameters/findings.ts';
import { FlowsParameters } from './contract/parameters/flows.ts';
import { GoodsParameters, GoodsSearch } from './contract/parameters/goods.ts';
import { LakeParameters } from './contract/parameters/lake.ts';
import { MatrixParameters } from './contract/parameters/matrix.ts';
import { MirrorParameters } from './contract/parameters/mirror.ts';
import { NetworkParameters } from './contract/parameters/network.ts';
import { RouteParameters } from './contract/parameters/route.ts';
import { ExplainParameters, ScanParameters, ScanSent } from './contract/parameters/scan.ts';
import type { Operation } from './operation.ts';

type Given = Readonly<Record<string, unknown>>;

const asIs = (given: Given): Given => given;

/** A scenario is named; only the command line opens files. */
const named = ({ scenario, ...given }: Given): Given => ({ ...given, file: scenario });

const ofFinding = {
  parameters: z.object({ finding: ExplainParameters.shape.finding }),
  query: ExplainParameters.omit({ finding: true }),
  given: named,
} as const;

/** The use cases that read the lake, and the fetch; uploads and loads are in loads.ts. */
export const OPERATIONS: readonly Operation[] = [
  {
    useCase: 'scan',
    method: 'get',
    path: '/scan',
    tag: 'Findings',
    summary: 'Put a scenario to the data: what stopped, where it went instead, how sure that is',
    scope: 'read',
    lane: 'slow',
    query: ScanParameters,
    answer: ScanAnswer,
    given: named,
    command: 'entrepot scan',
  },
  {
    useCase: 'scan',
    id: 'scan-own',
    method: 'post',
    path: '/scan',
    tag: 'Findings',
    summary: "The same of a scenario of the caller's own",
    scope: 'read',
    lane: 'slow',
    body: ScanSent,
    answer: ScanAnswer,
    given: asIs,
    command: 'entrepot scan FILE',
  },
  {
    useCase: 'findings',
    method: 'get',
    path: '/findings',
    tag: 'Findings',
    summary: 'The findings of a scan, filtered, ranked, a page at a time',
    scope: 'read',
    lane: 'quick',
    ofScan: true,
    query: FindingsParameters,
    answer: FindingsPage,
    given: named,
    command: 'entrepot findings',
  },
  {
    useCase: 'explain',
    method: 'get',
    path: '/findings/{finding}',
    tag: 'Findings',
    summary: 'A finding with eight explanations, and the figures for and against each',
    scope: 'read',
    lane: 'quick',
    ofScan: true,
    ...ofFinding,
    answer: ExplainAnswer,
    command: 'entrepot explain FINDING',
  },
  {
    useCase: 'series',
    method: 'get',
    path: '/findings/{finding}/series',
    tag: 'Findings',
    summary: 'Each leg of a finding, period by period, with what was expected',
    scope: 'read',
    lane: 'quick',
    ofScan: true,
    ...ofFinding,
    answer: SeriesAnswer,
    command: 'entrepot series FINDING',
  },
  {
    useCase: 'matrix',
    method: 'get',
    path: '/matrix',
    tag: 'Findings',
    summary: 'Goods by partner, before and after',
    scope: 'read',
    lane: 'quick',
    ofScan: true,
    query: MatrixParameters,
    answer: MatrixAnswer,
    given: named,
    command: 'entrepot matrix',
  },
  {
    useCase: 'network',
    method: 'get',
    path: '/network',
    tag: 'Flows',
    summary: 'What went directly, to each intermediary, and on from there, period by period',
    scope: 'read',
    lane: 'quick',
    query: NetworkParameters,
    answer: NetworkAnswer,
    given: named,
    command: 'entrepot network',
  },
  {
    useCase: 'route',
    method: 'get',
    path: '/route',
    tag: 'Flows',
    summary: 'Both legs of one route: what came in, what went on, and what of it matches',
    scope: 'read',
    lane: 'slow',
    query: RouteParameters,
    answer: RouteAnswer,
    given: asIs,
    command: 'entrepot route --from EU27 --via KGZ --to RUS --hs TOTAL',
  },
  {
    useCase: 'flows',
    method: 'get',
    path: '/flows',
    tag: 'Flows',
    summary: 'What a reporter says it traded: the figure, its rows, what is missing, where it is from',
    scope: 'read',
    lane: 'quick',
    query: FlowsParameters,
    answer: FlowsAnswer,
    given: asIs,
    command: 'entrepot flows --reporter EU27 --partner KGZ --hs 8542 --from 2022-01 --to 2022-10',
  },
  {
    useCase: 'mirror',
    method: 'get',
    path: '/mirror',
    tag: 'Flows',
    summary: 'What an exporter says it sent beside what the importer says it received',
    scope: 'read',
    lane: 'quick',
    query: MirrorParameters,
    answer: MirrorOrPanel,
    given: asIs,
    command: 'entrepot mirror --exporter EU27 --importer KGZ --from 2019 --to 2023',
  },
  {
    useCase: 'goods',
    method: 'get',
    path: '/goods/{code}',
    tag: 'Goods and areas',
    summary: 'What a code is, on which lists since when, and whether it compares across HS revisions',
    scope: 'read',
    lane: 'quick',
    parameters: GoodsParameters,
    answer: GoodsAnswer,
    given: asIs,
    command: 'entrepot goods 854231',
  },
  {
    useCase: 'goods-search',
    method: 'get',
    path: '/goods-search',
    tag: 'Goods and areas',
    summary: 'Codes of HS 2022 whose text has all the words',
    scope: 'read',
    lane: 'quick',
    query: GoodsSearch,
    answer: z.array(FoundText),
    given: asIs,
    command: 'entrepot goods integrated circuits',
  },
  {
    useCase: 'lake-log',
    method: 'get',
    path: '/lake/log',
    tag: 'Lake',
    summary: 'The loads, newest first',
    scope: 'read',
    lane: 'quick',
    answer: z.array(LogLine),
    given: asIs,
    command: 'entrepot lake log',
  },
  {
    useCase: 'lake-sources',
    method: 'get',
    path: '/lake/sources',
    tag: 'Lake',
    summary: 'What is there: source and reporter by period, and what is missing',
    scope: 'read',
    lane: 'quick',
    query: LakeParameters,
    answer: z.array(Holding),
    given: asIs,
    command: 'entrepot lake sources',
  },
  {
    useCase: 'lake-verify',
    method: 'get',
    path: '/lake/verify',
    tag: 'Lake',
    summary: 'Hash everything again and name what differs',
    scope: 'admin',
    lane: 'slow',
    changes: true,
    answer: Verification,
    given: asIs,
    command: 'entrepot lake verify',
  },
  {
    useCase: 'fetch',
    method: 'post',
    path: '/fetch/comtrade',
    tag: 'Loads',
    summary: 'Ask UN Comtrade and load its answers',
    scope: 'load',
    lane: 'load',
    changes: true,
    body: FetchParameters,
    answer: FetchAnswer,
    given: asIs,
    command: 'entrepot fetch comtrade --reporter CHN --partner RUS,KGZ --hs 8482 --from 2021-01 --to 2023-10',
  },
];
