/** The shapes of answers: those of the use cases themselves, told as JSON. */
import type { LineRow } from '../../../src/api/contract/answers/flows.ts';
import type { USE_CASES, UseCaseName } from '../../../src/app/use-cases.ts';
import type { ErrorCode, InputProblem } from '../../../src/trade/errors.ts';

export type { ErrorCode, InputProblem, LineRow };

export type Cell = string | number | boolean | null;

/** What a use case answers, by its name. */
export type Answer<N extends UseCaseName> = Awaited<ReturnType<(typeof USE_CASES)[N]['run']>>;

export type Status = Answer<'status'>;
export type ScenarioSummary = Answer<'scenarios'>[number];
export type ScanAnswer = Answer<'scan'>;
export type Finding = ScanAnswer['findings'][number];
export type FindingsPage = Answer<'findings'>;
export type ExplainAnswer = Answer<'explain'>;
export type SeriesAnswer = Answer<'series'>;
export type RouteAnswer = Answer<'route'>;
export type NetworkAnswer = Answer<'network'>;
export type MatrixAnswer = Answer<'matrix'>;
export type FlowsAnswer = Answer<'flows'>;
export type MirrorAnswer = Answer<'mirror'>;
export type GoodsAnswer = Answer<'goods'>;
export type GoodsChildren = Answer<'goods-children'>;
export type Area = Answer<'areas'>[number];
export type FormatInfo = Answer<'formats'>[number];

export interface PricesAnswer {
  readonly question: Readonly<Record<string, unknown>>;
  readonly snapshot: string;
  readonly currency: string;
  readonly perUnit: 'kg';
  readonly points: readonly {
    readonly period: string;
    readonly value: number | null;
    readonly kg: number | null;
    readonly unitValue: number | null;
    readonly reference: {
      readonly low: number;
      readonly median: number;
      readonly high: number;
      readonly partners: number;
    } | null;
  }[];
  readonly notes: readonly string[];
  readonly query: string;
}

export interface SqlAnswer {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly Cell[])[];
  readonly rowCount: number;
  readonly truncated: boolean;
  readonly snapshot: string;
}

export interface SqlSchema {
  readonly views: readonly {
    readonly name: string;
    readonly about: string;
    readonly columns: readonly { readonly name: string; readonly type: string; readonly about: string }[];
  }[];
  readonly examples: readonly { readonly title: string; readonly statement: string }[];
}

/** What each reading operation answers, by its path under /api/v1. */
export interface Answers {
  '/status': Status;
  '/scenarios': readonly ScenarioSummary[];
  '/scan': ScanAnswer;
  '/findings': FindingsPage;
  '/findings/{finding}': ExplainAnswer;
  '/findings/{finding}/series': SeriesAnswer;
  '/route': RouteAnswer;
  '/network': NetworkAnswer;
  '/matrix': MatrixAnswer;
  '/flows': FlowsAnswer;
  '/mirror': MirrorAnswer;
  '/prices': PricesAnswer;
  '/goods': GoodsChildren;
  '/goods/{code}': GoodsAnswer;
  '/goods-search': Answer<'goods-search'>;
  '/areas': readonly Area[];
  '/formats': readonly FormatInfo[];
  '/lake/log': Answer<'lake-log'>;
  '/lake/sources': Answer<'lake-sources'>;
  '/lake/verify': Answer<'lake-verify'>;
  '/sql/schema': SqlSchema;
}
