import type { Prompter } from '../context.ts';
import type { Terminal } from './asking.ts';

/** Questions on a terminal. Their code is loaded with the first one: most commands ask nothing. */
export function terminalPrompter(terminal: Terminal): Prompter {
  const { input, output, env, database } = terminal;
  const asking = async () => await import('./asking.ts');
  return {
    get available() {
      return input().isTTY === true && output.isTTY === true;
    },
    text: async (message, options = {}) => await (await asking()).askText(terminal, message, options),
    confirm: async (message, byDefault = true) => await (await asking()).askConfirm(terminal, message, byDefault),
    choose: async (message, choices, options = {}) =>
      await (await asking()).askChoice(terminal, { message, choices, ...options }),
    secret: async (message) => await (await asking()).askText(terminal, message, { secret: true }),
    edit: async (text) => {
      const { editText } = await import('./editor.ts');
      return await (await asking()).aside(terminal, async () => await editText(text, env, database));
    },
    // Without the code of the questions: the desk is drawn before it asks any.
    keepTyped: async (work) => {
      const { keyReader } = await import('./key-reader.ts');
      return await keyReader(input()).conversation((sequence) => output.write(sequence), work);
    },
    unexpected: async (work) => await (await asking()).unexpected(terminal, work),
  };
}
