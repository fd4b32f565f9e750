/** A part of the fuzzing in a process of its own: `fuzz-worker.ts KIND FROM TO SEED`. */
import { fuzz, type Kind } from './fuzz.ts';

const [kind, from, to, seed] = process.argv.slice(2);
try {
  await fuzz(kind as Kind, Number(from), Number(to), Number(seed));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
