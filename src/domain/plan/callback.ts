/** What becomes of a callback: a call that the customer asked for and that is still owed. */
import { type Day, fromEpochDay, toEpochDay } from '../day.ts';
import { dayHere, onTheirClock, type TwoClocks } from '../owed-here.ts';
import type { PromiseOwed } from '../promise.ts';
import { type CallbackFate, callbackFates, type Outcome, outcomes, type Touch } from '../touch.ts';
import { nextStep } from './retry.ts';
import type { Calendar } from './workdays.ts';

export interface OpenCallback extends Pick<PromiseOwed, 'id' | 'touchId' | 'due' | 'time' | 'madeOn'> {
  /** Its day is that of another try, no longer the one the customer named or somebody chose. */
  readonly isRetry: boolean;
}

/** What one operation did to a customer. */
export interface CallbackEvents {
  /** The latest touch that was written, if there was one. */
  readonly touch: Pick<Touch, 'id' | 'kind' | 'direction' | 'outcome' | 'day' | 'time' | 'unfinished'> | null;
  /** Attempts in a row before it, latest first. */
  readonly attempts: readonly Outcome[];
  /** Days; null without a rhythm. */
  readonly interval: number | null;
  readonly doNotCall: boolean;
  readonly archived: boolean;
  /** The day until which this operation paused or snoozed the customer. */
  readonly putOffTo: Day | null;
  /** A phone number that was not removed. */
  readonly hasNumber: boolean;
}

/** Kept: both days are set. Let go: closed without the call, so that only `toldOn` is set. */
type CallbackChange =
  | { readonly doneOn: Day | null; readonly toldOn: Day }
  | { readonly due: Day; readonly time: string | null };

/** The changes to the open callbacks of one customer; `callbacks` in the order they were made. */
export function callbacksAfter(
  callbacks: readonly OpenCallback[],
  events: CallbackEvents,
  dates: Dates,
): { readonly id: number; readonly change: CallbackChange }[] {
  const last = callbacks.at(-1);
  return callbacks.flatMap((callback) => {
    const change = changeOf(callback, events, dates) ?? (callback === last ? null : letGo(dates.today));
    return change === null ? [] : [{ id: callback.id, change }];
  });
}

interface Dates {
  readonly today: Day;
  readonly calendar: Calendar;
  /** A callback has the customer's day and hour; all other days are ours. */
  readonly clocks: TwoClocks;
}

function changeOf(callback: OpenCallback, events: CallbackEvents, dates: Dates): CallbackChange | null {
  const { touch } = events;
  if (events.archived) return ended(callbackFates.archived, callback, events, dates);
  if (events.doNotCall) return ended(callbackFates.doNotCall, callback, events, dates);
  const change = touch !== null && isLater(touch, callback) ? ended(fateAfter(touch), callback, events, dates) : null;
  return change ?? ended(callbackFates.putOff, callback, events, dates);
}

/** Whether a touch came after the call in which they asked: after a merge the latest one may be older than that. */
function isLater(touch: NonNullable<CallbackEvents['touch']>, { touchId, madeOn }: OpenCallback): boolean {
  if (touch.day === madeOn) return touchId === null || touch.id > touchId;
  return touch.day > madeOn && touch.id !== touchId;
}

/** What a touch does to a callback made before it. */
function fateAfter(touch: NonNullable<CallbackEvents['touch']>): CallbackFate {
  if (touch.kind !== 'call' || touch.outcome === null) return callbackFates[touch.kind];
  const meaning = outcomes[touch.outcome];
  // A guided call may still break off before the customer has named a day.
  if (touch.unfinished && meaning.asksForDay) return 'stays';
  // A customer who could not reach us is not a try of ours.
  return meaning.attempt && touch.direction === 'inbound' ? 'stays' : meaning.callback;
}

function ended(
  fate: CallbackFate,
  callback: OpenCallback,
  events: CallbackEvents,
  dates: Dates,
): CallbackChange | null {
  const { touch, putOffTo, hasNumber } = events;
  switch (fate) {
    case 'stays':
      return null;
    case 'kept':
      return { doneOn: touch?.day ?? dates.today, toldOn: touch?.day ?? dates.today };
    case 'let go':
      return letGo(dates.today);
    case 'tried again':
      return triedAgain(callback, events, dates);
    case 'number missing':
      return hasNumber ? notBefore(callback, dates.today, dates) : letGo(dates.today);
    case 'put off':
      return putOffTo === null ? null : notBefore(callback, putOffTo, dates);
  }
}

/** As the retry table says, and never sooner; a try before a day that was named or chosen leaves that day. */
function triedAgain(callback: OpenCallback, events: CallbackEvents, dates: Dates): CallbackChange | null {
  const { touch, attempts: before, interval } = events;
  if (touch === null || touch.outcome === null) return null;
  if (dayHere(callback, dates.clocks) > touch.day && !callback.isRetry) return null;
  const { outcome, day, time } = touch;
  const step = nextStep({ outcome, before, day, time, interval }, dates.calendar);
  if (step.kind === 'rest') return letGo(dates.today);
  if (step.kind !== 'again') return null;
  const isToday = step.on === dates.today && step.notBefore !== null;
  return isToday
    ? onTheirClock({ due: step.on, time: step.notBefore }, dates.clocks)
    : notBefore(callback, step.on, dates);
}

/** On a working day, today at the earliest. An hour belongs to the day it was named for and does not carry over. */
function notBefore(callback: OpenCallback, day: Day, { today, calendar, clocks }: Dates): CallbackChange | null {
  const from = day < today ? today : day;
  if (dayHere(callback, clocks) >= from) return null;
  const workday = calendar.workdayAfter(toEpochDay(from), 0);
  return { due: workday === null ? from : fromEpochDay(workday), time: null };
}

const letGo = (today: Day): CallbackChange => ({ doneOn: null, toldOn: today });
