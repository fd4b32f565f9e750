import type { Choice, Io, Prompter, TextOptions } from '../context.ts';
import { Cancelled } from '../errors.ts';
import { type Look, lookOf } from './look.ts';
import type { Environment } from './paths.ts';

interface Terminal {
  /** Node makes a stream when it is first looked at, so only a command that asks looks at this one. */
  readonly input: () => NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  readonly color: Io['color'];
  readonly env: Environment;
  /** The book, beside which a text lies while it is edited. */
  readonly database: string;
}

/** inquirer behind our own words, loaded when the first question is asked. */
export function terminalPrompter(terminal: Terminal): Prompter {
  const { input, output, color, env, database } = terminal;
  const look = lookOf({
    color,
    columns: () => output.columns || 80,
    rows: () => output.rows || 24,
    onResize(listener) {
      output.on('resize', listener);
      return () => output.removeListener('resize', listener);
    },
    terminal: (sequence) => void output.write(sequence),
  });
  return {
    get available() {
      return input().isTTY === true && output.isTTY === true;
    },
    text: (message, options = {}) => askText(terminal, look, message, options),
    confirm: (message, byDefault = true) =>
      ask<boolean>(terminal, look, { type: 'confirm', message, default: byDefault }),
    choose: (message, choices, options = {}) => askChoice(terminal, look, { message, choices, ...options }),
    secret: (message) => ask<string>(terminal, look, { type: 'password', message, mask: true }),
    edit: async (text) => await (await import('./editor.ts')).editText(text, env, database),
  };
}

/** One of inquirer's own prompts. */
async function ask<T>({ input, output }: Terminal, look: Look, question: Record<string, unknown>): Promise<T> {
  const { default: inquirer } = await import('inquirer');
  const prompt = inquirer.createPromptModule({ input: input(), output });
  const asked = prompt([{ name: 'answer', theme: plainTheme(look), ...question } as never]);
  const { answer } = await orCancelled(asked, input(), true);
  return answer as T;
}

async function askText(
  { input, output }: Terminal,
  look: Look,
  message: string,
  { default: byDefault, ...options }: TextOptions,
): Promise<string> {
  const { endOfInput, linePrompt } = await import('./line-prompt.ts');
  const config = { message, look, ...options, ...(byDefault === undefined ? {} : { byDefault }) };
  const typed = await orCancelled(linePrompt(config, { input: input(), output }), input());
  if (typed === endOfInput) throw new Cancelled();
  return typed as string;
}

/** By one key where every choice has one, else from a list. */
async function askChoice<T>(
  terminal: Terminal,
  look: Look,
  asked: { message: string; choices: readonly Choice<T>[]; default?: T },
): Promise<T> {
  const { message, choices } = asked;
  const keyed = choices.flatMap(({ key, label, hint = '' }) => (key === undefined ? [] : [{ key, label, hint }]));
  if (keyed.length < choices.length) {
    const list = {
      type: 'select',
      message,
      choices: listed(choices),
      default: asked.default,
      // With the question, what the keys do, and a hint.
      pageSize: Math.max(3, Math.min(12, look.rows() - 4)),
      loop: false,
    };
    return await ask<T>(terminal, look, list);
  }
  const { keyPrompt } = await import('./key-prompt.ts');
  const byDefault = Math.max(
    0,
    choices.findIndex(({ value }) => value === asked.default),
  );
  const { input, output } = terminal;
  const prompt = keyPrompt({ message, look, choices: keyed, byDefault }, { input: input(), output });
  const index = await orCancelled(prompt, input());
  if (typeof index !== 'number') throw new Cancelled();
  return (choices[index] as Choice<T>).value;
}

function listed<T>(choices: readonly Choice<T>[]): { value: T; name: string; description?: string }[] {
  return choices.map(({ value, label, hint }) => ({
    value,
    name: label,
    ...(hint === undefined ? {} : { description: hint }),
  }));
}

function plainTheme(look: Look): Record<string, unknown> {
  const { strong, dim, answer, bad } = look;
  const style = { message: strong, answer, highlight: answer, help: dim, description: dim, error: bad };
  return {
    prefix: { idle: look.mark, done: look.mark },
    style: { ...style, defaultAnswer: (text: string) => dim(`(${text})`) },
  };
}

/** Ctrl-C is an error of inquirer's own; the end of input (Ctrl-D, a closed terminal) would leave its prompts waiting. */
async function orCancelled<T>(prompt: Promise<T>, input: NodeJS.ReadStream, endsAtCtrlD = false): Promise<T> {
  let end = () => {};
  const ctrlD = (_: unknown, key: { name?: string; ctrl?: boolean }) => {
    if (key.ctrl === true && key.name === 'd' && endsAtCtrlD) end();
  };
  const ended = new Promise<never>((_, reject) => {
    end = () => reject(new Cancelled());
    input.once('end', end);
    input.once('close', end);
    input.on('keypress', ctrlD);
  });
  try {
    return await Promise.race([prompt, ended]);
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError') throw new Cancelled();
    throw error;
  } finally {
    input.removeListener('end', end);
    input.removeListener('close', end);
    input.removeListener('keypress', ctrlD);
  }
}
