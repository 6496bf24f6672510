import type { Engine } from '../engine/engine.ts';
import type { Sql } from '../engine/sql.ts';
import type { Scope, Silence } from '../lake/ledger.ts';
import type { OpenedMember } from './open/open.ts';

/**
 * The columns that a format hands out, all text as it stood in the file; any may be missing. `left_out` is the reason
 * why a row is recognised but not wanted (a breakdown beside its total, say); such rows are counted, never dropped
 * silently. `line` is only needed where the relation is not the file's lines in order.
 */
export const LOOSE_COLUMNS = [
  'reporter',
  'partner',
  'flow',
  'hs_rev',
  'product',
  'period',
  'value',
  'currency',
  'net_weight',
  'quantity',
  'unit',
  'status',
  'left_out',
] as const;

export type LooseColumn = (typeof LOOSE_COLUMNS)[number];

export interface StageInput {
  readonly engine: Engine;
  readonly members: readonly StagedMember[];
  readonly options: Readonly<Record<string, string>>;
  readonly workDirectory: string;
}

/** An opened file, with its place among the load's raw files. */
export interface StagedMember extends OpenedMember {
  readonly file: number;
}

/** A relation of loose columns over one member. */
export interface LooseTable {
  readonly file: number;
  /** How messages name it, `archive.zip/data.csv`. */
  readonly name: string;
  readonly rows: Sql;
  /** The loose columns it has, and how the file calls each: messages speak the file's language. */
  readonly columns: Readonly<Partial<Record<LooseColumn, string>>>;
  /** The line of the first record; `own` when the relation has a `line` column. */
  readonly firstLine: number | 'own';
  /** The engine reads the file's own structure: where it fails, the file is at fault, not we. */
  readonly binary?: true;
  /** Lines that could not be split into columns at all, in the engine's reject tables of this id. */
  readonly rejects?: { readonly errors: string; readonly scans: string };
}

export interface Staged {
  readonly tables: readonly LooseTable[];
  readonly notes: readonly string[];
  /** Rules that depend on what the file said of itself; they win over the format's. */
  readonly rules?: Partial<Rules>;
  readonly scope?: Scope;
  readonly silences?: readonly Silence[];
}

export interface NumberStyle {
  readonly decimal: '.' | ',';
  readonly thousands: '' | ',' | '.' | ' ' | "'";
}

/** How the text of a format becomes strict values. Every vocabulary is exhaustive: an unlisted word is an error. */
export interface Rules {
  /** Vocabularies of area-aliases, the first that knows a code wins. */
  readonly areas: { readonly reporter: readonly string[]; readonly partner: readonly string[] };
  readonly flows: Readonly<Record<string, number>>;
  /** Words of this input alone for areas, tried before the vocabularies. */
  readonly areaNames?: Readonly<Record<string, number>>;
  /** A year, a column with a vocabulary (-1 there too), or what was in force in the row's period. */
  readonly revision: number | Readonly<Record<string, number>> | 'in-force';
  /** Words that mean the total of all goods. */
  readonly totals: readonly string[];
  readonly periods: readonly PeriodStyle[];
  readonly number: NumberStyle;
  /** Texts that mean "no figure here". */
  readonly nulls: readonly string[];
  readonly value: { readonly times: number; readonly currency: string | 'column'; readonly required: boolean };
  readonly valuation: 'by-flow' | 'FOB' | 'CIF' | 'unknown';
  /** Kilograms in one unit of the weight column. */
  readonly netWeight: { readonly times: number };
  readonly units: Readonly<Record<string, number>>;
  readonly statuses: Readonly<Record<string, number>>;
}

export const PERIOD_STYLES = ['YYYYMM', 'YYYY-MM', 'YYYY-MM-DD', 'YYYY', 'MM/YYYY', 'YYYY52'] as const;
export type PeriodStyle = (typeof PERIOD_STYLES)[number];

export interface Format {
  /** The word after `entrepot load`. */
  readonly id: string;
  /** Whose figures they are; vintages supersede each other within a source. */
  readonly source: string;
  readonly title: string;
  /** Where the layout is described, and each column with its meaning. */
  readonly documentation: string;
  readonly columns: Readonly<Record<string, string>>;
  readonly licence: string;
  /** Raised when the same bytes would now give other rows, so that they can be loaded again. */
  readonly parser: number;
  /** What else decides the rows, for a format that is itself read from a file. */
  readonly identity?: string;
  readonly accepts: readonly OpenedMember['kind'][];
  /** Encodings to try, in order, for text that is not Unicode. */
  readonly encodings: readonly string[];
  readonly scope: Scope;
  readonly rules: Rules;
  /** Options this format takes (`--option name=value`), with what they mean. */
  readonly options: Readonly<Record<string, string>>;
  /** @throws EntrepotError 'input-format' when a member is not in this format. */
  stage(input: StageInput): Promise<Staged>;
}
