/**
 * fast-check with the same cases in every run, so that a red run means that something changed. `SEED=random npm test`
 * draws new ones and names the seed of what fails; `SEED=7` does that again.
 */
import fc from 'fast-check';
import { most, whole } from './thorough.ts';

const { SEED } = process.env;
if (SEED !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(SEED ?? 1) });
if (!whole) fc.configureGlobal({ ...fc.readConfigureGlobal(), numRuns: 40 }); // of those that ask for no number; in full 100
// Shrinking a failing case takes longer than finding the first one, and its result is not read.
if (most !== null) fc.configureGlobal({ ...fc.readConfigureGlobal(), numRuns: most, endOnFailure: true });

export { fc };
