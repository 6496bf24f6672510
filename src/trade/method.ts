/** One figure that a method gives, as the answer names it. */
export interface Feature {
  readonly name: string;
  readonly unit: string;
  readonly meaning: string;
}

/**
 * A method as a table: the question it answers, its formula and where that is from, what each figure of its answer is,
 * and where it goes wrong. `docs/methods.md` is made from these and from the comments of the `.sql` files beside them.
 */
export interface Method {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  /** Plain text, a line each; symbols as in docs/methods.md. */
  readonly formula: readonly string[];
  readonly source: string;
  readonly features: readonly Feature[];
  readonly traps: readonly string[];
}
