/** Counts the questions of one import. */
import type { Choice, Prompter, TextOptions } from '../../context.ts';

/** The most questions of an import. After that the default is taken, as without a terminal, and the user is told. */
const most = 3;

/** How many of the questions not asked are named. */
const mostNamed = 5;

/**
 * Questions that come last and are always asked: whether to import, whom to archive, and, if it may come up, what
 * counts.
 */
interface Decisions {
  readonly kept: number;
  readonly aboutMoney?: number;
}

export class Questions {
  readonly #prompter: Prompter;
  /** False when the user cannot or does not want to be asked. */
  readonly mayAsk: boolean;
  #left: number;
  /** Of the remaining questions, those reserved for decisions and for what counts. */
  #kept: number;
  #aboutMoney: number;
  /** Questions that were not asked, with the answer taken instead; null once reported. */
  readonly #unasked = new Map<string, string | null>();

  constructor(prompter: Prompter, mayAsk: boolean, { kept, aboutMoney = 0 }: Decisions = { kept: 0 }) {
    this.#prompter = prompter;
    this.mayAsk = mayAsk && prompter.available;
    this.#left = most;
    this.#kept = kept;
    this.#aboutMoney = aboutMoney;
  }

  /** How many may still be asked after all decisions. */
  get left(): number {
    return this.mayAsk ? Math.max(0, this.#left) : 0;
  }

  /** The first choice is the default, which Enter takes. Null when no question is left. */
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

  /** For typed answers: null when no question is left. */
  async enter(question: string, options: TextOptions & { readonly default: string }): Promise<string | null> {
    if (this.left === 0) return null;
    this.#left--;
    return await this.#prompter.text(question, options);
  }

  /** Releases the question reserved for what counts, for that or for any other. */
  releaseMoney(): void {
    this.#aboutMoney = 0;
  }

  /** Asks one of the reserved questions. Corrections the user asks for meanwhile do not count. */
  async decide<T>(ask: (prompter: Prompter) => Promise<T>): Promise<T> {
    this.#left--;
    this.#kept--;
    return await ask(this.#prompter);
  }

  /** The questions not asked since the last call, in words; empty when there are none. */
  unasked(): string {
    const fresh = [...this.#unasked].filter(([, answer]) => answer !== null);
    for (const [question] of fresh) this.#unasked.set(question, null);
    if (fresh.length === 0) return '';
    const named = fresh.slice(0, mostNamed).map(([question, answer]) => `  ${question} (${answer})\n`);
    const more = fresh.length > named.length ? `  and ${fresh.length - named.length} more\n` : '';
    return `an import asks at most ${most} questions; for these, the first answer was taken:\n${named.join('')}${more}`;
  }
}
