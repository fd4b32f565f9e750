import { defineConfig } from 'vitest/config';
import { Shuffled } from './test/support/order.ts';
import { zoned, zones } from './test/support/zones.ts';

export default defineConfig({
  test: {
    globalSetup: ['test/support/run.ts'],
    projects: [
      ...zones.map((zone, i) => ({
        extends: true as const,
        test: {
          name: zone,
          env: { TZ: zone, FORCE_COLOR: '', NO_COLOR: '' },
          include: i === 0 ? ['test/**/*.test.ts'] : [...zoned],
          exclude: ['test/acceptance/**'],
          setupFiles: ['test/support/around.ts'],
        },
      })),
      // The installed program, as a process: nothing in it stands on the sources.
      {
        extends: false,
        test: {
          name: 'acceptance',
          include: ['test/acceptance/**/*.test.ts'],
          globalSetup: ['test/support/run.ts', 'test/acceptance/support/install.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
    sequence: { shuffle: { files: true, tests: false }, sequencer: Shuffled },
    maxWorkers: '100%', // by default one core is left idle: half of a small machine
    // What V8 counts for the coverage has to be the source itself (bench/covered).
    ...(process.env['CADENCE_COVERAGE'] === undefined
      ? {}
      : { experimental: { viteModuleRunner: false, nodeLoader: false } }),
    isolate: false, // the program keeps no state between two runs, and the tests of a zone share its processes
    // Of what hangs: the machine may be busy with something else.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
