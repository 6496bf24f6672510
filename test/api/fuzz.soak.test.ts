import { fuzzAll } from './fuzz/all.ts';

/** Nearly each request to these is a new question of a second or more. */
const RUNS: Readonly<Record<string, number>> = {
  'scan-own': 500,
  route: 500,
  scan: 500,
  mirror: 2_000,
  'lake-verify': 500,
};

await fuzzAll((operation) => RUNS[operation] ?? Number(process.env['ENTREPOT_FUZZ'] ?? 10_000), 7_200_000);
