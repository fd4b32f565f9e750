/** With `TESTS=whole`, as in CI, long proofs and properties are done in full; otherwise as much of them as suits a short wait. */
export const whole: boolean = process.env['TESTS'] === 'whole';

const { RUNS_AT_MOST } = process.env;
/** `npm run coverage` counts what is run: also what takes long, where nothing else runs it. */
export const isCounted: boolean = process.env['CADENCE_COVERAGE'] !== undefined;

/** For `npm run mutants`, which waits for the tests after each change to the code: no property is tried more often. */
export const most: number | null = RUNS_AT_MOST === undefined ? null : Number(RUNS_AT_MOST);

/** How often a property is tried that is dear to try. */
export const runs = (inFull: number): number => always(whole ? inFull : Math.ceil(inFull / 10));

/** How often to try a property that promises something about this many cases, even in a short run. */
export const always = (cases: number): number => Math.min(cases, most ?? cases);

/** Of expensive cases: the first, the last, and as many in between as suit a short run. */
export const sampled = <T>(cases: readonly T[], oneIn = 4): readonly T[] =>
  whole ? cases : cases.filter((_, i) => i % oneIn === 0 || i === cases.length - 1);

/** Of cases that are tried for each of several things: in a short run each case for one of them, in turn. */
export const inTurn = <T>(cases: readonly T[], thing: number, things: number): readonly T[] =>
  whole ? cases : cases.filter((_, i) => i % things === thing);
