/** When to try a customer again who could not be reached: by their own clock, within their hours. */
import type { HourSpan } from './call-hours.ts';
import type { Tier } from './customer.ts';
import { addDays, type Day } from './day.ts';
import type { ClockTime } from './due.ts';
import { isAttempt, isConversation, outcomes, type Touch } from './touch.ts';

/** On the customer's clock; `time` is null when only the day is known. */
export interface Try {
  readonly day: Day;
  readonly time: string | null;
}

/** Calls that began in one hour of the customer's day. */
export interface HourOfCalls {
  /** 0 to 23. */
  readonly hour: number;
  readonly attempts: number;
  readonly reached: number;
}

/**
 * `theirs`, `tier`: the hour with the best answer rate, of this customer or of the tier. `untried`: a part of the day
 * not tried yet.
 */
export type TryAt = HourSpan &
  ({ readonly why: 'untried' } | (HourOfCalls & { readonly why: 'theirs' | 'tier'; readonly tier: Tier | null }));

export interface TryAgain {
  /** Since the last conversation, the earliest first; at most the last three. */
  readonly tries: readonly Try[];
  /** Null when nothing suggests a time. */
  readonly at: TryAt | null;
  /** Their hours today, or on the next day they have hours. */
  readonly hours: readonly HourSpan[];
}

/** From this many calls on, the hours with answers say more than an untried part of the day. */
export const attemptsToTell = 30;
const triesShown = 3;

/** How many minutes one clock is ahead of another. */
export function minutesAhead(there: ClockTime, here: ClockTime): number {
  const days = (there.weekday - here.weekday + 7) % 7;
  return (days === 6 ? -1 : days) * dayLong + minutes(there.time) - minutes(here.time);
}

const dayLong = 24 * 60;
const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const two = (number: number) => String(number).padStart(2, '0');

/** A moment on our clock, converted to one that is `ahead` minutes ahead. */
function there({ day, time }: Try, ahead: number): Try {
  if (time === null) return { day, time };
  const shown = minutes(time) + ahead;
  const days = Math.floor(shown / dayLong);
  const left = shown - days * dayLong;
  return { day: addDays(day, days), time: `${two(Math.floor(left / 60))}:${two(left % 60)}` };
}

/** An hour on our clock, converted to theirs by its middle. */
export function hourThere(hour: number, ahead: number): number {
  return Math.floor(((((hour * 60 + 30 + ahead) % dayLong) + dayLong) % dayLong) / 60);
}

/** The failed tries since the last conversation; `touches` are one customer's, latest first, by our clock. */
export function triesSince(touches: readonly Touch[], ahead: number): Try[] {
  const last = touches.findIndex(isConversation);
  return touches
    .slice(0, last < 0 ? touches.length : last)
    .filter((touch) => isAttempt(touch) && touch.outcome !== null && outcomes[touch.outcome].attempt)
    .slice(0, triesShown)
    .reverse()
    .map((touch) => there(touch, ahead));
}

/** A customer's own calls by the hour of their day. */
export function hoursOfCalls(touches: readonly Touch[], ahead: number): HourOfCalls[] {
  const timed = touches.flatMap((touch) => (isAttempt(touch) && touch.time !== null ? [touch] : []));
  return addedUp(
    timed.map((touch) => ({
      hour: Number(there(touch, ahead).time?.slice(0, 2)),
      attempts: 1,
      reached: isConversation(touch) ? 1 : 0,
    })),
  );
}

export function addedUp(hours: readonly HourOfCalls[]): HourOfCalls[] {
  const all = new Map<number, HourOfCalls>();
  for (const { hour, attempts, reached } of hours) {
    const before = all.get(hour) ?? { hour, attempts: 0, reached: 0 };
    all.set(hour, { hour, attempts: before.attempts + attempts, reached: before.reached + reached });
  }
  return [...all.values()].sort((a, b) => a.hour - b.hour);
}

export interface TryFacts {
  readonly tries: readonly Try[];
  /** Their hours today, or on the next day they have hours. */
  readonly hours: readonly HourSpan[];
  /** This customer's own calls. */
  readonly own: readonly HourOfCalls[];
  readonly tier: Tier | null;
  /** Calls to the whole tier. */
  readonly ofTier: readonly HourOfCalls[];
}

export function tryAgainAt({ tries, hours, own, tier, ofTier }: TryFacts): TryAt | null {
  const theirs = bestHour(own, hours);
  if (theirs !== null) return { ...theirs, why: 'theirs', tier };
  const tiers = bestHour(ofTier, hours);
  if (tiers !== null) return { ...tiers, why: 'tier', tier };
  const untried = untriedPart(tries, hours);
  return untried === null ? null : { ...untried, why: 'untried' };
}

/** A few calls at the usual rate in every hour, so that one lucky call does not make a best hour. */
const prior = 5;

/** Null before there are enough calls, and when none was within their hours. */
function bestHour(calls: readonly HourOfCalls[], hours: readonly HourSpan[]): (HourOfCalls & HourSpan) | null {
  const sum = (of: 'attempts' | 'reached') => calls.reduce((all, one) => all + one[of], 0);
  const [attempts, reached] = [sum('attempts'), sum('reached')];
  if (attempts < attemptsToTell || reached === 0) return null;
  const usual = reached / attempts;
  const share = (one: HourOfCalls) => (one.reached + prior * usual) / (one.attempts + prior);
  const open = calls.flatMap((one) =>
    within({ from: `${two(one.hour)}:00`, until: `${two(one.hour + 1)}:00` }, hours).map((span) => ({
      ...one,
      ...span,
    })),
  );
  return open.reduce<(HourOfCalls & HourSpan) | null>(
    (best, one) => (best === null || share(one) > share(best) ? one : best),
    null,
  );
}

const parts: readonly HourSpan[] = ['00:00', '09:00', '11:00', '13:00', '15:00', '17:00', '24:00'].flatMap(
  (until, i, all) => (i === 0 ? [] : [{ from: all[i - 1] ?? until, until }]),
);
/** A shorter part of the day has no room for a call. */
const shortest = 20;

function within(part: HourSpan, hours: readonly HourSpan[]): HourSpan[] {
  return hours
    .map(({ from, until }) => ({
      from: from > part.from ? from : part.from,
      until: until < part.until ? until : part.until,
    }))
    .filter(({ from, until }) => minutes(until) - minutes(from) >= shortest);
}

/** The untried part of their day that is farthest from the tries; null when no hour of a try is known. */
function untriedPart(tries: readonly Try[], hours: readonly HourSpan[]): HourSpan | null {
  const times = tries.flatMap(({ time }) => time ?? []);
  if (times.length === 0) return null;
  const open = parts.flatMap((part) => within(part, hours));
  const isTried = ({ from, until }: HourSpan) => times.some((time) => time >= from && time < until);
  const untried = open.filter((part) => !isTried(part));
  const farthest = (part: HourSpan) => {
    const middle = (minutes(part.from) + minutes(part.until)) / 2;
    return Math.min(...times.map((time) => Math.abs(minutes(time) - middle)));
  };
  return (untried.length === 0 ? open : untried).reduce<HourSpan | null>(
    (best, part) => (best === null || farthest(part) > farthest(best) ? part : best),
    null,
  );
}
