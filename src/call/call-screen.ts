import type { Prompter } from '../context.ts';

/** Where a call is held: what is shown, and who is asked. The command decides how it looks. */
export interface CallScreen {
  readonly prompter: Prompter;
  readonly now: () => Date;
  /** A small headline. */
  readonly head: (text: string) => void;
  /** Words to say aloud. */
  readonly say: (text: string) => void;
  /** For the caller's eyes: guidance, hints, what is known. */
  readonly aside: (text: string) => void;
  /** A success. */
  readonly tell: (text: string) => void;
  /** A failure. */
  readonly warn: (text: string) => void;
  readonly rows: (rows: readonly { readonly label: string; readonly texts: readonly string[] }[]) => void;
}

const quietUntil = 30;

/** The minutes since the call began, with a gentle remark from half an hour on. */
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
