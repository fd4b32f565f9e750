import { defineConfig } from 'vitest/config';

// One zone, one worker, nothing built, and only the tests that bench/mutants/run.ts names.
export default defineConfig({
  test: {
    include: (process.env['MUTANTS_TESTS'] ?? '').split('\n'),
    env: { TZ: 'America/Los_Angeles', FORCE_COLOR: '', NO_COLOR: '', RUNS_AT_MOST: '50' },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
