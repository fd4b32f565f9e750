/** Remarks of an import about single lines. */
import { plural } from '../domain/plural.ts';
import { mostPerMessage, type Problem } from '../domain/problem.ts';

export interface Reject {
  readonly line: number;
  readonly cells: readonly string[];
  readonly reason: string;
}

const mostProblems = 5000;
const longestValue = 200;

/** Collects problems in bounded memory: after enough lines with the same problem, further ones are only counted. */
export class ProblemList {
  readonly #problems: Problem[] = [];
  readonly #counts = new Map<string, number>();
  #serious = 0;
  #rejected = 0;

  /** A remark: nothing was lost. */
  note(line: number, message: string, column: string | null = null, value: string | null = null): void {
    this.#add({ line, column, value, message });
  }

  /** An unusable value; its row is imported without it. */
  value(line: number, column: string, value: string, message: string): void {
    this.#serious++;
    this.#add({ line, column, value, message });
  }

  /** A rejected row. */
  reject(line: number, message: string, column: string | null = null, value: string | null = null): void {
    this.#rejected++;
    this.#serious++;
    this.#add({ line, column, value, message: `not imported: ${message}` });
  }

  /** Rejected rows and values; with `--strict` a single one stops the import. */
  get serious(): number {
    return this.#serious;
  }

  get rejected(): number {
    return this.#rejected;
  }

  /** By line; the last ones count the rest. */
  all(): readonly Problem[] {
    return [...this.#problems].sort((a, b) => a.line - b.line);
  }

  /** A sentence for each problem with more lines than are named. */
  overflow(): readonly string[] {
    return [...this.#counts]
      .filter(([, count]) => count > mostPerMessage)
      .map(([message, count]) => `${plural(count, 'line')} in all: ${message}`);
  }

  #add(problem: Problem): void {
    const key = problem.message.replace(/\d+/g, 'N');
    const count = (this.#counts.get(key) ?? 0) + 1;
    if (count > 1 || this.#counts.size < mostProblems) this.#counts.set(key, count);
    if (count > mostPerMessage || this.#problems.length >= mostProblems) return;
    const value =
      problem.value !== null && problem.value.length > longestValue
        ? `${problem.value.slice(0, longestValue)}…`
        : problem.value;
    this.#problems.push({ ...problem, value });
  }
}
