import type { IsAlive, ProcessMark } from './process-mark.ts';

/** Which recipients got which list, so that no list is mailed twice. */
export type SendingState =
  /** Handed to the mail server just now; stays so when cadence was stopped at that moment. */
  | 'sending'
  | 'sent'
  | 'failed'
  /** The connection broke at the very end: it may have gone out. */
  | 'uncertain';

export interface Sending {
  readonly id: number;
  /** The list's name: `2026-W48`, or `2026-W48 Ann` for the customers of one owner. */
  readonly list: string;
  /** Whose list it is; null of the whole. */
  readonly owner: string | null;
  /** The mail address. */
  readonly recipient: string;
  readonly state: SendingState;
  /** The moment, ISO 8601. */
  readonly at: string;
  readonly messageId: string;
  /** The error. */
  readonly detail: string | null;
  /** The process that is sending it; null when none is, or an earlier version did. */
  readonly process: ProcessMark | null;
}

/** The longest time for mailing a list, with all attempts; what is still "sending" after that was interrupted. */
const longestSending = 15 * 60_000;

export interface Circumstances {
  readonly now: Date;
  /** Mail it to everybody again. */
  readonly again: boolean;
  readonly isAlive: IsAlive;
}

export interface Recipients {
  /** To be mailed now. */
  readonly due: readonly string[];
  readonly already: readonly Sending[];
  /** Being mailed by another process right now. */
  readonly busy: readonly Sending[];
  /** May have received it: the last attempt was interrupted. */
  readonly unsure: readonly Sending[];
}

/**
 * Sorts the recipients of a list by what happened last. `again` resends to everyone whom no other process is mailing
 * right now.
 */
export function sortRecipients(
  recipients: readonly string[],
  log: readonly Sending[],
  { now, again, isAlive }: Circumstances,
): Recipients {
  const last = new Map(log.map((sending) => [sending.recipient, sending]));
  const sorted = { due: [] as string[], already: [] as Sending[], busy: [] as Sending[], unsure: [] as Sending[] };
  for (const recipient of recipients) {
    const sending = last.get(recipient.toLowerCase());
    if (sending === undefined || sending.state === 'failed') sorted.due.push(recipient);
    else if (isBeingSent(sending, now, isAlive)) sorted.busy.push(sending);
    else if (again) sorted.due.push(recipient);
    else if (sending.state === 'sent') sorted.already.push(sending);
    else sorted.unsure.push(sending);
  }
  return sorted;
}

/** A killed process is recognized by its mark at once; when that is not possible, by the time that has passed. */
function isBeingSent({ state, at, process }: Sending, now: Date, isAlive: IsAlive): boolean {
  if (state !== 'sending' || now.getTime() - Date.parse(at) >= longestSending) return false;
  return process === null || isAlive(process) !== false;
}
