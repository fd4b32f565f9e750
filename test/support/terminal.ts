/** The built program on a pseudo-terminal, as a person has it: keys go in, a screen comes out. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { type IPty, spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { launcher, startsWarm } from './program.ts';

/** For what never comes; a busy machine takes its time. */
const patience = 60_000;

export const keys = {
  ...{ enter: '\r', escape: '\u001b', ctrlC: '\u0003', ctrlD: '\u0004', ctrlZ: '\u001a' },
  ...{ up: '\u001b[A', down: '\u001b[B', right: '\u001b[C', left: '\u001b[D' },
} as const;

/** The variables of a program that stands still for so many ms after all it writes (slowly.cjs). */
export function slowly(ms: number): Readonly<Record<string, string>> {
  const pauses = fileURLToPath(new URL('slowly.cjs', import.meta.url));
  return { SLOWLY: String(ms), NODE_OPTIONS: `--require "${pauses}"` };
}
/** `SLOWLY=50 npx vitest run test/terminal` finds tests that type before the question is there. */
const pace = process.env['SLOWLY'] === undefined ? {} : slowly(Number(process.env['SLOWLY']));

export interface TerminalOptions {
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs `cadence …` on the book in a folder of its own. */
export function openTerminal(folder: string, args: readonly string[], options: TerminalOptions = {}): Terminal {
  return openProgram(folder, [process.execPath, launcher, ...args], options);
}

/** Runs any program there: a shell, in which cadence is called. */
export function openProgram(folder: string, argv: readonly string[], options: TerminalOptions = {}): Terminal {
  const { columns = 80, rows = 40, env = {} } = options;
  const [file = '', ...args] = argv;
  const home = {
    ...{ HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder, CADENCE_DB: join(folder, 'book.db') },
    ...startsWarm,
    ...pace,
  };
  const pty = spawn(file, args, {
    cols: columns,
    rows,
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', TZ: process.env['TZ'] ?? '', TERM: 'xterm-256color', ...home, ...env },
  });
  return new Terminal(pty, columns, rows);
}

export class Terminal {
  readonly #pty: IPty;
  readonly #screen: InstanceType<typeof xterm.Terminal>;
  #output = '';
  /** Up to here the output was waited for. */
  #seen = 0;
  #exit: number | null = null;
  #changed: () => void = () => {};

  constructor(pty: IPty, cols: number, rows: number) {
    this.#pty = pty;
    this.#screen = new xterm.Terminal({ cols, rows, scrollback: 2000, allowProposedApi: true });
    pty.onData((data) => {
      this.#output += data;
      this.#screen.write(data);
      this.#changed();
    });
    pty.onExit(({ exitCode, signal }) => {
      this.#exit = signal ? 128 + signal : exitCode;
      this.#changed();
    });
  }

  /** The screen as it is drawn, cell by cell. */
  get cells(): InstanceType<typeof xterm.Terminal> {
    return this.#screen;
  }

  get pid(): number {
    return this.#pty.pid;
  }

  get ended(): boolean {
    return this.#exit !== null;
  }

  /** Everything that was ever written, escape sequences included. */
  get raw(): string {
    return this.#output;
  }

  /** The written text, with line breaks as spaces. */
  #words(): string {
    return stripVTControlCharacters(this.#output).replaceAll(/\s+/g, ' ');
  }

  /** Waits until these texts were written one after the other, behind what was waited for before. */
  async sees(...texts: readonly string[]): Promise<this> {
    for (const text of texts) {
      await this.#until(`"${text}"`, () => {
        const found = this.#words().indexOf(text.replaceAll(/\s+/g, ' '), this.#seen);
        if (found >= 0) this.#seen = found + text.length;
        return found >= 0;
      });
    }
    return this;
  }

  /** Waits until all of these stand on the screen as it is, wherever. */
  async shows(...texts: readonly string[]): Promise<string> {
    const started = Date.now();
    for (;;) {
      const screen = await this.screen();
      const missing = texts.find((text) => !screen.includes(text));
      if (missing === undefined) return screen;
      if (this.#exit !== null || Date.now() - started > patience)
        throw new Error(`the screen never showed "${missing}":\n${screen}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Waits until none of this stands on the screen. */
  async showsNot(text: string): Promise<void> {
    for (const started = Date.now(); (await this.screen()).includes(text); ) {
      if (Date.now() - started > patience) throw new Error(`the screen went on showing "${text}"`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /**
   * Waits until the program has done what the keys asked for and waits for more: for a moment in which it neither writes nor
   * works. On a busy machine that comes late. Where the system does not tell who works, the moment is longer.
   */
  async rests(): Promise<void> {
    const moment = (isWorking(this.pid) === null ? 400 : 100) / 20; // an Esc waits for 60 ms
    for (let [quiet, before] = [0, this.#output.length]; quiet < moment && !this.ended; ) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      const { length } = this.#output;
      quiet = length !== before || isWorking(this.pid) ? 0 : quiet + 1;
      before = length;
    }
  }

  /** Which of its two screens the terminal shows. */
  async isAside(): Promise<boolean> {
    await this.screen();
    return this.#screen.buffer.active.type === 'alternate';
  }

  type(text: string): this {
    this.#seen = this.#words().length;
    this.#pty.write(text);
    return this;
  }

  kill(signal: 'SIGHUP' | 'SIGKILL' | 'SIGTERM'): this {
    process.kill(this.pid, signal);
    return this;
  }

  resize(columns: number, rows: number): this {
    this.#pty.resize(columns, rows);
    this.#screen.resize(columns, rows);
    return this;
  }

  async exit(): Promise<number> {
    await this.#until('the end', () => this.#exit !== null);
    return this.#exit as number;
  }

  /** What a person sees, including what has scrolled away; without trailing spaces. */
  async screen(): Promise<string> {
    await new Promise<void>((resolve) => this.#screen.write('', resolve));
    const { active } = this.#screen.buffer;
    const lines = Array.from({ length: active.length }, (_, i) => active.getLine(i)?.translateToString(true) ?? '');
    return lines.join('\n').trimEnd();
  }

  #until(what: string, holds: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error(`waited in vain for ${what}; there was:\n${stripVTControlCharacters(this.#output)}`));
      }, patience);
      this.#changed = () => {
        const held = holds();
        if (!held && this.#exit === null) return;
        this.#changed = () => {};
        clearTimeout(timer);
        if (held) resolve();
        else reject(new Error(`it ended before ${what}; there was:\n${stripVTControlCharacters(this.#output)}`));
      };
      this.#changed();
    });
  }
}

/** Whether a thread of this process has something to do; null where Linux's /proc is missing. */
function isWorking(pid: number): boolean | null {
  try {
    const threads = readdirSync(`/proc/${pid}/task`).map((thread) => `/proc/${pid}/task/${thread}/stat`);
    // The state stands behind the name, which may have any letters.
    return threads.some((stat) => /^[RD]/.test(readFileSync(stat, 'utf8').split(') ').at(-1) ?? ''));
  } catch {
    return null; // also a thread that has just ended
  }
}
