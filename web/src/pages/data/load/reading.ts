/** How the files are to be read, as far as it was chosen. */
export interface Reading {
  readonly format?: string | undefined;
  readonly encoding?: string | undefined;
  readonly options: Readonly<Record<string, string>>;
  readonly mapping?: Readonly<Record<string, unknown>> | undefined;
}
