/**
 * `npm run torture`: what a book and the commands must survive. `-- 0.1` does a tenth of it, `--only fuzz,kill` some of it,
 * `--seed 7` the same again: every failure names its seed.
 */
import { parseArgs } from 'node:util';
import { turnTheClock } from './clock.ts';
import { callersKilled, callTogether, commandsTogether, writeTogether } from './crowd.ts';
import { damageBooks } from './damage.ts';
import { fillTheDisk, meansHere } from './full.ts';
import { fuzzed } from './fuzz.ts';
import { killAtRandom } from './kill.ts';
import { killMigrations } from './migrate.ts';
import { undoAll } from './undo.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string' }, only: { type: 'string' } },
});
const share = Number(positionals[0] ?? 1);
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
const only = values.only?.split(',');
const some = (count: number) => Math.max(1, Math.round(count * share));

interface Torture {
  readonly name: string;
  readonly what: string;
  /** May answer what is worth telling of how it went. */
  readonly run: () => Promise<unknown>;
}

const means = meansHere();
const tortures: readonly Torture[] = [
  { name: 'kill', what: `kill -9 at ${some(500)} moments`, run: () => killAtRandom(some(500), seed) },
  {
    ...{ name: 'migrate', what: `kill -9 at ${some(100)} moments of bringing a large old book up to date` },
    run: () => killMigrations(some(100), seed),
  },
  { name: 'crowd', what: `4 processes, ${some(200)} writes each`, run: () => writeTogether(4, some(200)) },
  { name: 'crowd', what: `4 processes, ${some(50)} commands each`, run: () => commandsTogether(4, some(10)) },
  {
    ...{ name: 'callers', what: `32 callers, ${some(100)} calls each, from lists that are old when they choose` },
    run: () => callTogether(32, some(100), seed),
  },
  { name: 'callers', what: '16 callers killed on the phone', run: () => callersKilled(16, seed) },
  { name: 'full', what: `no space left (${means}), in every writing command`, run: () => fillTheDisk({ means }) },
  { name: 'damage', what: `${some(1_000)} damaged books`, run: () => damageBooks(some(1_000), seed) },
  { name: 'fuzz', what: `${some(100_000)} hostile files`, run: () => fuzzed('files', some(100_000), seed) },
  { name: 'fuzz', what: `${some(20_000)} hostile notes`, run: () => fuzzed('notes', some(20_000), seed) },
  { name: 'undo', what: `50 commands and as many undos, ${some(100)} times`, run: () => undoAll(50, some(100), seed) },
  { name: 'clock', what: `the clock turned ${some(2_000)} times`, run: () => turnTheClock(some(2_000), seed) },
];

console.log(`seed ${seed}`);
const counts = { passed: 0, failed: 0 };
for (const { name, what, run } of tortures) {
  if (only !== undefined && !only.includes(name)) continue;
  const began = performance.now();
  const took = () => `${((performance.now() - began) / 1000).toFixed(0)} s`;
  try {
    const told = await run();
    counts.passed += 1;
    console.log(`survived  ${what}  (${took()}${told === undefined ? '' : `; ${JSON.stringify(told)}`})`);
  } catch (error) {
    counts.failed += 1;
    console.log(`FAILED    ${what}  (${took()}): ${error instanceof Error ? error.message : error}`);
    console.log(`          again: npm run torture -- ${share} --seed ${seed} --only ${name}`);
  }
}
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 ? 0 : 1;
