/** `npm run torture`: what a book and the commands must survive. `npm run torture -- 0.1` does a tenth of it. */
import { turnTheClock } from './clock.ts';
import { writeTogether } from './crowd.ts';
import { fillTheDisk } from './full.ts';
import { fuzzImports, fuzzNotes } from './fuzz.ts';
import { killAtRandom } from './kill.ts';
import { undoAll } from './undo.ts';

const share = Number(process.argv[2] ?? 1);
const some = (count: number) => Math.max(1, Math.round(count * share));

const tortures: readonly { readonly what: string; readonly run: () => Promise<unknown> }[] = [
  { what: `kill -9 at ${some(500)} moments`, run: async () => await killAtRandom(some(500)) },
  { what: `4 processes, ${some(200)} writes each`, run: async () => await writeTogether(4, some(200)) },
  { what: 'no space left, in every writing command', run: fillTheDisk },
  { what: `${some(100_000)} hostile files`, run: async () => await fuzzImports(some(100_000)) },
  { what: `${some(20_000)} hostile notes`, run: async () => await fuzzNotes(some(20_000)) },
  { what: `50 commands and as many undos, ${some(100)} times`, run: async () => await undoAll(50, some(100)) },
  { what: `the clock turned ${some(2_000)} times`, run: async () => await turnTheClock(some(2_000)) },
];

let failed = 0;
for (const { what, run } of tortures) {
  const began = performance.now();
  try {
    await run();
    console.log(`survived  ${what}  (${((performance.now() - began) / 1000).toFixed(0)} s)`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED    ${what}: ${error instanceof Error ? error.message : error}`);
  }
}
console.log(`${tortures.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
