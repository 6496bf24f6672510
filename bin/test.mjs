#!/usr/bin/env node
// Installs what is missing, runs the checks, then the tests. One command on a fresh clone.
import { spawnSync } from 'node:child_process';
import { install, root, run } from './start.mjs';

install();
const parameters = process.argv.slice(2);
if (parameters.length === 0) {
  const checked = spawnSync('npm', ['run', '--silent', 'check'], { cwd: root, stdio: 'inherit' });
  if (checked.status !== 0) process.exit(checked.status ?? 1);
}
process.exit(run('node_modules/vitest/vitest.mjs', ['run', ...parameters]));
