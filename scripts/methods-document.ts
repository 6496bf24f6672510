import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { METHODS } from '../src/app/methods.ts';
import type { Method } from '../src/trade/method.ts';

const SRC = path.join(import.meta.dirname, '../src');

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
