import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';

// Hundreds of processes are started, and each would compile the same code anew.
process.env['NODE_COMPILE_CACHE'] ??= path.resolve(import.meta.dirname, 'node_modules/.cache/compiled');

export default defineConfig({
  test: {
    include: [
      'src/**/*.test.ts',
      'test/**/*.test.ts',
      'evals/**/*.test.ts',
      'bench/**/*.test.ts',
      'web/src/**/*.test.{ts,tsx}',
    ],
    exclude: ['**/*.soak.test.ts', 'node_modules/**'],
    globalSetup: ['test/bundled-lake.ts'],
    reporters: ['default', './test/closing-line.ts'],
    // What is waited for may take as long as a busy machine needs: no test judges speed, these end what hangs.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
  },
});
