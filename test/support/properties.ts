/**
 * fast-check with the same cases in every run, so that a red run means that something changed. `SEED=random npm test`
 * draws new ones and names the seed of what fails; `SEED=7` does that again.
 */
import fc from 'fast-check';
import { most } from './thorough.ts';

const { SEED } = process.env;
if (SEED !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(SEED ?? 1) });
// To find a smaller case that fails takes longer than to find the first, and nobody reads it.
if (most !== null) fc.configureGlobal({ ...fc.readConfigureGlobal(), numRuns: most, endOnFailure: true });

export { fc };
