/** With `TESTS=whole`, as in CI, long proofs and properties are done in full; otherwise as much of them as suits a short wait. */
export const whole: boolean = process.env['TESTS'] === 'whole';

/** How often a property is tried that is dear to try. */
export const runs = (inFull: number): number => (whole ? inFull : Math.ceil(inFull / 4));
