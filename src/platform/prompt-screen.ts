/**
 * The terminal as a prompt uses it. Remembers the last drawing, which is drawn again below what others wrote while the
 * program was stopped.
 */
import { Writable } from 'node:stream';
import { paste } from './key-reader.ts';

/** The beginning of inquirer's frame: erases the earlier one, line by line upwards. */
const erasing = /^(?:\u001b\[\d+B)?(?:\u001b\[2K(?:\u001b\[1A)?)+\u001b\[G/;
/** The end of inquirer's frame: moves up to the cursor's place. */
const placing = /(?:\u001b\[(\d+)A)?\u001b\[\d+G$/;
const showCursor = '\u001b[?25h';

interface Drawn {
  readonly write: (text: string) => unknown;
  readonly size: () => { readonly columns: number; readonly rows: number };
  /** Called after the first drawing. */
  readonly onFirst?: () => void;
  /** Pastes are marked before, during and after this prompt. */
  readonly marksPastes?: boolean;
}

export class PromptScreen extends Writable {
  readonly isTTY = true;
  readonly #terminal: Drawn;
  readonly #returning = new Set<() => void>();
  #frame = '';
  #marksPastes = false;
  /** Others have the terminal: drawings are only remembered. */
  #isAway = false;
  /** The lines above the cursor are not ours. */
  #isElsewhere = false;

  constructor(terminal: Drawn) {
    super({ decodeStrings: false });
    this.#terminal = terminal;
    this.#marksPastes = terminal.marksPastes === true;
  }

  get columns(): number {
    return this.#terminal.size().columns;
  }

  get rows(): number {
    return this.#terminal.size().rows;
  }

  override _write(chunk: unknown, _encoding: string, done: () => void): void {
    this.#draw(String(chunk));
    done();
  }

  #draw(text: string): void {
    const isFrame = placing.test(text) && text.replace(placing, '') !== '';
    const isFirst = isFrame && this.#frame === '';
    if (isFrame) this.#frame = text;
    if (isFirst && this.#terminal.onFirst !== undefined) setImmediate(this.#terminal.onFirst);
    if (this.#isAway) return;
    if (!isFrame) return void this.#terminal.write(text);
    this.#terminal.write(this.#isElsewhere ? text.replace(erasing, '') : text);
    this.#isElsewhere = false;
  }

  /** Changes a terminal mode. */
  send(sequence: string): void {
    if (sequence === paste.on || sequence === paste.off) {
      if (this.#terminal.marksPastes === true) return;
      this.#marksPastes = sequence === paste.on;
    }
    this.#terminal.write(sequence);
  }

  onReturn(listener: () => void): () => void {
    this.#returning.add(listener);
    return () => void this.#returning.delete(listener);
  }

  /** Leaves the terminal to others: the cursor below the drawing, all modes as before. */
  leave(): void {
    const below = this.#rowsBelow();
    this.#isAway = true;
    this.#terminal.write(
      `${below > 0 ? `\u001b[${below}B` : ''}\r\n${showCursor}${this.#marksPastes ? paste.off : ''}`,
    );
  }

  /** Redraws the prompt: below what others wrote meanwhile, or in place when nobody else had the terminal. */
  comeBack({ wasAway }: { readonly wasAway: boolean }): void {
    if (!wasAway) this.#terminal.write(`\u001b[${this.#rowsBelow() + 1}A`);
    this.#isAway = false;
    this.#isElsewhere = wasAway;
    if (this.#marksPastes) this.#terminal.write(paste.on);
    const before = this.#frame;
    for (const draw of this.#returning) draw();
    // A prompt that is not ours does not redraw by itself.
    if (this.#returning.size === 0 && this.#frame === before) this.#draw(before);
  }

  /** Rows between the cursor and the end of the drawing. */
  #rowsBelow(): number {
    return Number(placing.exec(this.#frame)?.[1] ?? 0);
  }
}
