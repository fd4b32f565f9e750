/**
 * The one reader of a terminal's keys, for prompts and the full screen. A key that a question did not take waits here
 * for the next one, so that nothing typed between two questions of a conversation is lost.
 */
import { emitKeypressEvents } from 'node:readline';
import { Readable } from 'node:stream';
import type { Environment } from './paths.ts';

/** As Node's readline reports it. */
export interface PressedKey {
  name?: string | undefined;
  ctrl?: boolean;
  meta?: boolean;
  sequence?: string;
}

export interface TypedKey {
  readonly text: string | undefined;
  readonly key: PressedKey;
  /** Between the marks that terminals put around a paste, or one of them. */
  readonly isPasted: boolean;
}

/**
 * What is handed over at once. `key`: a single one, pastes left out, because a letter of a pasted text is no answer.
 * `line`: up to the first Enter outside of a paste. `piece`: all that arrived together, on a terminal that does not mark
 * pastes; only what was typed ahead is taken line by line. `all`: all there is.
 */
export type Portion = 'key' | 'line' | 'piece' | 'all';

interface Listener {
  readonly portion: Portion;
  readonly keys: (typed: readonly TypedKey[]) => void;
  readonly ended: () => void;
}

/** Keys that arrived together; `isAhead`: before anybody asked for them. */
interface Piece {
  readonly typed: TypedKey[];
  readonly isAhead: boolean;
}

type TerminalInput = NodeJS.ReadStream;

/** The rest of an Esc sequence comes at once; Node would wait half a second, and take a second Esc as a part of it. */
const escapeDelay = 60;

/** How long Ctrl-C and Ctrl-Z wait for the next question: 500 ms, in steps, of which a machine that is busy counts few. */
const soon = { step: 50, steps: 10 };

/** Tells the terminal to put marks around a paste. */
export const paste = { on: '\u001b[?2004h', off: '\u001b[?2004l' };

const readers = new WeakMap<TerminalInput, KeyReader>();

export function keyReader(input: TerminalInput): KeyReader {
  const known = readers.get(input);
  if (known !== undefined) return known;
  const reader = new KeyReader(input);
  readers.set(input, reader);
  return reader;
}

class KeyReader {
  readonly #input: TerminalInput;
  readonly #waiting: Piece[] = [];
  #arriving: Piece | null = null;
  #listener: Listener | null = null;
  #isPasting = false;
  #isEnded = false;
  #isReading = false;
  #isServing = false;
  #isDeaf = false;
  /** How many conversations go on, one inside the other. */
  #conversations = 0;
  #marksPastes: ((sequence: string) => unknown) | null = null;

  constructor(input: TerminalInput) {
    this.#input = input;
    emitKeypressEvents(input, { escapeCodeTimeout: escapeDelay } as never);
    input.once('end', this.#onEnd).once('close', this.#onEnd);
  }

  /** Drops what was typed before a question that does not belong to a conversation: it is no answer to it. */
  async startFresh(): Promise<void> {
    if (this.#conversations > 0) return;
    this.forget();
    this.#isDeaf = true;
    await this.#readWhatWaits();
    this.#isDeaf = false;
  }

  /** What waits in the terminal arrives in the turn after the one in which reading begins. */
  async #readWhatWaits(): Promise<void> {
    this.#read();
    for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve));
  }

  /** In a conversation: keeps what was typed so far from the questions of this work, for those after it. */
  async holdBack<T>(work: () => Promise<T>): Promise<T> {
    if (this.#conversations === 0) return await work();
    await this.#readWhatWaits();
    const held = this.#waiting.splice(0);
    const done = await work();
    this.#waiting.unshift(...held);
    return done;
  }

  /** Hands keys over until the returned function is called; it takes back what the listener did not use. */
  listen(listener: Listener): (unused?: readonly TypedKey[]) => void {
    this.#listener = listener;
    this.#read();
    if (this.#isEnded) listener.ended();
    else this.#serveSoon();
    return (unused = []) => {
      if (this.#listener !== listener) return;
      this.#listener = null;
      if (unused.length > 0) this.#waiting.unshift({ typed: [...unused], isAhead: true });
      if (this.#conversations === 0) this.#rest();
    };
  }

  /** Between two questions of this work the terminal goes on being read, and pastes are marked. */
  async conversation<T>(output: (sequence: string) => unknown, work: () => Promise<T>): Promise<T> {
    this.#conversations += 1;
    if (this.#conversations === 1) this.#begin(output);
    try {
      return await work();
    } finally {
      this.#conversations -= 1;
      if (this.#conversations === 0) this.#end();
    }
  }

  get isInConversation(): boolean {
    return this.#conversations > 0;
  }

  /** Leaves the terminal to another program, as it was; the returned function comes back. */
  leave(): () => void {
    const output = this.#marksPastes;
    output?.(paste.off);
    this.#rest();
    return () => {
      if (this.#isReading || (this.#listener === null && this.#conversations === 0)) return;
      output?.(paste.on);
      this.#read();
    };
  }

  /** Drops what was typed: after Ctrl-C it is no answer to anything. */
  forget(): void {
    this.#waiting.length = 0;
    this.#arriving = null;
  }

  #begin(output: (sequence: string) => unknown): void {
    this.#marksPastes = output;
    output(paste.on);
    process.on('exit', this.#onExit);
    this.#read();
  }

  #end(): void {
    this.#marksPastes?.(paste.off);
    this.#marksPastes = null;
    process.removeListener('exit', this.#onExit);
    this.forget();
    if (this.#listener === null) this.#rest();
  }

  #read(): void {
    if (this.#isReading || this.#input.destroyed) return;
    this.#isReading = true;
    this.#input.on('keypress', this.#onKey);
    // Absent where the input is no terminal.
    this.#input.setRawMode?.(true);
    this.#input.resume();
  }

  #rest(): void {
    if (!this.#isReading) return;
    this.#isReading = false;
    this.#input.removeListener('keypress', this.#onKey);
    this.#input.pause();
    if (!this.#input.destroyed) this.#input.setRawMode?.(false);
  }

  /** Node reports all keys of one piece of input in one turn. */
  readonly #onKey = (text: string | undefined, key: PressedKey): void => {
    if (this.#isDeaf && !isSignal(key)) return;
    if (this.#listener === null) this.#watchFor(key);
    if (this.#arriving === null) {
      this.#arriving = { typed: [], isAhead: this.#listener === null };
      queueMicrotask(() => this.#arrived());
    }
    if (key.name === 'paste-start') this.#isPasting = true;
    this.#arriving.typed.push({ text, key, isPasted: this.#isPasting });
    if (key.name === 'paste-end') this.#isPasting = false;
  };

  /**
   * While nobody asks, Ctrl-C and Ctrl-Z do what they do outside of questions; but the questions that come soon, and
   * what was typed before these keys, come first.
   */
  #watchFor({ name, ctrl = false }: PressedKey): void {
    if (!isSignal({ name, ctrl })) return;
    let left = soon.steps;
    const watch = () => {
      const isWaiting = this.#waiting.some(({ typed }) => typed.some(({ key }) => key.ctrl && key.name === name));
      if (!isWaiting) return;
      left = this.#listener === null ? left - 1 : soon.steps;
      if (left > 0) return void setTimeout(watch, soon.step);
      this.forget();
      if (name === 'z') return this.#stop();
      this.#marksPastes?.(paste.off);
      process.kill(0, 'SIGINT');
    };
    setTimeout(watch, soon.step);
  }

  #stop(): void {
    const back = this.leave();
    process.once('SIGCONT', back);
    process.kill(0, 'SIGTSTP');
    // Without a shell to take over, nothing stops.
    setTimeout(() => {
      process.removeListener('SIGCONT', back);
      back();
    }, escapeDelay);
  }

  #arrived(): void {
    if (this.#arriving === null) return;
    const isFirst = this.#waiting.length === 0;
    this.#waiting.push(this.#arriving);
    this.#arriving = null;
    if (isFirst && !this.#isServing) this.#serve();
  }

  /** In a turn of its own: the listener decides about one portion before it gets the next one. */
  #serveSoon(): void {
    if (this.#isServing || this.#waiting.length === 0) return;
    this.#isServing = true;
    setImmediate(() => {
      this.#isServing = false;
      this.#serve();
    });
  }

  #serve(): void {
    const listener = this.#listener;
    if (listener === null || this.#waiting.length === 0) return;
    const typed = this.#portion(listener.portion);
    if (typed.length > 0) listener.keys(typed);
    this.#serveSoon();
  }

  #portion(portion: Portion): readonly TypedKey[] {
    if (portion === 'all') return this.#waiting.splice(0).flatMap(({ typed }) => typed);
    const piece = this.#waiting[0] as Piece;
    const isWhole = portion === 'piece' && !piece.isAhead;
    const typed = piece.typed.splice(0, portion === 'key' ? 1 : isWhole ? piece.typed.length : firstLine(piece.typed));
    if (piece.typed.length === 0) this.#waiting.shift();
    return portion === 'key' ? typed.filter(({ isPasted }) => !isPasted) : typed;
  }

  readonly #onEnd = (): void => {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#listener?.ended();
  };

  readonly #onExit = (): void => void this.#marksPastes?.(paste.off);
}

/** Ctrl-C and Ctrl-Z, which the terminal itself turns into signals outside of questions. */
function isSignal({ name, ctrl = false }: PressedKey): boolean {
  return ctrl && process.platform !== 'win32' && (name === 'c' || name === 'z');
}

/** Up to the first Enter that is not in a paste, with it. */
function firstLine(typed: readonly TypedKey[]): number {
  const at = typed.findIndex(({ key: { name }, isPasted }) => !isPasted && (name === 'return' || name === 'enter'));
  return at < 0 ? typed.length : at + 1;
}

/** Whether this terminal puts marks around a paste when asked to. Then other keys are typed, even those that arrive together. */
export function marksPastes({ TERM = '', TERM_PROGRAM = '' }: Environment): boolean {
  return TERM_PROGRAM !== '' || /^(xterm|tmux|rxvt|alacritty|kitty|foot|konsole|gnome|vte|st-|putty|mintty)/.test(TERM);
}

/** The input of one prompt: a stream without data of its own, on which the keys are reported. */
export class PromptInput extends Readable {
  override _read(): void {}

  press(typed: readonly TypedKey[]): void {
    for (const { text, key } of typed) this.emit('keypress', text, key);
  }

  finish(): void {
    this.push(null);
  }
}
