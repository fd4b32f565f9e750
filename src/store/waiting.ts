/** Waits for another process that is writing: in short tries, so that Ctrl-C works and a call stays responsive. */
import type { CannotWrite, InUse } from '../errors.ts';

/** One wait, from the first try that found the book in use to the last. */
interface Wait {
  /** Lets this much time pass; rejects when the user does not want to wait any longer. */
  pause(milliseconds: number): Promise<void>;
  end(): void;
}

/** How long to wait, and what to tell the user. */
export interface Waiting {
  /** Milliseconds until a writer gives up. */
  readonly patience: number;
  /** Milliseconds until a reader makes do with the earlier figures; at most `patience`. */
  readonly readerPatience: number;
  readonly beginWait: () => Wait;
  /** We wait for `process 1234 (cadence import orders.csv)`. Called once for each wait, after about a second. */
  readonly onWait: (holder: string) => void;
  /** The reader sees the book as it was before that process began. Called once. */
  readonly onOld: (holder: string) => void;
  /** The book cannot be written to: it is read as it is, figures too. Called once. */
  readonly onReadOnly: (why: CannotWrite) => void;
}

/** Longer than an import of a million rows takes. */
export const usualWaiting: Waiting = {
  patience: 120_000,
  readerPatience: 1_000,
  beginWait: () => ({
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    end: () => {},
  }),
  onWait: () => {},
  onOld: () => {},
  onReadOnly: () => {},
};

const untilTold = 1_000;
/** Milliseconds between the first tries; the last value for all later ones. */
const pauses = [1, 2, 5, 10, 20, 50];
const lastPause = 100;

/** Milliseconds; `performance.now()` would load a module at every start. */
const now = () => {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1_000 + nanoseconds / 1_000_000;
};

/** What tells an engine that another process has the book. */
interface Occupied {
  isBusy(error: unknown): boolean;
  /** Who has it, as far as the engine knows. */
  holder(): string | Promise<string>;
  /** What is thrown after waiting this many milliseconds. */
  refusal(waited: number, error: unknown): InUse | Promise<InUse>;
}

/** Retries as long as the engine reports that the book is in use; then throws `InUse`, which names the holder. */
export async function whileOccupied<T>(
  { isBusy, holder, refusal }: Occupied,
  waiting: Waiting,
  patience: number,
  attempt: () => T | Promise<T>,
): Promise<T> {
  const began = now();
  let wait: Wait | undefined;
  let told = false;
  try {
    for (let tries = 0; ; tries++) {
      try {
        return await attempt();
      } catch (error) {
        if (!isBusy(error)) throw error;
        const waited = now() - began;
        if (waited >= patience) throw await refusal(waited, error);
        // Must begin before the user is told that Ctrl-C gives up.
        wait ??= waiting.beginWait();
        if (!told && waited >= untilTold) {
          told = true;
          waiting.onWait(await holder());
        }
        await wait.pause(pauses[tries] ?? lastPause);
      }
    }
  } finally {
    wait?.end();
  }
}
