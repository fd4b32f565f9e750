/** Waiting for another process that is writing: in short tries, so that Ctrl-C works and a call stays alive meanwhile. */
import type { CannotWrite } from '../../errors.ts';
import { inUse, isSqliteError } from './errors.ts';
import { holderOf } from './holder.ts';

/** One wait, from the first try that found the book in use to the last. */
interface Wait {
  /** Lets so many milliseconds pass; rejects when the person does not want to wait any longer. */
  pause(milliseconds: number): Promise<void>;
  end(): void;
}

/** How long to wait, and who is told. */
export interface Waiting {
  /** Milliseconds until a writer gives up. */
  readonly patience: number;
  /** Milliseconds until a reader does with what was worked out before; not longer than `patience`. */
  readonly readerPatience: number;
  readonly beginWait: () => Wait;
  /** We wait for `process 1234 (cadence import orders.csv)`. Told once a wait, after about a second. */
  readonly onWait: (holder: string) => void;
  /** What is read now is the book as it was before that process began. Told once. */
  readonly onOld: (holder: string) => void;
  /** The book cannot be written to: what is read is as it is there, figures too. Told once. */
  readonly onReadOnly: (why: CannotWrite) => void;
}

/** An import of a million rows takes less. */
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
/** Milliseconds between the first tries, and between all later ones. */
const pauses = [1, 2, 5, 10, 20, 50];
const lastPause = 100;

/** Milliseconds; `performance.now()` would load a module of Node's at every start. */
const now = () => {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1_000 + nanoseconds / 1_000_000;
};

/** Tries again as long as SQLite says that the book is in use; then throws `InUse`, which names the holder. */
export async function untilFree<T>(
  path: string,
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
        if (waited >= patience) throw inUse(path, waited, error);
        // Before it is said that Ctrl-C gives up.
        wait ??= waiting.beginWait();
        if (!told && waited >= untilTold) {
          told = true;
          waiting.onWait(holderOf(path));
        }
        await wait.pause(pauses[tries] ?? lastPause);
      }
    }
  } finally {
    wait?.end();
  }
}

function isBusy(error: unknown): boolean {
  return isSqliteError(error) && /^SQLITE_(?:BUSY|LOCKED)/.test(error.code);
}
