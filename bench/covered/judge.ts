/** The coverage required of each file, and the verdict on a run. */

export interface Covered {
  /** `src/domain/day.ts` */
  readonly file: string;
  readonly statements: number;
  readonly run: number;
  /** Some process loaded it. */
  readonly loaded: boolean;
  /** The lines with a statement that never ran. */
  readonly missed: readonly number[];
}

export interface Verdict extends Covered {
  readonly percent: number;
  readonly goal: number;
  /** What is wrong with it; null when it passes. */
  readonly problem: string | null;
}

/** Per cent of the statements; higher for what people start. */
export const goalOf = (file: string): number => (/^src\/(?:main|commands\/[^/]+)\.ts$/.test(file) ? 90 : 85);

export function judge(files: readonly Covered[], exceptions: Readonly<Record<string, string>>): Verdict[] {
  return files
    .map((one) => {
      const percent = one.statements === 0 ? 100 : (100 * one.run) / one.statements;
      const goal = goalOf(one.file);
      return { ...one, percent, goal, problem: problemOf(one, percent >= goal, one.file in exceptions) };
    })
    .sort((a, b) => a.percent - b.percent);
}

function problemOf({ statements, loaded }: Covered, isMet: boolean, isExcused: boolean): string | null {
  if (isMet && isExcused) return 'is an exception that is not needed any more: take it out of exceptions.ts';
  if (isExcused || isMet) return null;
  return statements > 0 && !loaded ? 'was loaded by no process' : 'falls below';
}

/** Exceptions for files that are not there. */
export function gone(files: readonly Covered[], exceptions: Readonly<Record<string, string>>): string[] {
  const there = new Set(files.map(({ file }) => file));
  return Object.keys(exceptions).filter((file) => !there.has(file));
}
