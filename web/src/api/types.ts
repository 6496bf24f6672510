/** The shapes of answers. Those of use cases that exist are theirs; the others are as the contract words them. */
import type { ExplainAnswer } from '../../../src/app/explain.ts';
import type { Finding } from '../../../src/app/findings/any.ts';
import type { FlowsAnswer } from '../../../src/app/flows.ts';
import type { RouteAnswer } from '../../../src/app/route.ts';
import type { ScanAnswer } from '../../../src/app/scan.ts';
import type { ErrorCode, InputProblem } from '../../../src/trade/errors.ts';

export type { ErrorCode, ExplainAnswer, Finding, FlowsAnswer, InputProblem, RouteAnswer, ScanAnswer };

export type Cell = string | number | boolean | null;

export interface Status {
  readonly version: string;
  readonly snapshot: string | null;
  readonly loads: number;
  readonly at: string | null;
  readonly rows: number;
  readonly sources: readonly string[];
}

export interface ScenarioSummary {
  readonly name: string;
  readonly title: string;
  readonly destination: string;
  readonly event: string;
  readonly window: readonly [string, string];
  readonly base: readonly [string, string];
  readonly exporters: readonly string[];
  readonly intermediaries: readonly string[];
  readonly goods: readonly string[];
}

export interface Facet {
  readonly value: string;
  readonly count: number;
}

export interface FindingsPage {
  readonly snapshot: string;
  readonly scenario: string;
  readonly currency: string;
  readonly matching: number;
  readonly next: string | null;
  readonly facets: Readonly<Record<'kind' | 'via' | 'exporter' | 'list' | 'tier', readonly Facet[]>>;
  readonly months: readonly string[];
  readonly items: readonly (Finding & { readonly spark: readonly (number | null)[] })[];
}

export type Reported = 'by the exporter' | 'by the importer' | 'none';

export interface SeriesPoint {
  readonly period: string;
  readonly value: number | null;
  readonly kg: number | null;
  readonly expected: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly part: 'base' | 'window' | null;
}

export interface SeriesLeg {
  readonly leg: 'direct' | 'in' | 'out' | 'received';
  readonly from: string;
  readonly to: string;
  readonly goods: string;
  readonly reported: Reported;
  readonly source: string | null;
  readonly currency: string;
  readonly frequency: 'monthly' | 'annual';
  readonly query: string | null;
  readonly points: readonly SeriesPoint[];
}

export interface SeriesAnswer {
  readonly finding: Finding;
  readonly snapshot: string;
  readonly scenario: string;
  readonly event: string;
  readonly window: readonly [string, string];
  readonly base: readonly [string, string];
  readonly notes: readonly string[];
  readonly legs: readonly SeriesLeg[];
}

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

export interface NetworkAnswer {
  readonly snapshot: string;
  readonly scenario: string;
  readonly event: string;
  readonly window: readonly [string, string];
  readonly base: readonly [string, string];
  readonly periods: readonly string[];
  readonly nodes: readonly {
    readonly area: string;
    readonly name: string;
    readonly lat: number | null;
    readonly lon: number | null;
    readonly role: 'exporter' | 'intermediary' | 'destination';
  }[];
  readonly legs: readonly {
    readonly leg: 'direct' | 'in' | 'out';
    readonly from: string;
    readonly to: string;
    readonly goods: string;
    readonly currency: string;
    readonly frequency: 'monthly' | 'annual';
    readonly reported: Reported;
    readonly source: string | null;
    readonly values: readonly (number | null)[];
    readonly yearBefore: readonly (number | null)[];
    readonly window: number | null;
    readonly base: number | null;
    readonly ratio: number | null;
    readonly query: string | null;
    readonly note: string | null;
  }[];
  readonly notes: readonly string[];
}

export interface MatrixAnswer {
  readonly snapshot: string;
  readonly scenario: string;
  readonly currency: string;
  readonly level: 2 | 4 | 6;
  readonly under: string | null;
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly code: string;
    readonly text: string;
    readonly cells: readonly {
      readonly partner: string;
      readonly base: number | null;
      readonly value: number | null;
      readonly delta: number | null;
      readonly ratio: number | null;
      readonly candidates: number;
      readonly supported: number;
    }[];
    readonly total: {
      readonly base: number | null;
      readonly value: number | null;
      readonly delta: number | null;
      readonly ratio: number | null;
    };
  }[];
  readonly notes: readonly string[];
}

export interface GoodsChildren {
  readonly under: string | null;
  readonly children: readonly {
    readonly code: string;
    readonly text: string;
    readonly lists: readonly string[];
    readonly children: number;
  }[];
}

export interface Area {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly lat: number | null;
  readonly lon: number | null;
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

export interface PreviewAnswer {
  readonly files: readonly {
    readonly name: string;
    readonly kind: string;
    readonly bytes: number;
    readonly sha256: string;
    readonly encoding: string | null;
    readonly columns: readonly string[];
    readonly sample: readonly (readonly string[])[];
  }[];
  readonly format: string | null;
  readonly candidates: readonly { readonly format: string; readonly fits: boolean; readonly why: string }[];
  readonly rows: {
    readonly read: number;
    readonly loadable: number;
    readonly rejected: number;
    readonly leftOut: number;
  } | null;
  readonly problems: readonly InputProblem[];
}

/** What each reading operation answers, by its path under /api/v1. */
export interface Answers {
  '/status': Status;
  '/scenarios': readonly ScenarioSummary[];
  '/scan': ScanAnswer;
  '/findings': FindingsPage;
  '/findings/{id}': ExplainAnswer;
  '/findings/{id}/series': SeriesAnswer;
  '/route': RouteAnswer;
  '/flows': FlowsAnswer;
  '/mirror': Readonly<Record<string, unknown>>;
  '/prices': PricesAnswer;
  '/network': NetworkAnswer;
  '/matrix': MatrixAnswer;
  '/goods': GoodsChildren;
  '/goods/{code}': Readonly<Record<string, unknown>>;
  '/areas': readonly Area[];
  '/formats': readonly Readonly<Record<string, unknown>>[];
  '/lake/log': readonly Readonly<Record<string, unknown>>[];
  '/lake/sources': readonly Readonly<Record<string, unknown>>[];
  '/lake/verify': Readonly<Record<string, unknown>>;
  '/sql/schema': SqlSchema;
}
