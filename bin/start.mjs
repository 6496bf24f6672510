#!/usr/bin/env node
// Plain JavaScript of old Node versions: it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
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

/** Builds the web app where it was not yet, or where one of its files is newer. */
export function buildPages() {
  const built = `${root}/web/dist/index.html`;
  const sources = ['web/src', 'src/trade', 'src/api/contract'].flatMap((folder) => filesIn(`${root}/${folder}`));
  const newest = Math.max(
    ...[...sources, `${root}/web/index.html`, `${root}/web/vite.config.ts`, `${root}/package-lock.json`].map(changed),
  );
  if (existsSync(built) && changed(built) >= newest) return;
  process.stderr.write('Building the web app ...\n');
  const done = spawnSync(node, [`${root}/node_modules/vite/bin/vite.js`, 'build', 'web', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (done.status !== 0) process.exit(done.status ?? 1);
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name}`)
    .filter((file) => statSync(file).isFile());
}

function changed(file) {
  return statSync(file).mtimeMs;
}

export function run(script, parameters, env = {}) {
  const done = spawnSync(node, [`${root}/${script}`, ...parameters], {
    cwd: process.cwd(),
    stdio: 'inherit',
    // Every process would compile the same code anew.
    env: {
      NODE_COMPILE_CACHE: `${root}/node_modules/.cache/compiled`,
      ...process.env,
      UV_THREADPOOL_SIZE: '16',
      ...env,
    },
  });
  return done.status ?? 1;
}

if (process.argv[1] !== undefined && fileURLToPath(import.meta.url) === process.argv[1]) {
  install();
  if (!process.argv.includes('--once')) buildPages();
  process.exit(run('src/cli/main.ts', ['start', ...process.argv.slice(2)]));
}
