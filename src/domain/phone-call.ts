/** Calls as the log of a telephone has them, and what becomes of each in the book. */
import { addDays, type Day } from './day.ts';
import { isConversation, type Outcome, outcomes, type Touch } from './touch.ts';

export interface PhoneCall {
  /** `inbound`: they called us. */
  readonly direction: Touch['direction'];
  readonly day: Day;
  /** `HH:MM` on our clock, when it began. */
  readonly time: string;
  /** How long it was connected; 0 when it was not, null when it was and the log does not say how long. */
  readonly seconds: number | null;
  readonly busy: boolean;
}

/**
 * `tried`: our call reached nobody; `to confirm`: connected long enough for a conversation, which only a person knows;
 * `missed`: they called and nobody answered; `brief`: they called, and it ended too soon for a conversation.
 */
type PhoneCallKind = 'tried' | 'to confirm' | 'missed' | 'brief';

/** Seconds from which a connected call may have been a conversation; a shorter one was a machine, or a mistake. */
const longCall = 30;

export function kindOfCall({ direction, seconds }: PhoneCall): PhoneCallKind {
  if (seconds === null || seconds >= longCall) return 'to confirm';
  if (direction === 'outbound') return 'tried';
  return seconds === 0 ? 'missed' : 'brief';
}

/** The outcome under which it is kept; null while somebody has to say how it went. */
export function outcomeOfCall(call: PhoneCall): Outcome | null {
  if (kindOfCall(call) === 'to confirm') return null;
  return call.direction === 'outbound' && call.busy ? 'busy' : 'no_answer';
}

/** Whole minutes, begun ones counted; null when it was not connected. */
export function minutesOfPhoneCall({ seconds }: PhoneCall): number | null {
  return seconds === null || seconds === 0 ? null : Math.ceil(seconds / 60);
}

type Known = Pick<Touch, 'kind' | 'direction' | 'outcome' | 'day' | 'time' | 'imported' | 'unfinished'>;

/** Somebody who logs a call by hand does so up to this many minutes before it begins, or after it ended. */
const loggedBefore = 10;
const loggedAfter = 30;

/** Minutes since midnight. */
const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** How a call of the log and an entry of the book are the same call, the surest way first. */
const ways: readonly ((call: PhoneCall, touch: Known) => boolean)[] = [
  (call, touch) => touch.direction === call.direction && touch.time === call.time,
  (call, touch) => touch.direction === call.direction && isNear(call, touch),
  // Whoever logs a conversation by hand does not always say who called whom.
  (call, touch) => kindOfCall(call) === 'to confirm' && isConversation(touch) && isNear(call, touch),
  (call, touch) => touch.direction === call.direction && touch.time === null,
];

function isNear(call: PhoneCall, { time }: Known): boolean {
  if (time === null) return false;
  const [begun, at] = [minutes(call.time), minutes(time)];
  return at >= begun - loggedBefore && at <= begun + (call.seconds ?? 0) / 60 + loggedAfter;
}

/** The calls with one customer that are not in the book; each entry of theirs is one call at most. */
export function newCalls<Call extends PhoneCall>(calls: readonly Call[], touches: readonly Known[]): Call[] {
  const free = new Set(touches.filter(({ kind, imported }) => kind === 'call' && !imported));
  const left = new Set(calls);
  for (const isSame of ways)
    for (const call of left) {
      const touch = [...free].find((one) => one.day === call.day && isSame(call, one));
      if (touch === undefined) continue;
      free.delete(touch);
      left.delete(call);
    }
  return calls.filter((call) => left.has(call));
}

/** Days after which nobody waits for a call back any more. */
const missedFor = 14;

/**
 * The latest missed call for which a call back is owed: it was in the last days, and nothing that may have been a
 * conversation came after it.
 */
export function missedCallOf<Call extends PhoneCall>(
  calls: readonly Call[],
  touches: readonly Known[],
  today: Day,
): Call | null {
  const latest = calls
    .filter((call) => kindOfCall(call) === 'missed' && call.day >= addDays(today, -missedFor))
    .reduce<Call | null>((last, call) => (last === null || isAfter(call, last) ? call : last), null);
  if (latest === null) return null;
  const answered =
    calls.some((call) => kindOfCall(call) === 'to confirm' && isAfter(call, latest)) ||
    touches.some((touch) => mayHaveTalked(touch) && isAfter(touch, latest));
  return answered ? null : latest;
}

/** A conversation, or a call in which they said something, such as that it is a bad moment. */
function mayHaveTalked(touch: Known): boolean {
  if (isConversation(touch)) return true;
  if (touch.kind !== 'call' || touch.imported) return false;
  return touch.outcome === null || !(outcomes[touch.outcome].attempt || outcomes[touch.outcome].numberBad);
}

type When = { readonly day: Day; readonly time: string | null };

/** An entry without an hour counts as the last of its day. */
function isAfter(one: When, other: When): boolean {
  if (one.day !== other.day) return one.day > other.day;
  return (one.time ?? '24:00') > (other.time ?? '24:00');
}
