/** The library comes without types. */
declare module '@bcoe/v8-coverage' {
  import type { Profiler } from 'node:inspector';

  export interface ProcessCov {
    readonly result: readonly Profiler.ScriptCoverage[];
  }
  /** Adds up what several processes ran. */
  export function mergeProcessCovs(all: readonly ProcessCov[]): ProcessCov;
}
