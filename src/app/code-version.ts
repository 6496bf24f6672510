import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { hashText } from '../lake/durable.ts';
import { lazy } from '../trade/reference/table.ts';

const SOURCES = new URL('../', import.meta.url).pathname;

/** Names the code that makes results, so that what an older version of it derived is never taken for today's. */
export const codeVersion = lazy((): string => {
  const names = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|sql|csv|gz)$/.test(name) && !/\.test\.ts$|^(cli|api)\//.test(name))
    .sort();
  return hashText(
    names.map((name) => `${name} ${hashText(readFileSync(path.join(SOURCES, name), 'latin1'))}`).join('\n'),
  );
});
