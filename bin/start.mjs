#!/usr/bin/env node
// Plain JavaScript of old Node versions: it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const node = `${root}/node_modules/.bin/node`;

export function install() {
  if (existsSync(`${root}/node_modules/.package-lock.json`) && existsSync(node)) return;
  process.stderr.write('Installing what Entrepot needs (once) ...\n');
  const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (done.status !== 0) {
    process.stderr.write(
      'npm ci failed; see above. Entrepot needs git, Node 20 or newer with npm, and the npm registry.\n',
    );
    process.exit(done.status ?? 1);
  }
}

export function run(script, parameters, env = {}) {
  const done = spawnSync(node, [`${root}/${script}`, ...parameters], {
    cwd: process.cwd(),
    stdio: 'inherit',
    env: { ...process.env, UV_THREADPOOL_SIZE: '16', ...env },
  });
  return done.status ?? 1;
}

if (process.argv[1] !== undefined && fileURLToPath(import.meta.url) === process.argv[1]) {
  install();
  process.exit(run('src/cli/main.ts', ['start', ...process.argv.slice(2)]));
}
