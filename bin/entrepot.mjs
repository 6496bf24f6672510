#!/usr/bin/env node
import { install, run } from './start.mjs';

install();
process.exit(run('src/cli/main.ts', process.argv.slice(2)));
