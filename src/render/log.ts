import type { Customer } from '../domain/customer.ts';
import { type Day, formatDay } from '../domain/day.ts';
import type { PromiseOwed } from '../domain/promise.ts';
import { entryInWords, isConversation, type Touch } from '../domain/touch.ts';
import { plain } from './text.ts';

interface LoggedTouch {
  readonly touch: Touch;
  /** Made in it. */
  readonly promises: readonly PromiseOwed[];
  /** The day of the next call. */
  readonly planned: Day | null;
}

/** What was logged, with what was promised in it. */
export function loggedText(customer: Customer, { touch, promises, planned }: LoggedTouch, verb: string): string {
  const restarts = touch.kind === 'call' && !isConversation(touch) ? '; not a conversation, so the clock runs on' : '';
  const next = planned === null ? '' : `; next call ${planned}`;
  return (
    `${verb} ${plain(entryInWords(customer, touch))}, ${touch.day}${restarts}${next}\n` +
    promises
      .map((promise) => `  ${promise.kind === 'callback' ? 'to call back' : 'promised'} ${plain(due(promise))}\n`)
      .join('')
  );
}

function due({ kind, text, due, time }: PromiseOwed): string {
  const when = `${formatDay(due, 'short')}${time === null ? '' : ` ${time}`}`;
  return kind === 'callback' ? `on ${when}` : `by ${when}: ${text}`;
}
