import type { Choice, ChooseOptions, Prompter } from '../../src/context.ts';
import { Cancelled } from '../../src/errors.ts';

/** Stands for Ctrl-C. */
export const ctrlC = Symbol('Ctrl-C');
/** Stands for Esc. */
export const esc = '<Esc>';
export type Typed = string | typeof ctrlC;

export interface ScriptedPrompter extends Prompter {
  /** The questions that were asked so far. */
  readonly asked: string[];
  /** Answers that were not asked for yet. */
  readonly left: Typed[];
}

/**
 * Gives these answers one after the other: a text as typed, a choice by its key or its label, yes or no as `y` or `n`;
 * an empty text is Enter alone. A question behind the last answer is a failed test.
 */
export function scripted(...answers: readonly Typed[]): ScriptedPrompter {
  const asked: string[] = [];
  const left = [...answers];
  const next = (question: string): string => {
    asked.push(question);
    const answer = left.shift();
    if (answer === undefined) throw new Error(`nobody said what to answer to: ${question}`);
    if (answer === ctrlC) throw new Cancelled();
    return answer as string;
  };
  return {
    available: true,
    asked,
    left,
    async text(question, { default: byDefault = '', check, escape: onEscape } = {}) {
      const typed = next(question).trim();
      if (typed === esc && onEscape !== undefined) return onEscape;
      const text = typed === '' ? byDefault : typed;
      const problem = check?.(text) ?? null;
      if (problem !== null) throw new Error(`"${text}" was refused: ${problem}`);
      return text;
    },
    async confirm(question, byDefault = true) {
      const typed = next(question);
      return typed === '' ? byDefault : typed.toLowerCase().startsWith('y');
    },
    async choose<T>(question: string, choices: readonly Choice<T>[], options: ChooseOptions<T> = {}) {
      const typed = next(question);
      if (typed === esc && options.escape !== undefined) return options.escape;
      if (typed === '' && options.undecided) throw new Error(`Enter alone answers nothing here: ${question}`);
      if (typed === '') return options.default ?? (choices[0] as Choice<T>).value;
      const chosen = choices.find(({ key, label }) => key === typed || label === typed);
      if (chosen === undefined) throw new Error(`no choice "${typed}" for: ${question}`);
      return chosen.value;
    },
    secret: async (question) => next(question),
    edit: async (text) => next(text),
    keepTyped: (work) => work(),
    unexpected: (work) => work(),
  };
}
