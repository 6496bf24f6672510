import fc from 'fast-check';
import type { z } from 'zod';
import { DossierJson } from '../../../src/api/contract/answers/dossier.ts';
import { LoadAnswer } from '../../../src/api/contract/answers/load.ts';
import { PreviewAnswer } from '../../../src/api/contract/answers/preview.ts';
import { Problem } from '../../../src/api/contract/answers/problem.ts';
import { Uploaded } from '../../../src/api/contract/answers/upload.ts';
import { OPERATIONS } from '../../../src/api/operations.ts';
import type { Documented, Resolve } from './document.ts';
import { type Request, requestsOf, sent } from './requests.ts';
import type { Known } from './values.ts';

/** Answers that are files, and not read here. */
const FILES = [
  'text/html',
  'application/pdf',
  'application/zip',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
];

/** No single answer of the fuzz may take longer. */
const LIMIT_MS = 120_000;

/** The schema of each operation's answer, by its name in the document. */
export const ANSWERS: Readonly<Record<string, z.ZodType>> = {
  ...Object.fromEntries(OPERATIONS.map(({ id, useCase, answer }) => [id ?? useCase, answer])),
  upload: Uploaded,
  load: LoadAnswer,
  preview: PreviewAnswer,
  dossier: DossierJson,
  'case-export': DossierJson,
};

export interface Tally {
  asked: number;
  answered: number;
}

/** Puts many requests to one operation; a property that does not hold fails with the seed and the least request. */
export async function fuzz(
  url: string,
  operation: Documented,
  options: {
    readonly runs: number;
    readonly known: Known;
    readonly questions: readonly Readonly<Record<string, unknown>>[] | undefined;
    readonly resolve: Resolve;
    readonly tame: ((request: Request) => Request) | undefined;
  },
): Promise<Tally> {
  const tally: Tally = { asked: 0, answered: 0 };
  const { runs, known, questions, resolve, tame = (request) => request } = options;
  await fc.assert(
    fc.asyncProperty(requestsOf(operation, known, resolve, questions), async (request) => {
      const made = sent(url, operation, tame(request));
      if (made === null) return;
      const [address, init] = made;
      const response = await fetch(address, { ...init, signal: AbortSignal.timeout(LIMIT_MS) });
      tally.asked += 1;
      if (response.status === 200) tally.answered += 1;
      const wrong = await whatIsWrong(operation, response);
      if (wrong !== null) throw new Error(`${operation.method} ${address} ${String(init.body ?? '')}: ${wrong}`);
    }),
    // One shrink of a slow operation is as slow as the operation.
    { numRuns: runs, endOnFailure: runs < 100 },
  );
  return tally;
}

async function whatIsWrong(operation: Documented, response: Response): Promise<string | null> {
  const { status } = response;
  const text = await response.text();
  const type = response.headers.get('content-type')?.split(';')[0] ?? '(none)';
  const told = `${status} ${type} ${text.slice(0, 1_000)}`;
  if (status >= 500 && status !== 503 && status !== 504) return `a failure of ours: ${told}`;
  if (!operation.typesOf(status).includes(type)) return `not a type that the document names: ${told}`;
  if (status >= 400) {
    const problem = Problem.safeParse(JSON.parse(text));
    if (!problem.success) return `no problem as it should be: ${problem.error.message} ${told}`;
    return problem.data.status === status ? null : `another status in the body: ${told}`;
  }
  if (FILES.includes(type)) return text === '' ? `an empty file: ${told}` : null;
  if (type === 'text/csv') return text.includes('\r\n') ? null : `no CSV: ${told}`;
  if (type === 'application/x-ndjson') {
    for (const line of text.split('\n')) if (line !== '') JSON.parse(line);
    return null;
  }
  const answer = ANSWERS[operation.id]?.safeParse(JSON.parse(text));
  return answer?.success === true ? null : `the answer does not fit: ${answer?.error.message} ${told}`;
}
