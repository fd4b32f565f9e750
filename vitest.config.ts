import { defineConfig } from 'vitest/config';

/** Real terminals, browser, mail servers, shells, packages and ciphers: the slowest by far, and no day in them comes from the zone. */
const once = [
  'test/{bin,mail,terminal}/**',
  'test/{docs,layers,readme,regexps}.test.ts',
  'test/{bench/torture,commands/config-encrypt,import/bomb,render/pages}.test.ts',
];

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/build.ts'],
    // The suite runs once in each of two zones, one on either side of Greenwich and both with summer time.
    projects: [
      ...['America/Los_Angeles', 'Pacific/Auckland'].map((zone, i) => ({
        extends: true as const,
        test: {
          name: zone,
          env: { TZ: zone, FORCE_COLOR: '', NO_COLOR: '' },
          exclude: ['test/acceptance/**', ...(i === 0 ? [] : once)],
        },
      })),
      // The installed program, as a process: nothing in it stands on the sources.
      {
        extends: false,
        test: {
          name: 'acceptance',
          include: ['test/acceptance/**/*.test.ts'],
          globalSetup: ['test/support/build.ts', 'test/acceptance/support/install.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
    sequence: { shuffle: { files: true, tests: false } },
    maxWorkers: '100%', // by default one core is left idle: half of a small machine
    isolate: false, // the program keeps no state between two runs, and the tests of a zone share its processes
    // Of what hangs: the machine may be busy with something else.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
