import type { Customer } from '../domain/customer.ts';
import { type Day, dayText, formatDay } from '../domain/day.ts';
import type { DuePromise } from '../domain/due.ts';
import { entryInWords, givingUp, isConversation, type Touch } from '../domain/touch.ts';
import { dayAndHour } from './both-clocks.ts';
import { plain } from './text.ts';

export interface LoggedTouch {
  readonly touch: Touch;
  /** Made in it. */
  readonly promises: readonly DuePromise[];
  /** The day of the next call. */
  readonly planned: Day | null;
  /** It was the last try in a row. */
  readonly cardProposed: boolean;
}

/** What was logged, with its promises. */
export function loggedText(customer: Customer, { touch, promises, planned }: LoggedTouch, verb: string): string {
  const restarts =
    touch.kind === 'call' && !isConversation(touch) ? '; not a conversation, so the clock keeps running' : '';
  const next = planned === null ? '' : `; next call ${dayText(planned)}`;
  return (
    `${verb} ${plain(entryInWords(customer, touch))}, ${dayText(touch.day)}${restarts}${next}\n` +
    promises
      .map((owed) => `  ${owed.promise.kind === 'callback' ? 'to call back' : 'promised'} ${plain(due(owed))}\n`)
      .join('')
  );
}

/** The same in one line, for a screen that shows the rest. */
export function loggedLine(customer: Customer, { touch, promises, planned }: LoggedTouch): string {
  const callback = promises.find(({ promise }) => promise.kind === 'callback');
  const next = planned === null ? '' : `; next call ${formatDay(planned, 'dated')}`;
  return `Logged ${entryInWords(customer, touch)}${callback === undefined ? next : `; to call back ${due(callback)}`}`;
}

/** What to do when calls reached nobody; null without advice. */
export function adviceAfter(
  { id }: Pick<Customer, 'id'>,
  { cardProposed }: Pick<LoggedTouch, 'cardProposed'>,
): string | null {
  if (!cardProposed) return null;
  return `${givingUp.attempts} tries in a row reached nobody: send a card? When it is sent: cadence log ${id} --kind card`;
}

function due(owed: DuePromise): string {
  const { kind, text } = owed.promise;
  return kind === 'callback' ? `on ${dayAndHour(owed)}` : `by ${dayAndHour(owed)}: ${text}`;
}
