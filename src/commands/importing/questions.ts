/** So many questions an import may ask; from then on what stands first is taken, as where nobody can be asked. */
import type { Choice, Prompter } from '../../context.ts';

export class Questions {
  readonly #prompter: Prompter;
  #left: number;

  constructor(prompter: Prompter, most: number) {
    this.#prompter = prompter;
    this.#left = prompter.available ? most : 0;
  }

  /** Whether another one may be asked. */
  get open(): boolean {
    return this.#left > 0;
  }

  /** The first choice is what happens without an answer, and what Enter takes. */
  async choose<T>(question: string, choices: readonly [Choice<T>, ...Choice<T>[]]): Promise<T> {
    if (!this.open) return choices[0].value;
    this.#left -= 1;
    return await this.#prompter.choose(question, choices, { default: choices[0].value });
  }
}
