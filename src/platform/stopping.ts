/**
 * Ctrl-Z at a prompt. In raw mode the terminal sends a key instead of the signal, so the signal is sent from here: to
 * all foreground processes (npx and its shell wait for us), after restoring the terminal. When the program continues,
 * the terminal is set up again and the prompt redrawn with the typed text.
 */
import type { PressedKey, PromptInput } from './key-reader.ts';
import type { PromptScreen } from './prompt-screen.ts';

interface Stoppable {
  readonly input: Pick<PromptInput, 'on' | 'removeListener'>;
  readonly screen: Pick<PromptScreen, 'leave' | 'comeBack'>;
  /** Gives the terminal back as it was; the returned function takes it again. */
  readonly leave: () => () => void;
}

/** By then a process that can be stopped is stopped: time does not pass for it. */
const stopsWithin = 50;
/** A signal in flight when the program continued belongs to the stop that is over. */
const echoes = 100;

/** Runs a prompt that can be stopped and continued. */
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
  /** On the process's own clock: a stop soon after the start is not an echo of an earlier one. */
  #cameBack = Number.NEGATIVE_INFINITY;
  #hasEnded = false;
  #takeAgain: (() => void) | null = null;

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
   * Hides the key from later listeners: readline would stop the process by itself and come back without input, and
   * inquirer's list would go to its beginning.
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

  /** Also after SIGSTOP, which no program can handle: others may have changed the terminal meanwhile. */
  readonly #onContinued = () => {
    if (this.#isStopping) this.#wasStopped = true;
    else if (performance.now() - this.#cameBack > echoes) setImmediate(() => this.#comeBack(true));
  };

  #stop(): void {
    if (this.#isStopping || this.#hasEnded) return;
    this.#isStopping = true;
    this.#wasStopped = false;
    this.#terminal.screen.leave();
    this.#takeAgain = this.#terminal.leave();
    process.removeListener('SIGTSTP', this.#onSignal);
    process.kill(0, 'SIGTSTP');
    // Without job control the system stops nothing, and the prompt continues. The continue signal is delivered after
    // timers.
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
    const { screen, leave } = this.#terminal;
    // The window may have been resized, which is only reported to foreground processes.
    process.emit('SIGWINCH', 'SIGWINCH');
    // After a stop from elsewhere Node believes that the mode is still set: a shell changed it meanwhile.
    const takeAgain = this.#takeAgain ?? leave();
    this.#takeAgain = null;
    takeAgain();
    screen.comeBack({ wasAway });
    this.#cameBack = performance.now();
  }
}
