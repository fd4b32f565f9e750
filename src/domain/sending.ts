import type { IsAlive, ProcessMark } from './process-mark.ts';

/** Who got which list, so that the same list is not mailed twice. */
export type SendingState =
  /** Handed to the mail server just now; still so later when cadence was stopped in between. */
  | 'sending'
  | 'sent'
  | 'failed'
  /** The connection broke at the very end: it may have gone out. */
  | 'uncertain';

export interface Sending {
  readonly id: number;
  /** The list's name: `2026-W48`, or `2026-W48 Ann` for the customers of one owner. */
  readonly list: string;
  /** The mail address. */
  readonly recipient: string;
  readonly state: SendingState;
  /** The moment, ISO 8601. */
  readonly at: string;
  readonly messageId: string;
  /** What went wrong. */
  readonly detail: string | null;
  /** Who is sending it; null when nobody is any more, or an earlier version did. */
  readonly process: ProcessMark | null;
}

/** A list takes at most this long to be mailed, all attempts together; what is still "sending" then was cut short. */
const longestSending = 15 * 60_000;

export interface Circumstances {
  readonly now: Date;
  /** Mails it to everybody again. */
  readonly again: boolean;
  readonly isAlive: IsAlive;
}

export interface Recipients {
  /** To be mailed now. */
  readonly due: readonly string[];
  readonly already: readonly Sending[];
  /** Being mailed by another cadence right now. */
  readonly busy: readonly Sending[];
  /** May have it: the last attempt was cut short. */
  readonly unsure: readonly Sending[];
}

/** Sorts the recipients of a list by what became of it last. `again` mails it to all of whom nobody is mailing it now. */
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

/** A process that was killed is known by its mark at once; where nobody can tell, by the time that went by. */
function isBeingSent({ state, at, process }: Sending, now: Date, isAlive: IsAlive): boolean {
  if (state !== 'sending' || now.getTime() - Date.parse(at) >= longestSending) return false;
  return process === null || isAlive(process) !== false;
}
