import { ApiProblem } from '../../api/problem.ts';

/** A place in a statement; line and column count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

/** Where a refusal says that the statement is wrong; null where it does not. */
export function placeOf(problem: unknown, statement: string): Place | null {
  if (!(problem instanceof ApiProblem)) return null;
  const { position } = problem.fields;
  if (typeof position === 'number') return placeAt(statement, position - 1);
  // The engine says it in words: (line 2, at "foo")
  const match = /\(line (\d+)(?:, at ("(?:[^"\\]|\\.)*"))?\)/.exec(problem.message);
  if (match === null) return null;
  const line = Number(match[1]);
  const at = match[2] === undefined ? '' : (JSON.parse(match[2]) as string);
  const column = at === '' ? -1 : (statement.split('\n')[line - 1] ?? '').indexOf(at);
  return column < 0 ? { line, column: 1, length: 0 } : { line, column: column + 1, length: at.length };
}

function placeAt(statement: string, at: number): Place {
  const before = statement.slice(0, at).split('\n');
  const length = /^\w+/.exec(statement.slice(at))?.[0].length ?? 1;
  return { line: before.length, column: (before.at(-1) ?? '').length + 1, length };
}
