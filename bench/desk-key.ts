/** How long the desk takes from a key in its filter to the new picture, in a book of 100,000. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { spawn } from '@lydell/node-pty';
import { benchDay } from './books.ts';
import { median, verdict } from './process.ts';

const cadence = fileURLToPath(new URL('../bin/cadence.js', import.meta.url));

/** Each is typed and taken back letter by letter; one sign fits most customers. */
const typed = ['c', 'o', 'e', '1', 'r 9', 'customer 47', '555 0004711', 'company 9'];
const rounds = 6;
const backspace = '\u007f';

/** How many desks are opened for the first keys, which each process has only once. */
const desks = 5;

export async function benchKey(book: string): Promise<void> {
  await benchFirstKeys(book);
  const desk = new DeskOnTerminal([cadence, '--db', book, '--today', benchDay]);
  await desk.isStill();
  // With the filter, all names are read.
  desk.type('/');
  await desk.isStill();
  // The first keys compile what the others run.
  for (const key of typed.flatMap((text) => [...text, ...Array.from(text, () => backspace)])) await desk.press(key);
  const figures: { text: string; used: number; waited: number }[] = [];
  for (const text of typed) {
    const keys = [...text, ...Array.from(text, () => backspace)];
    const before = desk.processorTime();
    const waits: number[] = [];
    for (let round = 0; round < rounds; round++) for (const key of keys) waits.push(await desk.press(key));
    const used = (desk.processorTime() - before) / waits.length;
    figures.push({ text, used, waited: median(waits) });
  }
  desk.end();
  const slowest = figures.reduce((a, b) => (b.used > a.used ? b : a));
  console.log(
    `${'a key in the filter, 100,000 customers'.padEnd(44)} ${median(figures.map(({ used }) => used)).toFixed(0)} ms of the processor, ` +
      `${median(figures.map(({ waited }) => waited)).toFixed(0)} ms until something is drawn; the slowest, ` +
      `“${slowest.text}”, ${slowest.used.toFixed(0)} ms  ${verdict(slowest.used, 30, ' ms')}`,
  );
}

/** The key that opens the filter, and the first letter in it, for which V8 compiles what the others run. */
async function benchFirstKeys(book: string): Promise<void> {
  const waits: { opens: number; first: number }[] = [];
  for (let i = 0; i < desks; i++) {
    const desk = new DeskOnTerminal([cadence, '--db', book, '--today', benchDay]);
    await desk.isStill();
    const opens = await desk.press('/');
    await desk.isStill();
    waits.push({ opens, first: await desk.press('c') });
    desk.end();
  }
  const slower = Math.max(median(waits.map(({ opens }) => opens)), median(waits.map(({ first }) => first)));
  console.log(
    `${'the first keys in the filter, 100,000'.padEnd(44)} ${median(waits.map(({ opens }) => opens)).toFixed(0)} ms until it is open, ` +
      `${median(waits.map(({ first }) => first)).toFixed(0)} ms until the first letter is answered  ${verdict(slower, 30, ' ms')}`,
  );
}

class DeskOnTerminal {
  readonly #pty;
  #written = 0;

  constructor(args: readonly string[]) {
    const env = { ...process.env, TERM: 'xterm-256color' };
    this.#pty = spawn(process.execPath, [...args], { cols: 80, rows: 24, env });
    this.#pty.onData((data) => {
      this.#written += data.length;
    });
  }

  type(key: string): void {
    this.#pty.write(key);
  }

  /** Milliseconds until something is drawn. */
  async press(key: string): Promise<number> {
    const [start, before] = [performance.now(), this.#written];
    this.type(key);
    while (this.#written === before) await later(1);
    const waited = performance.now() - start;
    await later(20);
    return waited;
  }

  /** Nothing was drawn for a while. */
  async isStill(): Promise<void> {
    for (let before = -1; before !== this.#written || before === 0; ) {
      before = this.#written;
      await later(500);
    }
  }

  /** Milliseconds of user and system time, as Linux counts them in hundredths of a second. */
  processorTime(): number {
    const fields = readFileSync(`/proc/${this.#pty.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  }

  end(): void {
    this.#pty.kill();
  }
}

const later = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
