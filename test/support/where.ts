/** Tests that need what not every machine has. Where it is missing they are skipped, and the run says so at its end (run.ts). */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { runFolder } from './program.ts';

/** `why` says what is missing where the condition does not hold. */
export function itWhere(holds: boolean, why: string): typeof it.only {
  if (!holds) remember(why);
  return it.runIf(holds);
}

export function describeWhere(holds: boolean, why: string): typeof describe.only {
  if (!holds) remember(why);
  return describe.runIf(holds);
}

/** Said once at the end of the run. */
export function remember(why: string): void {
  if (runFolder !== undefined) appendFileSync(join(runFolder, 'skipped'), `${why}\n`);
}
