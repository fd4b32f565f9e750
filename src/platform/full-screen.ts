/** The full screen: keys come in, pictures go out. */
import type { Picture, Screen, ScreenEvent } from '../context.ts';
import { keyReader, paste, type TypedKey } from './key-reader.ts';

/** How long a stop may take, in milliseconds. */
const stopsWithin = 60;
const quietAfter = 5_000;

/** The terminal's alternate screen, without automatic line breaks; pastes are marked. */
const on = `\u001b[?1049h\u001b[?7l${paste.on}\u001b[?25l\u001b[2J`;
const off = '\u001b[?7h\u001b[?25h\u001b[?1049l';

/** An event with the keys it was made of. */
interface Happened {
  readonly event: ScreenEvent;
  readonly typed: readonly TypedKey[];
}

export function fullScreen(input: NodeJS.ReadStream, output: NodeJS.WriteStream): Screen {
  return new FullScreen(input, output);
}

class FullScreen implements Screen {
  readonly #reader: ReturnType<typeof keyReader>;
  readonly #output: NodeJS.WriteStream;
  readonly #events: Happened[] = [];
  #stopListening: (unused?: readonly TypedKey[]) => void = () => {};
  #wake: () => void = () => {};
  /** What is on the screen, line by line. */
  #drawn: readonly string[] = [];
  #isEntered = false;
  /** The paste so far; null outside of one. */
  #pasted: TypedKey[] | null = null;

  constructor(input: NodeJS.ReadStream, output: NodeJS.WriteStream) {
    this.#reader = keyReader(input);
    this.#output = output;
  }

  get rows(): number {
    return this.#output.rows || 24;
  }

  get columns(): number {
    return this.#output.columns || 80;
  }

  get isBehind(): boolean {
    return this.#events.length > 0;
  }

  enter(): void {
    if (this.#isEntered) return;
    this.#isEntered = true;
    this.#drawn = [];
    const keys = (typed: readonly TypedKey[]) => typed.forEach(this.#onKey);
    this.#stopListening = this.#reader.listen({ portion: 'all', keys, ended: this.#onEnd });
    this.#output.on('resize', this.#onWake);
    process.on('SIGCONT', this.#onContinue).on('SIGTSTP', this.#onStop);
    for (const signal of endings) process.on(signal, this.#onEnding);
    process.on('exit', this.#onExit).on('uncaughtExceptionMonitor', this.#onExit);
    this.#output.write(on);
  }

  leave(): void {
    if (!this.#isEntered) return;
    this.#isEntered = false;
    this.#output.write(this.#reader.isInConversation ? off : off + paste.off);
    // Keys typed after the one that leaves are for what comes now.
    this.#stopListening([...this.#events.splice(0), ...this.#unfinishedPaste()].flatMap(({ typed }) => typed));
    this.#output.removeListener('resize', this.#onWake);
    process.removeListener('SIGCONT', this.#onContinue).removeListener('SIGTSTP', this.#onStop);
    for (const signal of endings) process.removeListener(signal, this.#onEnding);
    process.removeListener('exit', this.#onExit).removeListener('uncaughtExceptionMonitor', this.#onExit);
  }

  /** Writes only changed lines. Erases first: after a full line the cursor is still on its last letter. */
  draw({ lines, cursor }: Picture): void {
    const shown = lines.slice(0, this.rows);
    let text = '\u001b[?25l';
    for (let row = 0; row < Math.max(shown.length, this.#drawn.length); row++)
      if (shown[row] !== this.#drawn[row]) text += `${to(row, 0)}\u001b[0m\u001b[K${shown[row] ?? ''}\u001b[0m`;
    if (cursor !== null) text += `${to(cursor.row, cursor.column)}\u001b[?25h`;
    this.#drawn = shown;
    this.#output.write(text);
  }

  async next(): Promise<ScreenEvent> {
    const waiting = this.#events.shift();
    if (waiting !== undefined) return waiting.event;
    const timer = setTimeout(() => this.#happens({ kind: 'quiet' }), quietAfter);
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    clearTimeout(timer);
    return this.#events.shift()?.event ?? { kind: 'quiet' };
  }

  async pause(): Promise<void> {
    this.leave();
    const takeAgain = this.#reader.leave();
    // The whole job, so that the shell sees all of it stop. Without a shell to take over, the system lets it run on.
    process.kill(0, 'SIGTSTP');
    await new Promise((resolve) => setTimeout(resolve, stopsWithin));
    takeAgain();
    this.enter();
  }

  #happens(event: ScreenEvent, typed: readonly TypedKey[] = []): void {
    this.#events.push({ event, typed });
    this.#wake();
  }

  #unfinishedPaste(): readonly Happened[] {
    const typed = this.#pasted ?? [];
    this.#pasted = null;
    return [{ event: { kind: 'quiet' }, typed }];
  }

  readonly #onKey = (typed: TypedKey): void => {
    const { text, key } = typed;
    const { name = '', ctrl = false, meta = false } = key;
    if (name === 'paste-start') this.#pasted = [typed];
    else if (this.#pasted !== null) {
      this.#pasted.push(typed);
      if (name === 'paste-end') this.#onPaste(this.#pasted);
    } else if (meta && name !== 'escape') return;
    else {
      const written = ctrl || !isWritten(text) ? '' : (text ?? '');
      this.#happens({ kind: 'key', key: { name, ctrl, text: written } }, [typed]);
    }
  };

  #onPaste(typed: readonly TypedKey[]): void {
    this.#pasted = null;
    const text = typed
      .slice(1, -1)
      .map(({ key: { sequence = '' } }) => sequence)
      .join('');
    this.#happens({ kind: 'paste', text }, typed);
  }

  readonly #onEnd = (): void => this.#happens({ kind: 'ended' });

  /** A terminal of another size may have moved the picture. */
  readonly #onWake = (): void => {
    this.#drawn = [];
    this.#output.write('\u001b[2J');
    this.#happens({ kind: 'woken' });
  };

  /** Told by another process to stop, as by Ctrl-Z. */
  readonly #onStop = (): void => this.#happens({ kind: 'key', key: { name: 'z', ctrl: true, text: '' } });

  /** After a stop from elsewhere, the shell has changed the terminal's mode. */
  readonly #onContinue = (): void => {
    this.leave();
    this.#reader.leave()();
    this.enter();
    this.#onWake();
  };

  readonly #onExit = (): void => this.leave();

  /** Restores the terminal, then ends as the signal would have. */
  readonly #onEnding = (signal: NodeJS.Signals): void => {
    this.leave();
    this.#output.write(paste.off);
    process.kill(process.pid, signal);
  };
}

const endings = ['SIGTERM', 'SIGHUP', 'SIGINT'] as const;

const to = (row: number, column: number) => `\u001b[${row + 1};${column + 1}H`;

function isWritten(text: string | undefined): boolean {
  return text !== undefined && !/[\u0000-\u001f\u007f-\u009f]/.test(text);
}
