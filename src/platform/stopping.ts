/**
 * Ctrl-Z at a prompt. The terminal sends a key instead of the signal while it is read key by key, so the signal is sent from
 * here: to all processes in front (npx and the shell it runs wait for us), after the terminal was put in order. When the
 * program is back, the terminal is set up again and the prompt drawn anew, with what was typed.
 */
import type { PromptScreen } from './prompt-screen.ts';

interface Stoppable {
  readonly input: Pick<NodeJS.ReadStream, 'on' | 'removeListener' | 'resume' | 'setRawMode'>;
  readonly screen: Pick<PromptScreen, 'leave' | 'comeBack'>;
}

/** As readline tells of it to all who listen, one after the other. */
interface PressedKey {
  name?: string | undefined;
  ctrl?: boolean;
  sequence?: string;
}

/** A process that can be stopped is stopped by then: the time does not pass for it. */
const stopsWithin = 50;
/** A signal that was on its way when the program came back is about the stop that is over. */
const echoes = 100;

/** Runs a prompt; until it ends, it can be stopped and brought back. */
export async function whileStoppable<T>(terminal: Stoppable, prompt: () => Promise<T>): Promise<T> {
  if (process.platform === 'win32') return await prompt();
  const stopping = new Stopping(terminal);
  stopping.begin();
  try {
    return await prompt();
  } finally {
    stopping.end();
  }
}

class Stopping {
  readonly #terminal: Stoppable;
  #isStopping = false;
  /** The program was stopped and continued since it was told to stop. */
  #wasStopped = false;
  /** On the clock that begins with the process: a stop soon after the start is no echo of one before. */
  #cameBack = Number.NEGATIVE_INFINITY;
  #hasEnded = false;

  constructor(terminal: Stoppable) {
    this.#terminal = terminal;
  }

  begin(): void {
    this.#terminal.input.on('keypress', this.#onKey);
    process.on('SIGTSTP', this.#onSignal);
    process.on('SIGCONT', this.#onContinued);
  }

  end(): void {
    this.#hasEnded = true;
    this.#terminal.input.removeListener('keypress', this.#onKey);
    process.removeListener('SIGTSTP', this.#onSignal);
    process.removeListener('SIGCONT', this.#onContinued);
  }

  /**
   * Nothing is left of the key for those who hear of it next: readline would stop the process by itself and come back deaf, and
   * inquirer's list goes to its beginning.
   */
  readonly #onKey = (_: unknown, key: PressedKey) => {
    if (key.ctrl !== true || key.name !== 'z') return;
    Object.assign(key, { name: undefined, ctrl: false, sequence: '' });
    // After the keys that were typed before it.
    setImmediate(() => this.#stop());
  };

  readonly #onSignal = () => {
    if (performance.now() - this.#cameBack > echoes) this.#stop();
  };

  /** Also after a stop that no program can prevent (SIGSTOP): whoever had the terminal meanwhile may have changed it. */
  readonly #onContinued = () => {
    if (this.#isStopping) this.#wasStopped = true;
    else if (performance.now() - this.#cameBack > echoes) setImmediate(() => this.#comeBack(true));
  };

  #stop(): void {
    if (this.#isStopping || this.#hasEnded) return;
    this.#isStopping = true;
    this.#wasStopped = false;
    this.#terminal.screen.leave();
    this.#terminal.input.setRawMode(false);
    process.removeListener('SIGTSTP', this.#onSignal);
    process.kill(0, 'SIGTSTP');
    // Where no shell looks after jobs the system stops nobody, and the prompt goes on. The signal of being continued is told of
    // behind the timers.
    setTimeout(() => setImmediate(() => this.#goOn()), stopsWithin);
  }

  #goOn(): void {
    this.#isStopping = false;
    if (this.#hasEnded) return;
    process.on('SIGTSTP', this.#onSignal);
    this.#comeBack(this.#wasStopped);
  }

  #comeBack(wasAway: boolean): void {
    if (this.#hasEnded) return;
    const { input, screen } = this.#terminal;
    // The window may have another size, which is told only to those in front.
    process.emit('SIGWINCH', 'SIGWINCH');
    // It is taken for set already: a shell changed it behind our back.
    input.setRawMode(false);
    input.setRawMode(true);
    input.resume();
    screen.comeBack({ wasAway });
    this.#cameBack = performance.now();
  }
}
