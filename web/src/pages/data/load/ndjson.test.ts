import { expect, test } from 'vitest';
import { ApiProblem } from '../../../api/problem.ts';
import { answerOf, type Progress } from './ndjson.ts';

/** An answer that comes in pieces of so many bytes. */
function inPieces(text: string, size: number): Response {
  const bytes = new TextEncoder().encode(text);
  return new Response(
    new ReadableStream({
      start(controller) {
        for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size));
        controller.close();
      },
    }),
  );
}

const LINES = `{"progress":{"label":"load","note":"lädt 1"}}\n{"progress":{"label":"load","done":1,"total":2}}\n`;

test.each([1, 3, 1000])('lines are whole however they are cut (%i bytes)', async (size) => {
  const seen: Progress[] = [];
  const answer = await answerOf(inPieces(`${LINES}{"answer":{"load":"x"}}\n`, size), (progress) => seen.push(progress));
  expect(answer).toEqual({ load: 'x' });
  expect(seen).toEqual([
    { label: 'load', note: 'lädt 1' },
    { label: 'load', done: 1, total: 2 },
  ]);
});

test('a refusal at the end is thrown with its code and places', async () => {
  const problem = {
    title: 'Wrong',
    status: 422,
    code: 'input-invalid',
    problems: [{ file: 'a.csv', line: 3, expected: 'x' }],
  };
  const refusal = await answerOf(inPieces(`${LINES}${JSON.stringify({ problem })}\n`, 7), () => undefined).catch(
    (thrown: unknown) => thrown,
  );
  expect(refusal).toBeInstanceOf(ApiProblem);
  expect(refusal).toMatchObject({ code: 'input-invalid', status: 422, problems: problem.problems });
});

test('an answer that ends without one is not taken for a load', async () => {
  await expect(answerOf(inPieces(LINES, 9), () => undefined)).rejects.toThrow('the server stopped before it was done');
});
