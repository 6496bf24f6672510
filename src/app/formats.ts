import { DELIMITED, FORMATS } from '../sources/registry.ts';

/** What `load` reads under one name. */
export interface FormatInfo {
  readonly format: string;
  readonly title: string;
  /** Whose figures it brings; null where the mapping says so. */
  readonly source: string | null;
  readonly documentation: string;
  readonly licence: string | null;
  /** What its files may be; each also in gzip or zip. */
  readonly accepts: readonly string[];
  /** Encodings that are tried where text is not Unicode. */
  readonly encodings: readonly string[];
  readonly columns: readonly { readonly column: string; readonly meaning: string }[];
  readonly options: readonly { readonly option: string; readonly meaning: string }[];
  /** It reads any table, once a mapping says what its columns are. */
  readonly mapping: boolean;
}

/** Every format that is read, in the order of docs/sources.md; the last is any other table, through a mapping. */
export function formats(): FormatInfo[] {
  const known = FORMATS.map(
    ({ id, title, source, documentation, licence, accepts, encodings, columns, options }): FormatInfo => ({
      format: id,
      title,
      source,
      documentation,
      licence,
      accepts,
      encodings,
      columns: Object.entries(columns).map(([column, meaning]) => ({ column, meaning })),
      options: Object.entries(options).map(([option, meaning]) => ({ option, meaning })),
      mapping: false,
    }),
  );
  const { id, title, documentation, accepts } = DELIMITED;
  const other = { source: null, licence: null, encodings: [], columns: [], options: [], mapping: true };
  return [...known, { format: id, title, documentation, accepts, ...other }];
}
