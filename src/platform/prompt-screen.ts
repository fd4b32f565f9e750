/**
 * The terminal as one prompt draws on it. What was drawn last is kept: it is drawn anew below what others wrote while the
 * program was stopped.
 */
import { Writable } from 'node:stream';

/** As inquirer begins a frame: what it drew before is erased, line by line upwards. */
const erasing = /^(?:\u001b\[\d+B)?(?:\u001b\[2K(?:\u001b\[1A)?)+\u001b\[G/;
/** As it ends one: so many rows up, to where the cursor belongs. */
const placing = /(?:\u001b\[(\d+)A)?\u001b\[\d+G$/;
const showCursor = '\u001b[?25h';
const paste = { on: '\u001b[?2004h', off: '\u001b[?2004l' };

interface Drawn {
  readonly write: (text: string) => unknown;
  readonly size: () => { readonly columns: number; readonly rows: number };
}

export class PromptScreen extends Writable {
  readonly isTTY = true;
  readonly #terminal: Drawn;
  readonly #returning = new Set<() => void>();
  #frame = '';
  #marksPastes = false;
  /** Others have the terminal: what would be drawn is only kept. */
  #isAway = false;
  /** What stands above the cursor is not ours. */
  #isElsewhere = false;

  constructor(terminal: Drawn) {
    super({ decodeStrings: false });
    this.#terminal = terminal;
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
    if (isFrame) this.#frame = text;
    if (this.#isAway) return;
    if (!isFrame) return void this.#terminal.write(text);
    this.#terminal.write(this.#isElsewhere ? text.replace(erasing, '') : text);
    this.#isElsewhere = false;
  }

  /** Switches something of the terminal. */
  send(sequence: string): void {
    if (sequence === paste.on || sequence === paste.off) this.#marksPastes = sequence === paste.on;
    this.#terminal.write(sequence);
  }

  onReturn(listener: () => void): () => void {
    this.#returning.add(listener);
    return () => void this.#returning.delete(listener);
  }

  /** Leaves the terminal to others: the cursor below what was drawn, and all as it was before. */
  leave(): void {
    const below = this.#rowsBelow();
    this.#isAway = true;
    this.#terminal.write(
      `${below > 0 ? `\u001b[${below}B` : ''}\r\n${showCursor}${this.#marksPastes ? paste.off : ''}`,
    );
  }

  /** Draws the prompt anew: below what others wrote meanwhile, or where it is when nobody had the terminal. */
  comeBack({ wasAway }: { readonly wasAway: boolean }): void {
    if (!wasAway) this.#terminal.write(`\u001b[${this.#rowsBelow() + 1}A`);
    this.#isAway = false;
    this.#isElsewhere = wasAway;
    if (this.#marksPastes) this.#terminal.write(paste.on);
    const before = this.#frame;
    for (const draw of this.#returning) draw();
    // A prompt that is not ours does not draw when it is told to.
    if (this.#returning.size === 0 && this.#frame === before) this.#draw(before);
  }

  /** Rows between the cursor and the end of what was drawn. */
  #rowsBelow(): number {
    return Number(placing.exec(this.#frame)?.[1] ?? 0);
  }
}
