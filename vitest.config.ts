import { defineConfig } from 'vitest/config';

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
  },
});
