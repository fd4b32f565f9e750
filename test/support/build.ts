import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Before all tests: those that run the program as a process run what the sources say now. */
export function setup(): void {
  for (const script of ['build.mjs', 'man.mjs'])
    execFileSync(process.execPath, [fileURLToPath(new URL(`../../bin/${script}`, import.meta.url))]);
}
