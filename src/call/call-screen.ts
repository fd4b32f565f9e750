import type { Prompter } from '../context.ts';

/** Where a call is held: what is shown, and who is asked. How it looks is the command's affair. */
export interface CallScreen {
  readonly prompter: Prompter;
  readonly now: () => Date;
  /** A small headline. */
  readonly head: (text: string) => void;
  /** Words to say aloud. */
  readonly say: (text: string) => void;
  /** For the caller's eyes: guidance, hints, what is known. */
  readonly aside: (text: string) => void;
  /** What was done. */
  readonly tell: (text: string) => void;
  /** What could not be done. */
  readonly warn: (text: string) => void;
  readonly rows: (rows: readonly { readonly label: string; readonly texts: readonly string[] }[]) => void;
}

const quietUntil = 30;

/** A quiet clock: minutes since the call began, and from half an hour on a gentle word. */
export function callClock(screen: Pick<CallScreen, 'now'>, began: Date): () => string {
  return () => {
    const minutes = minutesSince(began, screen.now());
    const gentle = minutes < quietUntil ? '' : ' · half an hour: enough for today?';
    return `${minutes} min${gentle} · /help`;
  };
}

export function minutesSince(began: Date, now: Date): number {
  return Math.max(0, Math.round((now.getTime() - began.getTime()) / 60_000));
}
