#!/usr/bin/env node
// Installs what is missing, runs the checks, then the tests. One command on a fresh clone.
import { spawnSync } from 'node:child_process';
import { findBrowser } from './browser.mjs';
import { buildPages, install, root, run } from './start.mjs';

install();
const browser = findBrowser();
buildPages();
const parameters = process.argv.slice(2);
if (parameters.length === 0) {
  const checked = spawnSync('npm', ['run', '--silent', 'check'], { cwd: root, stdio: 'inherit' });
  if (checked.status !== 0) process.exit(checked.status ?? 1);
}
process.exit(run('node_modules/vitest/vitest.mjs', ['run', ...parameters], { ENTREPOT_CHROMIUM: browser }));
