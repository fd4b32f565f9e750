/**
 * fast-check with the same cases in every run, so that a red run means that something changed. `SEED=random npm test`
 * draws new ones and names the seed of what fails; `SEED=7` does that again.
 */
import fc from 'fast-check';

const { SEED } = process.env;
if (SEED !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(SEED ?? 1) });

export { fc };
