/**
 * Questions as plain lines: nothing is redrawn, no key is read before Enter. For screen readers, which read output
 * aloud, and for terminals that cannot redraw.
 */
import type { Interface } from 'node:readline';
import type { Choice, ChooseOptions, Prompter, TextOptions } from '../context.ts';
import { plain } from '../domain/plain.ts';
import { Cancelled } from '../errors.ts';

interface PlainTerminal {
  readonly input: () => NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
}

/** `asking` handles hidden input and the editor. */
export function plainPrompter({ input, output }: PlainTerminal, asking: Prompter): Prompter {
  const say = (text: string) => void output.write(text);
  const lines = new TypedLines(input, say);
  return {
    plain: true,
    get available() {
      return asking.available;
    },
    // Its keys are no line: as one they would answer the next question, readable.
    secret: (question) => lines.without(() => asking.secret(question)),
    edit: (text) => asking.edit(text),
    // The terminal itself keeps whole lines.
    keepTyped: (work) => work(),
    unexpected: (work) => lines.holdBack(work),
    async text(question, options = {}) {
      for (;;) {
        const typed = (await lines.after(textQuestion(question, options), { isWhole: true })).trim();
        const text = typed === '' ? (options.default ?? options.prefill ?? '') : typed;
        const problem = options.check?.(text) ?? null;
        if (problem === null) return text;
        say(`${problem}\n`);
      }
    },
    async confirm(question, byDefault = true) {
      for (;;) {
        const typed = (await lines.after(`${question} (${byDefault ? 'Y/n' : 'y/N'}) `)).trim().toLowerCase();
        if (typed === '') return byDefault;
        if ('yes'.startsWith(typed)) return true;
        if ('no'.startsWith(typed)) return false;
      }
    },
    async choose<T>(question: string, choices: readonly Choice<T>[], options: ChooseOptions<T> = {}) {
      say(`${question}\n${choices.map((choice, at) => `  ${keyOf(choice, at)}  ${choiceText(choice)}\n`).join('')}`);
      const named = choices.find(({ value }) => value === options.default) ?? choices[0];
      const byDefault = options.undecided ? undefined : named;
      for (;;) {
        const offer = byDefault === undefined ? '› ' : `(Enter: ${byDefault.label}) › `;
        const typed = (await lines.after(offer)).trim().toLowerCase();
        if (typed === '' && byDefault !== undefined) return byDefault.value;
        const chosen = choices.find(
          (choice, at) => keyOf(choice, at) === typed || choice.label.toLowerCase() === typed,
        );
        if (chosen !== undefined) return chosen.value;
        say('Type the key in front of one of them, then Enter.\n');
      }
    },
  };
}

const keyOf = <T>({ key }: Choice<T>, at: number) => key ?? String(at + 1);
const choiceText = <T>({ label, hint }: Choice<T>) => (hint === undefined ? label : `${label}: ${hint}`);

function textQuestion(question: string, { default: byDefault, prefill }: TextOptions): string {
  const offered = byDefault ?? prefill;
  return `${question}${offered === undefined || offered === '' ? '' : ` (Enter: ${offered})`}\n› `;
}

/** A paste arrives at once, line by line. */
const pasteGap = 15;

/** The typed lines; the terminal itself edits them until Enter. */
class TypedLines {
  readonly #input: () => NodeJS.ReadStream;
  readonly #say: (text: string) => void;
  readonly #typed: string[] = [];
  #reader: Interface | null = null;
  #isEnded = false;
  #wake: () => void = () => {};

  constructor(input: () => NodeJS.ReadStream, say: (text: string) => void) {
    this.#input = input;
    this.#say = say;
  }

  /**
   * The next line after a question, which is only asked once Ctrl-C is handled; `isWhole` takes all lines of a paste.
   */
  async after(question: string, { isWhole = false } = {}): Promise<string> {
    let isInterrupted = false;
    const interrupt = () => {
      isInterrupted = true;
      this.#wake();
    };
    process.on('SIGINT', interrupt);
    await this.#open();
    this.#say(question);
    try {
      while (this.#typed.length === 0 && !this.#isEnded && !isInterrupted) await this.#more();
      if (isInterrupted || this.#typed.length === 0) throw new Cancelled();
      if (isWhole) await new Promise((resolve) => setTimeout(resolve, pasteGap));
      return this.#typed.splice(0, isWhole ? this.#typed.length : 1).join('\n');
    } finally {
      process.removeListener('SIGINT', interrupt);
      // Others read from the terminal too: the editor, the dialler.
      if (!this.#isEnded) this.#reader?.pause();
    }
  }

  /** Keeps the lines that were typed so far from the questions of this work, for those after it. */
  async holdBack<T>(work: () => Promise<T>): Promise<T> {
    await this.#open();
    await new Promise((resolve) => setTimeout(resolve, pasteGap));
    const held = this.#typed.splice(0);
    const done = await work();
    this.#typed.unshift(...held);
    return done;
  }

  /** Runs a question that reads the terminal itself. */
  async without<T>(work: () => Promise<T>): Promise<T> {
    const reader = this.#reader;
    this.#reader = null;
    if (!this.#isEnded) reader?.close();
    return await work();
  }

  async #open(): Promise<void> {
    const { createInterface } = await import('node:readline');
    this.#reader ??= createInterface({ input: this.#input(), terminal: false })
      .on('line', (line) => {
        // An arrow key is text here, and would control any terminal that shows it.
        this.#typed.push(plain(line));
        this.#wake();
      })
      .on('close', () => {
        if (this.#reader === null) return;
        this.#isEnded = true;
        this.#wake();
      });
    if (!this.#isEnded) this.#reader.resume();
  }

  async #more(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
  }
}
