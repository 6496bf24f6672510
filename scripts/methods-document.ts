import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { BASKETS } from '../src/detect/baskets/method.ts';
import { CALIBRATE } from '../src/detect/calibrate/method.ts';
import { DISPLACEMENT } from '../src/detect/displacement/method.ts';
import { DIVERSION } from '../src/detect/diversion/method.ts';
import { GHOST_TRANSIT } from '../src/detect/ghost-transit/method.ts';
import { RECLASSIFICATION } from '../src/detect/reclassification/method.ts';
import { SCORE } from '../src/detect/score/method.ts';
import { UNIT_VALUE } from '../src/detect/unit-value/method.ts';
import { EXPLAIN } from '../src/explain/method.ts';
import { BREAK } from '../src/measure/break/method.ts';
import { DECOMPOSITION } from '../src/measure/decomposition/method.ts';
import { DEMAND } from '../src/measure/demand/method.ts';
import { EXPECTED } from '../src/measure/expected/method.ts';
import { LEGS } from '../src/measure/legs/method.ts';
import { MIRROR } from '../src/measure/mirror/method.ts';
import { PRICES } from '../src/measure/prices/method.ts';
import { SIBLINGS } from '../src/measure/siblings/method.ts';
import { WINDOWS } from '../src/measure/windows/method.ts';
import type { Method } from '../src/trade/method.ts';

const SRC = path.join(import.meta.dirname, '../src');

/** In the order in which a number travels; with the folder that holds the method's code. */
export const METHODS: readonly { readonly method: Method; readonly folder: string }[] = [
  { method: WINDOWS, folder: 'measure/windows' },
  { method: EXPECTED, folder: 'measure/expected' },
  { method: LEGS, folder: 'measure/legs' },
  { method: MIRROR, folder: 'measure/mirror' },
  { method: SCORE, folder: 'detect/score' },
  { method: DISPLACEMENT, folder: 'detect/displacement' },
  { method: DIVERSION, folder: 'detect/diversion' },
  { method: GHOST_TRANSIT, folder: 'detect/ghost-transit' },
  { method: UNIT_VALUE, folder: 'detect/unit-value' },
  { method: RECLASSIFICATION, folder: 'detect/reclassification' },
  { method: BREAK, folder: 'measure/break' },
  { method: DECOMPOSITION, folder: 'measure/decomposition' },
  { method: PRICES, folder: 'measure/prices' },
  { method: DEMAND, folder: 'measure/demand' },
  { method: SIBLINGS, folder: 'measure/siblings' },
  { method: CALIBRATE, folder: 'detect/calibrate' },
  { method: BASKETS, folder: 'detect/baskets' },
  { method: EXPLAIN, folder: 'explain' },
];

const HEAD = `# Methods

Made by \`node scripts/build-docs.ts\` from the tables and the comments of the code; a test keeps it so.

A flow is v(r, o, d, p, t): the value that reporter r gives for goods p (an HS code) going from exporter o to importer d in period t (a month or a year). X is the exporter's
report (FOB), M the importer's (CIF). W is the window, B the base: the same calendar months earlier. V_W and V_B are sums over them, E is what was expected in W. m is an
intermediary, D the destination. Money is in one currency, weights are net kilograms. (x)+ is x, or 0 where x is negative.
`;

export function methodsDocument(): string {
  return `${HEAD}\n${METHODS.map(({ method, folder }) => section(method, folder)).join('\n')}`;
}

function section(method: Method, folder: string): string {
  const sql = sqlComments(folder);
  return [
    `## ${method.title}`,
    '',
    `${method.question} (\`src/${folder}\`)`,
    '',
    '```',
    ...method.formula,
    '```',
    '',
    `Source: ${method.source.replace(/\.$/, '')}.`,
    '',
    '| figure | unit | meaning |',
    '|---|---|---|',
    ...method.features.map(({ name, unit, meaning }) => `| ${name} | ${cell(unit)} | ${cell(meaning)} |`),
    '',
    'Where it goes wrong:',
    '',
    ...method.traps.map((trap) => `- ${trap}`),
    '',
    ...(sql.length === 0 ? [] : ['In SQL:', '', ...sql.map(({ file, text }) => `- \`${file}\`: ${text}`), '']),
  ].join('\n');
}

const cell = (text: string): string => text.replaceAll('|', '\\|');

/** The comment at the head of each analysis of a folder, without what it says of relations and parameters. */
export function sqlComments(folder: string): { file: string; text: string }[] {
  const directory = path.join(SRC, folder);
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const lines = readFileSync(path.join(directory, name), 'utf8').split('\n');
      const head = lines.slice(
        0,
        lines.findIndex((line) => !line.startsWith('--')),
      );
      const text = head.filter((line) => !line.startsWith('--   ')).map((line) => line.replace(/^-- ?/, '').trim());
      return { file: name, text: text.join(' ') };
    });
}
