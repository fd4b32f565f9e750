/** The questions of one import: they are counted here, all of them. */
import type { Choice, Prompter, TextOptions } from '../../context.ts';

/** How many an import asks. After that the first choice is taken, as it is without a terminal, and the user is told. */
const most = 3;

/** How many of those that were not asked are named. */
const mostNamed = 5;

/** What comes after all others and is always asked: whether to import, whom to archive, and, as far as it may come up, what counts. */
interface Decisions {
  readonly kept: number;
  readonly aboutMoney?: number;
}

export class Questions {
  readonly #prompter: Prompter;
  /** False where nobody can be asked, or wants to be. */
  readonly mayAsk: boolean;
  #left: number;
  /** Of those left, the ones for decisions, and for what counts. */
  #kept: number;
  #aboutMoney: number;
  /** What would have been asked, and the answer that was taken; null once it was said. */
  readonly #unasked = new Map<string, string | null>();

  constructor(prompter: Prompter, mayAsk: boolean, { kept, aboutMoney = 0 }: Decisions = { kept: 0 }) {
    this.#prompter = prompter;
    this.mayAsk = mayAsk && prompter.available;
    this.#left = most;
    this.#kept = kept;
    this.#aboutMoney = aboutMoney;
  }

  /** Those that may still be asked, once all has been decided. */
  get left(): number {
    return this.mayAsk ? Math.max(0, this.#left) : 0;
  }

  /** The first choice is what happens without an answer, and what Enter takes. Null when it was not asked any more. */
  async choose<T>(
    question: string,
    choices: readonly [Choice<T>, ...Choice<T>[]],
  ): Promise<{ readonly answer: T } | null> {
    if (!this.mayAsk) return null;
    if (this.#left <= this.#kept + this.#aboutMoney) {
      if (!this.#unasked.has(question)) this.#unasked.set(question, choices[0].label);
      return null;
    }
    this.#left--;
    return { answer: await this.#prompter.choose(question, choices, { default: choices[0].value }) };
  }

  /** Of what has an answer of its own: null when it may not be asked any more. */
  async enter(question: string, options: TextOptions & { readonly default: string }): Promise<string | null> {
    if (this.left === 0) return null;
    this.#left--;
    return await this.#prompter.text(question, options);
  }

  /** What was kept for the question what counts may be asked now, for that or for anything else. */
  releaseMoney(): void {
    this.#aboutMoney = 0;
  }

  /** One of those that were kept. What somebody asks to change on the way does not count. */
  async decide<T>(ask: (prompter: Prompter) => Promise<T>): Promise<T> {
    this.#left--;
    this.#kept--;
    return await ask(this.#prompter);
  }

  /** What was not asked since this was last said; empty when nothing. */
  unasked(): string {
    const fresh = [...this.#unasked].filter(([, answer]) => answer !== null);
    for (const [question] of fresh) this.#unasked.set(question, null);
    if (fresh.length === 0) return '';
    const named = fresh.slice(0, mostNamed).map(([question, answer]) => `  ${question} (${answer})\n`);
    const more = fresh.length > named.length ? `  and ${fresh.length - named.length} more\n` : '';
    return `an import asks ${most} questions at most; of these, what stands first was taken:\n${named.join('')}${more}`;
  }
}
