/**
 *     node evals/claims/main.ts [--misses]
 *
 * How well claims are read from sentences: on those the parser was made with, on those held out, and on both. With
 * `--misses` what was missed of the former; what was missed of the latter is not printed, so that it stays held out.
 */
import { parseClaims } from '../../src/verify/parse/parse.ts';
import { readEntries } from './labels.ts';
import { score } from './score.ts';
import { missed, table, unmet } from './table.ts';

const made = readEntries('sentences');
const held = readEntries('held-out');
const out = (lines: readonly string[]): void => void process.stdout.write(`${lines.join('\n')}\n\n`);

const both = score([...made, ...held], parseClaims);
out(table('made with', score(made, parseClaims)));
out(table('held out', score(held, parseClaims)));
out(table('both', both));
if (process.argv.includes('--misses')) out(missed(score(made, parseClaims)));
const failed = unmet(both);
if (failed.length > 0) {
  process.stderr.write(`NOT MET: ${failed.join('; ')}\n`);
  process.exitCode = 1;
}
