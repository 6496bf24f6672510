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
  if (column < 0) return { line, column: 1, length: 0 };
  return { line, column: column + 1, length: wordAt(at) };
}

function placeAt(statement: string, at: number): Place {
  const before = statement.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1, length: wordAt(statement.slice(at)) };
}

const wordAt = (text: string): number => /^\w+/.exec(text)?.[0].length ?? 1;
