/** Places of one kind where nothing should be found: how many, and the strengths of those that found something. */
export interface Placebo {
  readonly kind: 'pseudo dates' | 'other goods' | 'other destinations';
  readonly n: number;
  readonly strengths: readonly number[];
}

export interface Judged {
  readonly p: number;
  readonly q: number;
  readonly placebos: number;
}

/**
 * The p of each test that found something: its place among all placebos together, and not less than its place in a kind of
 * 200 and more that holds any as strong. q by Benjamini and Hochberg over all tests, those that found nothing with p = 1.
 */
export function naiveJudge(found: readonly number[], tests: number, placebos: readonly Placebo[]): Judged[] {
  // One that found nothing has strength 0.
  const stronger = ({ n, strengths }: Placebo, than: number): number =>
    than <= 1e-9 ? n : strengths.filter((strength) => strength >= than - 1e-9).length;
  const all = placebos.reduce((n, own) => n + own.n, 0);
  const ps = found.map((strength) => {
    const guards = placebos
      .filter((own) => own.n >= 200 && stronger(own, strength) > 0)
      .map((own) => (1 + stronger(own, strength)) / (1 + own.n));
    const pooled = (1 + placebos.reduce((n, own) => n + stronger(own, strength), 0)) / (1 + all);
    return Math.max(pooled, ...guards);
  });
  return ps.map((p) => {
    const later = ps.filter((other) => other >= p - 1e-12);
    const q = Math.min(1, ...later.map((other) => (other * tests) / ps.filter((own) => own <= other + 1e-12).length));
    return { p, q, placebos: all };
  });
}
