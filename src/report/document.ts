/**
 * The neutral document of a dossier: what is said, the figures that must come out again, and where they are from.
 * Every form (JSON, HTML, PDF, XLSX) is made from this and from nothing else. Missing is null, never 0.
 */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export interface Document {
  readonly title: string;
  readonly subtitle: string;
  readonly language: 'en';
  readonly made: Made;
  readonly sections: readonly Section[];
  readonly figures: readonly Figure[];
  readonly sources: readonly Source[];
  /** One sentence for each question the data could not answer. */
  readonly notAssessable: readonly string[];
  /** What was put in: the case with its claims and evidence as they were. It is not printed; it makes the same document again. */
  readonly input?: Json;
}

/** What somebody needs to make the same document again. */
export interface Made {
  readonly snapshot: string;
  readonly version: string;
  /** Hash of the code that made it. */
  readonly code: string;
  readonly scenario: string;
  readonly seeds: Readonly<Record<string, number>>;
  readonly parameters: Readonly<Record<string, Json>>;
  /** Date of the snapshot, YYYY-MM-DD or an ISO time; never the clock. */
  readonly at: string;
}

export interface Section {
  readonly id: string;
  readonly heading: string;
  readonly level: 1 | 2 | 3;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: 'paragraph'; readonly text: readonly Inline[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'facts'; readonly rows: readonly { readonly term: string; readonly text: readonly Inline[] }[] }
  | Table
  | ChartBlock
  | { readonly kind: 'note'; readonly tone: Tone; readonly text: readonly Inline[] }
  | { readonly kind: 'pagebreak' };

export type Tone = 'for' | 'against' | 'caution' | 'limit';

export interface Table {
  readonly kind: 'table';
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly Column[];
  /** Keyed by the key of a column; a key that is not there is missing. */
  readonly rows: readonly Readonly<Record<string, string | number | null>>[];
  /** Id of the figure whose lineage stands under the table. */
  readonly figure: string | null;
}

export interface Column {
  readonly key: string;
  readonly title: string;
  readonly unit: string | null;
  readonly align: 'left' | 'right';
  /** `percent`: a fraction, 0.345 is 34.5 %. `money`: whole units of the currency in `unit`. */
  readonly kind: 'text' | 'money' | 'number' | 'percent' | 'period';
}

export interface ChartBlock {
  readonly kind: 'chart';
  readonly figure: string;
  readonly chart: Chart;
  readonly caption: string;
}

/** In every chart the unit % means that values are fractions: 0.345 is drawn as 34.5 %. */
export type Chart = LineChart | DotChart | BarChart;

/** One meaning a colour: what stopped, where it went, where it was bound for, what was to be expected. */
export type ChartTone = 'direct' | 'intermediary' | 'destination' | 'expected' | 'plain';

/** Series over months (YYYY-MM) or years (YYYY); all of one kind. A null breaks the line. */
export interface LineChart {
  readonly form: 'line';
  readonly unit: string;
  readonly series: readonly {
    readonly label: string;
    readonly tone: ChartTone;
    readonly points: readonly { readonly period: string; readonly value: number | null }[];
  }[];
  /** Shaded, both ends inclusive. */
  readonly spans: readonly { readonly part: 'base' | 'window'; readonly from: string; readonly to: string }[];
  readonly events: readonly { readonly period: string; readonly label: string }[];
}

/** One dot a reading, against the stated figure and the band that counts as the same. */
export interface DotChart {
  readonly form: 'dots';
  readonly unit: string;
  readonly stated: number | null;
  /** Open to one side where null. */
  readonly band: { readonly low: number | null; readonly high: number | null } | null;
  readonly dots: readonly { readonly label: string; readonly value: number | null; readonly holds: boolean | null }[];
}

export interface BarChart {
  readonly form: 'bars';
  readonly unit: string;
  readonly bars: readonly { readonly label: string; readonly value: number | null; readonly tone: ChartTone }[];
}

export type Inline =
  | string
  | {
      readonly text: string;
      readonly style?: 'strong' | 'em' | 'code';
      /** http or https. */
      readonly href?: string;
      /** Id of a section, table or figure. */
      readonly to?: string;
      /** BCP 47, where it is not the language of the document. */
      readonly lang?: string;
    };

export interface Figure {
  readonly id: string;
  readonly label: string;
  /** The use case and parameters that answer it again. */
  readonly question: { readonly useCase: string; readonly parameters: Readonly<Record<string, Json>> };
  /** What must come out again. */
  readonly value: Json;
  readonly unit: string | null;
  readonly lineage: {
    readonly query: string | null;
    readonly snapshot: string;
    readonly files: readonly { readonly name: string; readonly sha256: string }[];
    readonly licence: string;
  };
}

export interface Source {
  readonly source: string;
  readonly licence: string;
  readonly attribution: string;
  readonly files: readonly SourceFile[];
}

/** `packed`: the archive of the case holds a copy; else `why` says why it is referred to by hash only. */
export interface SourceFile {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly packed: boolean;
  readonly why: string | null;
}
