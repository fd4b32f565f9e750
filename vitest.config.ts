import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { leftOut } from './bench/covered/left-out.ts';
import { Shuffled } from './test/support/order.ts';
import { isCounted, whole } from './test/support/thorough.ts';
import { zoned, zones } from './test/support/zones.ts';

export default defineConfig({
  plugins: isCounted ? [(await import('./bench/covered/counters.ts')).counters] : [],
  test: {
    globalSetup: ['test/support/run.ts'],
    projects: [
      ...zones.map((zone, i) => ({
        extends: true as const,
        test: {
          name: zone,
          env: { TZ: zone, FORCE_COLOR: '', NO_COLOR: '' },
          include: i === 0 ? ['test/**/*.test.ts'] : [...zoned],
          exclude: ['test/acceptance/**', ...(isCounted ? leftOut : [])],
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
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
    sequence: { shuffle: { files: true, tests: false }, sequencer: Shuffled },
    // Tests of the program wait half of the time, for a process, a server, a browser; in a short run they are more of all.
    maxWorkers: Math.ceil(availableParallelism() * (whole ? 1.5 : 2)),
    isolate: false, // the program keeps no state between two runs, and the tests of a zone share its processes
    // Of what hangs, and of nothing else: the machine may be busy. So no test has a shorter limit of its own.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
