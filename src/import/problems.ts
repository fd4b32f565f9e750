/** What an import has to say about single lines. */
import { plural } from '../domain/plural.ts';
import { mostPerMessage, type Problem } from '../domain/problem.ts';

export interface Reject {
  readonly line: number;
  readonly cells: readonly string[];
  readonly reason: string;
}

const mostProblems = 5000;
const longestValue = 200;

/** Collects problems in bounded memory: many lines with one complaint are counted once enough were named. */
export class ProblemList {
  readonly #problems: Problem[] = [];
  readonly #counts = new Map<string, number>();
  #serious = 0;
  #rejected = 0;

  /** Something worth knowing: nothing was lost. */
  note(line: number, message: string, column: string | null = null, value: string | null = null): void {
    this.#add({ line, column, value, message });
  }

  /** A value that could not be used; its row goes in without it. */
  value(line: number, column: string, value: string, message: string): void {
    this.#serious++;
    this.#add({ line, column, value, message });
  }

  /** A row that does not go in. */
  reject(line: number, message: string, column: string | null = null, value: string | null = null): void {
    this.#rejected++;
    this.#serious++;
    this.#add({ line, column, value, message: `not imported: ${message}` });
  }

  /** Rows and values that were refused; with `--strict` one of them stops the import. */
  get serious(): number {
    return this.#serious;
  }

  get rejected(): number {
    return this.#rejected;
  }

  /** By line; the last ones tell how many more there were. */
  all(): readonly Problem[] {
    return [...this.#problems].sort((a, b) => a.line - b.line);
  }

  /** One sentence for each complaint that has more lines than are named. */
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
