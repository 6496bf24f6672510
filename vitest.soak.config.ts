import { defineConfig } from 'vitest/config';

/** The long runs: the same properties as in `npm test`, with the numbers of rounds that reliability is claimed for. */
export default defineConfig({
  test: {
    include: ['test/lake/*.test.ts', 'test/corpus/*.test.ts', 'test/api/*.soak.test.ts'],
    env: { ENTREPOT_SOAK: '1' },
    globalSetup: ['test/bundled-lake.ts'],
    reporters: ['verbose', './test/closing-line.ts'],
    testTimeout: 7_200_000,
    pool: 'forks',
    maxWorkers: 1,
  },
});
