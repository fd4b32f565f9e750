/**
 * Tests that the coverage leaves out: those that look at the bundle, which has counters here, and those that run for long
 * what other tests run too.
 */
export const leftOut: readonly string[] = [
  'test/bin/{build,package}.test.ts',
  'test/bench/*.test.ts',
  'test/regexps.test.ts',
];
