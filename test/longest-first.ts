import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take long, the longest first: whatever is left for the end is short, and neither worker waits for the other. */
const LONG = [
  'api/parity',
  'browser/reach',
  'browser/evidence',
  'app/dossier',
  'browser/cases',
  'api/fuzz',
  'api/dossier',
  'lake/kill',
  'browser/pages',
  'api/server',
  'cli',
  'sandbox/escapes',
  'browser/take-along',
  'browser/claims',
  'browser/states',
  'corpus/malformed',
  'sources/formats',
].map((name) => `/test/${name}.test.ts`);

/** Starts the longest files first on a machine that has no times of an earlier run, such as a fresh clone; then the largest. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = LONG.findIndex((name) => moduleId.endsWith(name));
      return at < 0 ? LONG.length : at;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}
