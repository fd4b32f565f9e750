/** The program as people have it, for tests that run it as a process. */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this run of the suite (run.ts); none in a torture or a benchmark run by hand. */
export const runFolder: string | undefined = process.env['CADENCE_RUN'];

/** As it is installed: the one that this run has built, or the checkout's own. */
export const program: string =
  runFolder === undefined ? fileURLToPath(new URL('../..', import.meta.url)) : join(runFolder, 'the program');

/** The script that Node runs. */
export const launcher: string = join(program, 'bin', 'cadence.js');

/** Where all programs of a run keep what V8 made of them, as on a machine where cadence was run before. */
export const startsWarm: Readonly<Record<string, string>> =
  runFolder === undefined ? {} : { XDG_CACHE_HOME: join(runFolder, 'cache') };

/** Only the launcher, as installed, in this folder: the test puts a program next to it, as `dist/main.cjs`. */
export function copyLauncher(folder: string): void {
  for (const name of ['bin', 'dist']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  for (const file of ['bin/cadence.js', 'bin/package.json', 'dist/code-cache.cjs'])
    copyFileSync(join(program, file), join(folder, file));
}
