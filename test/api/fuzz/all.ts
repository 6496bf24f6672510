import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { plantedLake } from '../../planted-lake.ts';
import { type Served, served } from '../served.ts';
import { operationsOf, readDocument, resolverOf } from './document.ts';
import { knownOf, QUESTIONS } from './known.ts';
import type { Request } from './requests.ts';
import { ANSWERS, fuzz } from './run.ts';

/** Asked of a small lake, where a scan or a route takes a second and not ten, and a load hinders no other. */
const OF_PLANTED = new Set(['scan-own', 'route', 'upload', 'load', 'preview']);

/** The share of requests that has to get an answer: what only hears refusals is no test of answers. */
const LEAST_ANSWERED = 0.1;
/** What is uploaded here is no file of any format, what was taken out is not there again, and cases are changed by others meanwhile. */
const SELDOM_ANSWERED = new Set([
  'load',
  'claim-remove',
  'footprint-add',
  'footprint-remove',
  'evidence-remove',
  'case-add',
  'case-move',
  'case-remove',
  'case-remove-item',
  'case-open',
  'dossier-verify',
]);

const UPLOAD = 'reporter,partner,value\nKGZ,ARM,1\n';

/** Another snapshot by its number is a scan of its own: it is asked as one that is not there. */
const ofNewest = (request: Request): Request => ({
  ...request,
  query: request.query.map(([name, value]) => [name, name === 'asOf' && /^0*\d$/.test(String(value)) ? 's99' : value]),
});

const TAME: Readonly<Record<string, (request: Request) => Request>> = {
  scan: ofNewest,
  findings: ofNewest,
  explain: ofNewest,
  series: ofNewest,
  matrix: ofNewest,
  dossier: ofNewest,
  'case-export': ofNewest,
  'evidence-item': ofNewest,
  weapons: ofNewest,
  // Nobody outside is asked.
  fetch: (request) =>
    typeof request.body === 'object' && request.body !== null && !Array.isArray(request.body)
      ? { ...request, body: { ...request.body, dryRun: true } }
      : request,
};

interface Fuzzed {
  readonly server: Served;
  readonly snapshot: string;
  readonly upload: string;
}

/** The property of every operation of the document, for so many requests each. */
export async function fuzzAll(runsOf: (operation: string) => number, timeout: number): Promise<void> {
  const [bundled, planted] = await Promise.all([
    served(inject('bundledLake')),
    plantedLake().then(({ lake }) => served(lake)),
  ]);
  const document = await readDocument(bundled.url);
  const operations = operationsOf(document);
  const resolve = resolverOf(document);
  const fuzzed = new Map<Served, Fuzzed>();
  beforeAll(async () => {
    for (const server of [bundled, planted]) {
      const { snapshot } = (await (await server.ask('/status')).json()) as { snapshot: string };
      const sent = await server.ask('/uploads?name=x.csv', {
        method: 'POST',
        body: UPLOAD,
        headers: { 'content-type': 'application/octet-stream', 'x-entrepot': '1' },
      });
      const { upload } = (await sent.json()) as { upload: string };
      fuzzed.set(server, { server, snapshot, upload });
    }
  });
  afterAll(async () => {
    await Promise.all([bundled.close(), planted.close()]);
  });

  describe('any request to any operation gets an answer or a problem, as the document says', () => {
    it('each operation has a name of its own, and the schema of its answer is known here', () => {
      const names = operations.map(({ id }) => id);
      expect(names.filter((id) => ANSWERS[id] === undefined)).toEqual([]);
      expect(names).toEqual([...new Set(names)]);
      expect(names.length).toBeGreaterThan(20);
    });

    it.concurrent.each(operations.map((operation) => [`${operation.method} ${operation.path}`, operation] as const))(
      '%s',
      async (_name, operation) => {
        const { id } = operation;
        const { server, snapshot, upload } = fuzzed.get(OF_PLANTED.has(id) ? planted : bundled) as Fuzzed;
        const { asked, answered } = await fuzz(server.url, operation, {
          runs: runsOf(id),
          known: knownOf(id, snapshot, upload),
          questions: QUESTIONS[id],
          resolve,
          tame: TAME[id],
        });
        if (!SELDOM_ANSWERED.has(id)) expect(answered / asked).toBeGreaterThan(LEAST_ANSWERED);
      },
      timeout,
    );
  });
}
