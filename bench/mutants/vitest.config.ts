import { defineConfig } from 'vitest/config';

// One zone, one worker, nothing built, and only the tests that bench/mutants/run.ts names.
export default defineConfig({
  test: {
    include: (process.env['MUTANTS_TESTS'] ?? '').split('\n'),
    setupFiles: ['bench/mutants/setup.ts'],
    env: { TZ: 'America/Los_Angeles', FORCE_COLOR: '', NO_COLOR: '' },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
