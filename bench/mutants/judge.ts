/** From Stryker's report on one file to whether its tests are good enough. */
import type { Equivalent } from './equivalents.ts';

interface Place {
  readonly line: number;
  readonly column: number;
}

interface Mutant {
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly status: string;
  readonly location: { readonly start: Place; readonly end: Place };
}

/** The part of Stryker's JSON report that is read here. */
export interface Report {
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly Mutant[] }>>;
}

export interface Survivor {
  readonly line: number;
  readonly mutator: string;
  /** The code as it stands, and what it was changed to, in one line each. */
  readonly was: string;
  readonly becomes: string;
  readonly covered: boolean;
}

export interface Verdict {
  /** Per cent of the mutants that change something. */
  readonly score: number;
  readonly goal: number;
  readonly survivors: readonly Survivor[];
  /** Survivors that are listed as changing nothing. */
  readonly excused: number;
  /** Listed, but noticed by a test or no longer there. */
  readonly unused: readonly string[];
  readonly missed: boolean;
}

/** Null when there is nothing to mutate in the file. */
export function judge(report: Report, file: string, goal: number, equivalents: readonly Equivalent[]): Verdict | null {
  const { source, mutants } = report.files[file] ?? { source: '', mutants: [] };
  const listed = new Set(equivalents.filter((one) => one.file === file).flatMap(({ changes }) => changes));
  const used = new Set<string>();
  let [noticed, excused] = [0, 0];
  const survivors: Survivor[] = [];
  for (const mutant of mutants) {
    if (mutant.status === 'Killed' || mutant.status === 'Timeout') noticed += 1;
    if (mutant.status !== 'Survived' && mutant.status !== 'NoCoverage') continue;
    const survivor = describe(mutant, source.split('\n'));
    const change = `${survivor.was} → ${survivor.becomes}`;
    if (!listed.has(change)) survivors.push(survivor);
    else {
      excused += 1;
      used.add(change);
    }
  }
  const counted = noticed + survivors.length;
  const score = counted === 0 ? 100 : (100 * noticed) / counted;
  const unused = [...listed].filter((change) => !used.has(change));
  return mutants.length === 0
    ? null
    : {
        score,
        goal,
        survivors,
        excused,
        unused,
        missed: score < goal || unused.length > 0,
      };
}

function describe({ location: { start, end }, mutatorName, replacement, status }: Mutant, lines: string[]): Survivor {
  const part = lines.slice(start.line - 1, end.line);
  part[part.length - 1] = part.at(-1)?.slice(0, end.column - 1) ?? '';
  part[0] = part[0]?.slice(start.column - 1) ?? '';
  return {
    line: start.line,
    mutator: mutatorName,
    was: inOneLine(part.join('\n')),
    becomes: inOneLine(replacement ?? ''),
    covered: status === 'Survived',
  };
}

function inOneLine(code: string): string {
  return code.replace(/\s+/g, ' ').trim();
}
