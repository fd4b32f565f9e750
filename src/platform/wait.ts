import type { Interrupts } from '../context.ts';
import { Cancelled } from '../errors.ts';

/** A wait in several pauses, which Ctrl-C ends from its beginning to `end`, also between two pauses. */
export interface Wait {
  /** Lets time pass; throws `Cancelled` once Ctrl-C was pressed. */
  pause(milliseconds: number): Promise<void>;
  end(): void;
}

export function beginWait(): Wait {
  let isCancelled = false;
  let wake = () => {};
  const onInterrupt = () => {
    isCancelled = true;
    wake();
  };
  process.on('SIGINT', onInterrupt);
  return {
    async pause(milliseconds) {
      if (!isCancelled)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, milliseconds);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      if (isCancelled) throw new Cancelled();
    },
    end: () => void process.removeListener('SIGINT', onInterrupt),
  };
}

const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export function holdInterrupts(): Interrupts {
  let isInterrupted = false;
  const end = () => {
    for (const signal of endings) process.removeListener(signal, onSignal);
  };
  const onSignal = () => {
    isInterrupted = true;
    end();
  };
  for (const signal of endings) process.on(signal, onSignal);
  return {
    check() {
      if (isInterrupted) throw new Cancelled();
    },
    end,
  };
}
