import type { ErrorCode, InputProblem } from './types.ts';

export interface ProblemBody {
  readonly title?: string;
  readonly status?: number;
  readonly detail?: string;
  readonly code?: string;
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly problems?: readonly InputProblem[];
}

/** A refusal of the API (RFC 9457), or that it could not be reached at all (`unreachable`, status 0). */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: ErrorCode | 'bug' | 'unreachable' | 'unexpected';
  readonly title: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly problems: readonly InputProblem[];

  constructor(body: ProblemBody, status: number, cause?: unknown) {
    super(body.detail ?? body.title ?? `the server answered ${status}`, { cause });
    this.name = 'ApiProblem';
    this.status = status;
    this.code = (body.code ?? codeOf(status)) as ApiProblem['code'];
    this.title = body.title ?? 'The request was refused';
    this.fields = body.fields ?? {};
    this.problems = body.problems ?? [];
  }
}

function codeOf(status: number): ApiProblem['code'] {
  if (status === 0) return 'unreachable';
  return status === 401 ? 'unauthorised' : 'unexpected';
}
