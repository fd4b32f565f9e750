import type { Prompter } from '../context.ts';
import { Cancelled } from '../errors.ts';

/** inquirer behind our own words. Loaded only when something is asked. */
export function terminalPrompter(available: boolean): Prompter {
  const ask = async <T>(question: Record<string, unknown>): Promise<T> => {
    const { default: inquirer } = await import('inquirer');
    try {
      const { answer } = await inquirer.prompt([{ name: 'answer', ...question } as never]);
      return answer as T;
    } catch (error) {
      // Ctrl-C and the end of input, which inquirer reports as an error of its own.
      if (error instanceof Error && error.name === 'ExitPromptError') throw new Cancelled();
      throw error;
    }
  };
  return {
    available,
    text: (message, options = {}) => ask<string>({ type: 'input', message, default: options.default }),
    confirm: (message, byDefault = true) => ask<boolean>({ type: 'confirm', message, default: byDefault }),
    choose: <T>(message: string, choices: Parameters<Prompter['choose']>[1], options: { default?: T } = {}) =>
      ask<T>({
        type: 'select',
        message,
        choices: choices.map(({ value, label, hint }) => ({ value, name: label, description: hint })),
        default: options.default,
      }),
    secret: (message) => ask<string>({ type: 'password', message, mask: true }),
  };
}
