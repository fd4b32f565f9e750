/** inquirer behind our own interface; loaded with the first question. */
import type { Choice, ChooseOptions, Io, TextOptions } from '../context.ts';
import { folded } from '../domain/folded.ts';
import { Cancelled } from '../errors.ts';
import { keyReader, marksPastes, type Portion, PromptInput } from './key-reader.ts';
import { type Look, lookOf } from './look.ts';
import type { Environment } from './paths.ts';
import { PromptScreen } from './prompt-screen.ts';
import { whileStoppable } from './stopping.ts';

export interface Terminal {
  /** Node creates the stream on first access, so only a command that asks accesses it. */
  readonly input: () => NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  readonly color: Io['color'];
  readonly env: Environment;
  /** The book, next to which a text is stored while it is edited. */
  readonly database: string;
}

/** A prompt's input and output. */
interface Streams {
  readonly input: PromptInput;
  readonly output: PromptScreen;
}

/** Runs one prompt, which can be stopped with Ctrl-Z and cancelled. */
async function ask<T>(
  terminal: Terminal,
  portion: Portion,
  prompt: (streams: Streams, look: Look) => Promise<T>,
  { isList = false } = {},
): Promise<T> {
  const { output } = terminal;
  const reader = keyReader(terminal.input());
  await reader.startFresh();
  const input = new PromptInput();
  const size = () => ({ columns: output.columns || 80, rows: output.rows || 24 });
  let stop: (() => void) | null = () => {};
  const listen = () => {
    if (stop === null) return;
    stop = reader.listen({ portion, keys: (typed) => input.press(typed), ended: () => input.finish() });
  };
  // Some prompts of inquirer begin later; the first drawing says that keys are heard.
  const screen = new PromptScreen({
    write: (text) => output.write(text),
    size,
    onFirst: listen,
    marksPastes: reader.isInConversation,
  });
  const asked = () => orCancelled(prompt({ input, output: screen }, lookOn(terminal, screen)), input, isList);
  try {
    return await whileStoppable({ input, screen, leave: () => reader.leave() }, asked);
  } catch (error) {
    if (error instanceof Cancelled) reader.forget();
    throw error;
  } finally {
    stop();
    stop = null;
  }
}

/** Runs a question that what was typed before does not answer. */
export async function unexpected<T>({ input }: Terminal, work: () => Promise<T>): Promise<T> {
  return await keyReader(input()).holdBack(work);
}

/** Leaves the terminal to another program meanwhile. */
export async function aside<T>({ input }: Terminal, work: () => Promise<T>): Promise<T> {
  const back = keyReader(input()).leave();
  try {
    return await work();
  } finally {
    back();
  }
}

function lookOn({ output, color }: Terminal, screen: PromptScreen): Look {
  return lookOf({
    color,
    columns: () => screen.columns,
    rows: () => screen.rows,
    onResize(listener) {
      output.on('resize', listener);
      return () => output.removeListener('resize', listener);
    },
    onReturn: (listener) => screen.onReturn(listener),
    terminal: (sequence) => screen.send(sequence),
  });
}

export async function askText(
  terminal: Terminal,
  message: string,
  { default: byDefault, ...options }: TextOptions & { readonly secret?: boolean },
): Promise<string> {
  const { endOfInput, linePrompt } = await import('./line-prompt.ts');
  const typed = await ask(terminal, marksPastes(terminal.env) ? 'line' : 'piece', (streams, look) =>
    linePrompt({ message, look, ...options, ...(byDefault === undefined ? {} : { byDefault }) }, streams),
  );
  if (typed === endOfInput) throw new Cancelled();
  return typed as string;
}

export async function askConfirm(terminal: Terminal, message: string, byDefault: boolean): Promise<boolean> {
  const { confirmPrompt } = await import('./confirm-prompt.ts');
  const answer = await ask(terminal, 'key', (streams, look) => confirmPrompt({ message, look, byDefault }, streams));
  if (typeof answer !== 'boolean') throw new Cancelled();
  return answer;
}

/** By a single key if every choice has one, else from a list. */
export async function askChoice<T>(
  terminal: Terminal,
  asked: { message: string; choices: readonly Choice<T>[] } & ChooseOptions<T>,
): Promise<T> {
  const { message, choices } = asked;
  const keyed = choices.flatMap(({ key, label, hint = '' }) => (key === undefined ? [] : [{ key, label, hint }]));
  if (keyed.length < choices.length) return await askList(terminal, asked);
  const { keyPrompt } = await import('./key-prompt.ts');
  const at = (wanted: T | undefined) =>
    wanted === undefined ? -1 : choices.findIndex(({ value }) => value === wanted);
  const byDefault = asked.undecided ? -1 : Math.max(0, at(asked.default));
  const config = { message, choices: keyed, byDefault, onEscape: at(asked.escape) };
  const index = await ask(terminal, 'key', (streams, look) => keyPrompt({ ...config, look }, streams));
  if (typeof index !== 'number') throw new Cancelled();
  return (choices[index] as Choice<T>).value;
}

/** inquirer's errors after Ctrl-C, and after Esc in a list. */
const leavingErrors = ['ExitPromptError', 'AbortPromptError'];

/** A longer list is filtered by typing. */
const mostAtAGlance = 7;

/** inquirer's own prompts for a list. */
async function askList<T>(
  terminal: Terminal,
  { message, choices, default: byDefault }: { message: string; choices: readonly Choice<T>[]; default?: T },
): Promise<T> {
  const { default: inquirer } = await import('inquirer');
  const kind =
    choices.length > mostAtAGlance
      ? { type: 'search', source: (typed = '') => listed(narrowed(defaultFirst(choices, byDefault), typed)) }
      : { type: 'select', choices: listed(choices), default: byDefault, loop: false };
  const left = new AbortController();
  const list = (streams: Streams, look: Look) => {
    streams.input.on('keypress', (_: unknown, key: { name?: string }) => {
      if (key.name === 'escape') left.abort();
    });
    return inquirer.createPromptModule({ ...streams, signal: left.signal } as never)([
      {
        ...{ name: 'answer', message, ...kind },
        // With the question, the keys' meanings, and a hint.
        pageSize: Math.max(3, Math.min(12, look.rows() - 4)),
        theme: plainTheme(look),
      } as never,
    ]);
  };
  const { answer } = await ask(terminal, 'key', list, { isList: true });
  return answer as T;
}

/** A list that is filtered by typing has no default of its own: Enter takes what stands first. */
function defaultFirst<T>(choices: readonly Choice<T>[], byDefault: T | undefined): readonly Choice<T>[] {
  const first = choices.find(({ value }) => value === byDefault);
  return first === undefined ? choices : [first, ...choices.filter((choice) => choice !== first)];
}

function narrowed<T>(choices: readonly Choice<T>[], typed: string): readonly Choice<T>[] {
  const words = folded(typed).split(' ');
  return choices.filter(({ label }) => words.every((word) => folded(label).includes(word)));
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

/**
 * Ctrl-C is a special error of inquirer's; the end of input (Ctrl-D, a closed terminal) would leave its prompts
 * waiting.
 */
async function orCancelled<T>(prompt: Promise<T>, input: PromptInput, isList: boolean): Promise<T> {
  let end = () => {};
  const leaving = (_: unknown, key: { name?: string; ctrl?: boolean }) => {
    if (isList && key.ctrl === true && key.name === 'd') end();
  };
  const ended = new Promise<never>((_, reject) => {
    end = () => reject(new Cancelled());
    input.once('end', end);
    input.once('close', end);
    input.on('keypress', leaving);
  });
  try {
    return await Promise.race([prompt, ended]);
  } catch (error) {
    if (error instanceof Error && leavingErrors.includes(error.name)) throw new Cancelled();
    throw error;
  } finally {
    input.removeListener('end', end);
    input.removeListener('close', end);
    input.removeListener('keypress', leaving);
  }
}
