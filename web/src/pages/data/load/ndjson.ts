import { ApiProblem, type ProblemBody } from '../../../api/problem.ts';

export interface Progress {
  readonly label?: string;
  readonly note?: string;
  readonly done?: number;
  readonly total?: number;
}

type Line<T> =
  | { readonly progress: Progress }
  | { readonly answer: T }
  | { readonly problem: ProblemBody & { readonly status?: number } };

/**
 * Reads an answer that comes as lines: how far it is, then what came of it.
 * @throws ApiProblem what the last line says, or that there was none.
 */
export async function answerOf<T>(response: Response, onProgress: (progress: Progress) => void): Promise<T> {
  for await (const text of linesOf(response)) {
    const line = JSON.parse(text) as Line<T>;
    if ('answer' in line) return line.answer;
    if ('problem' in line) throw new ApiProblem(line.problem, line.problem.status ?? 500);
    onProgress(line.progress);
  }
  throw new ApiProblem({ title: 'The answer was cut short', detail: 'the server stopped before it was done' }, 0);
}

async function* linesOf(response: Response): AsyncGenerator<string> {
  if (response.body === null) return;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    const lines = (rest + (value ?? '')).split('\n');
    rest = done ? '' : (lines.pop() ?? '');
    for (const line of lines) if (line.trim() !== '') yield line;
    if (done) return;
  }
}
