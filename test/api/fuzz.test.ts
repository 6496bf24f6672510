import { fuzzAll } from './fuzz/all.ts';

/**
 * One that is slow gets fewer, for nearly each is a new question: a scan or a route of its own takes a second or more, a mirror
 * reads both sides of years, and the answer of a scan is 4 MB to be checked.
 */
const RUNS: Readonly<Record<string, number>> = {
  'scan-own': 30,
  route: 30,
  scan: 30,
  mirror: 60,
  'lake-verify': 10,
  dossier: 20,
  'case-export': 10,
};

await fuzzAll((operation) => RUNS[operation] ?? 100, 300_000);
