import { ApiProblem } from '../../api/problem.ts';
import type { Field, Question } from './question.ts';

const COLUMNS: Readonly<Record<string, Field>> = {
  reporter: 'reporter',
  partner: 'partner',
  exporter: 'reporter',
  importer: 'partner',
  hs: 'hs',
  product: 'hs',
  goods: 'hs',
  from: 'window',
  to: 'window',
  baseFrom: 'base',
  baseTo: 'base',
  currency: 'currency',
  source: 'source',
};

/** Which field of the form a refusal is about; null where it is about the question as a whole. */
export function fieldOf(problem: unknown, question: Question): Field | null {
  if (!(problem instanceof ApiProblem)) return null;
  if (problem.code !== 'usage' && problem.code !== 'unknown-vocabulary') return null;
  const area = problem.fields['area'];
  if (typeof area === 'string') return question.reporter.includes(area) ? 'reporter' : 'partner';
  const named = [...Object.keys(problem.fields), ...problem.problems.map(({ column }) => column ?? '')]
    .map((name) => COLUMNS[name])
    .find((field) => field !== undefined);
  if (named !== undefined) return named;
  if (/like for like|base/.test(problem.message)) return 'base';
  if (/TOTAL|goods|list/.test(problem.message)) return 'hs';
  if (/currency/.test(problem.message)) return 'currency';
  return /period|after/.test(problem.message) ? 'window' : null;
}
