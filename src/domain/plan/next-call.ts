/** Where a customer's next call goes after something happened: it gets one day, or keeps the one it has. */

import { type Day, fromEpochDay, toEpochDay } from '../day.ts';
import { isConversation, type Outcome, type Touch } from '../touch.ts';
import { restDays } from './cadence.ts';
import { onOwnDays } from './own-days.ts';
import { nextStep } from './retry.ts';
import {
  dueOf,
  isYearOver,
  type Load,
  mayMove,
  type OneToPlace,
  type PlanCustomer,
  type PlanReason,
  placeNext,
  reasonFor,
  type Slot,
  slotOf,
} from './slot.ts';
import type { Calendar } from './workdays.ts';

export interface Happened {
  /** The latest touch that was written, if any. */
  readonly touch: Pick<Touch, 'kind' | 'outcome' | 'unfinished' | 'direction' | 'day' | 'time'> | null;
  /** Attempts in a row before it, latest first. */
  readonly attempts: readonly Outcome[];
  /** The day of a callback that is still owed. */
  readonly callback: Day | null;
  /** The interval, a pause or a snooze changed. */
  readonly changed: boolean;
}

interface NextCall {
  /** Null when the year has no room, or no call is wanted. */
  readonly planned: Day | null;
  readonly reason: PlanReason;
}

interface Days {
  readonly today: Day;
  readonly calendar: Calendar;
  /** Calls planned on each epoch day, without this customer's. */
  readonly load: Load;
}

interface Diary extends Days {
  /** The share of a day's calls for first tries. */
  readonly firstTries: number;
}

/** How many days a call after a rest may slip when days are full: fewer once a year without a conversation is nearly over. */
const slack = { usual: 14, yearIsOver: 3 } as const;

/** The new day, or null when the call stays where it is. */
export function nextCall(customer: PlanCustomer, happened: Happened, ours: Diary): NextCall | null {
  const diary = { ...ours, calendar: onOwnDays(ours.calendar, customer.callDays) };
  if (happened.callback !== null)
    return { planned: happened.callback < diary.today ? diary.today : happened.callback, reason: 'callback' };
  const { touch } = happened;
  if (touch !== null && isConversation(touch)) return byRhythm(customer, diary);
  if (touch?.kind === 'call' && touch.outcome !== null)
    return afterCall(customer, { ...touch, outcome: touch.outcome }, happened.attempts, diary);
  if (happened.changed || customer.plannedReason === 'callback') return byRhythm(customer, diary);
  return touch === null ? null : afterCard(customer, diary);
}

/** The same call on a day that is theirs: of the rhythm, or the first one from the day it had. */
export function toOwnDay(customer: PlanCustomer, ours: Days): NextCall | null {
  const { planned, plannedReason } = customer;
  const diary = { ...ours, calendar: onOwnDays(ours.calendar, customer.callDays) };
  if (planned === null || plannedReason === null || mayMove(customer, ours.today)) return byRhythm(customer, diary);
  const on = diary.calendar.workdayAfter(toEpochDay(planned), 0);
  return on === null ? null : { planned: fromEpochDay(on), reason: plannedReason };
}

function byRhythm(customer: PlanCustomer, diary: Days): NextCall {
  const slot = slotOf(customer, toEpochDay(diary.today));
  const putOff = customer.notBefore !== null && customer.notBefore > diary.today;
  return {
    planned: placed(customer, slot, diary),
    reason: putOff && slot.asap ? 'snooze' : reasonFor(customer, slot),
  };
}

type Called = Pick<Touch, 'day' | 'time'> & { readonly outcome: Outcome };

function afterCall(customer: PlanCustomer, call: Called, before: readonly Outcome[], diary: Diary): NextCall | null {
  const { outcome, day, time } = call;
  const due = fromEpochDay(dueOf(customer, toEpochDay(diary.today)));
  const { calendar, firstTries } = diary;
  const step = nextStep({ outcome, before, day, time, interval: customer.interval, due, firstTries }, calendar);
  switch (step.kind) {
    case 'rhythm':
      return byRhythm(customer, diary);
    case 'again':
      // On the day that was said, full or not: today's list is cut by what is at stake, and a retry is short.
      return { planned: step.on < diary.today ? afterRest(customer, step.on, diary) : step.on, reason: 'retry' };
    case 'rest':
      return { planned: afterRest(customer, step.on, diary), reason: 'rest' };
    case 'named day':
      return { planned: afterBadMoment(customer, diary), reason: 'bad moment' };
    case 'none':
      return forTheOthers(customer, diary);
  }
}

/** Who asked not to be called is one of a company's people: the others are still called, but not on the same day. */
function forTheOthers(customer: PlanCustomer, diary: Diary): NextCall {
  const next = byRhythm(customer, diary);
  if (next.planned === null || next.planned > diary.today) return next;
  const on = diary.calendar.workdayAfter(toEpochDay(diary.today), 1);
  return on === null ? next : { planned: fromEpochDay(on), reason: 'retry' };
}

/** A card moves the call only when it moves the window past it. */
function afterCard(customer: PlanCustomer, diary: Diary): NextCall | null {
  const slot = slotOf(customer, toEpochDay(diary.today));
  const early = customer.planned !== null && toEpochDay(customer.planned) < slot.release;
  return early && !slot.asap && mayMove(customer, diary.today) ? byRhythm(customer, diary) : null;
}

/** The day of the call after a rest: on its day or soon after; for tier A, and once a year is nearly over, even where the days are full. */
export function afterRest(customer: OneToPlace, on: Day, diary: Days): Day | null {
  const release = Math.max(toEpochDay(on), toEpochDay(diary.today));
  const slot = {
    earliest: release,
    early: release,
    release,
    deadline: release + (isYearOver(customer, release) ? slack.yearIsOver : slack.usual),
    prefer: release,
    asap: true,
  };
  return placed(customer, slot, diary);
}

/**
 * The day of the call after a bad moment for which they named no other: not before the rhythm has it, unless they had
 * asked for the call.
 */
export function afterBadMoment(customer: PlanCustomer, diary: Days): Day | null {
  const rested = toEpochDay(diary.today) + restDays;
  if (customer.plannedReason === 'callback') return afterRest(customer, fromEpochDay(rested), diary);
  return placed(customer, slotOf(customer, rested), diary);
}

function placed(customer: OneToPlace, slot: Slot, { calendar, load, today }: Days): Day | null {
  const day = placeNext(customer, slot, { load, calendar, today: toEpochDay(today) });
  return day === null ? null : fromEpochDay(day);
}
