import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/build.ts'],
    // The suite runs once in each of two zones, one on either side of Greenwich and both with summer time.
    projects: ['America/Los_Angeles', 'Pacific/Auckland'].map((zone) => ({
      extends: true,
      test: { name: zone, env: { TZ: zone, FORCE_COLOR: '', NO_COLOR: '' } },
    })),
    sequence: { shuffle: { files: true, tests: false } },
    testTimeout: 20_000,
  },
});
