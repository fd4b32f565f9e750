/** Puts a counter at each statement of src/: in the program that processes run, and in what the tests import. */
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { fileURLToPath } from 'node:url';
import { createInstrumenter } from '@vitest/istanbul-lib-instrument';

const root = fileURLToPath(new URL('../../', import.meta.url)).replaceAll('\\', '/');

export interface Counted {
  readonly code: string;
  readonly map: object;
  /** By their numbers, the lines on which the statements begin. */
  readonly lines: readonly number[];
}

/**
 * `file` as it is below the root, `src/domain/day.ts`. Its types are blanked out, as Node does it: everything has the place
 * that it has in the source.
 */
export function withCounters(code: string, file: string): Counted {
  const instrumenter = createInstrumenter({
    esModules: true,
    produceSourceMap: true,
    coverageGlobalScope: 'globalThis',
    coverageGlobalScopeFunc: false,
  });
  const counting = instrumenter.instrumentSync(stripTypeScriptTypes(code), file);
  const { statementMap } = instrumenter.lastFileCoverage();
  return {
    code: counting,
    map: instrumenter.lastSourceMap() ?? {},
    lines: Object.values(statementMap).map(({ start }) => start.line),
  };
}

/** For Rolldown and for Vite alike: a statement has the same number in a process as in a test. */
export const counters = {
  name: 'counts statements',
  transform: {
    order: 'pre' as const,
    filter: { id: /[\\/]src[\\/].*\.ts$/ },
    handler(code: string, id: string): { code: string; map: object } | null {
      const path = id.replaceAll('\\', '/');
      // The single executable has something else in the place of some files.
      if (!path.startsWith(`${root}src/`) || code !== readFileSync(id, 'utf8')) return null;
      return withCounters(code, path.slice(root.length));
    },
  },
};

/** Stands before the program: its process writes down in this folder what it ran. The single executable has only this `require`. */
export function writesDown(folder: string): string {
  const collect = JSON.stringify(`${root}bench/covered/collect.cjs`);
  const require = `process.getBuiltinModule('node:module').createRequire(${collect})`;
  return `process.once('exit', ${require}(${collect})(${JSON.stringify(folder)}));`;
}

/** The lines of the statements of a file, by their numbers. */
export const statementsOf = (file: string): readonly number[] =>
  withCounters(readFileSync(root + file, 'utf8'), file).lines;
