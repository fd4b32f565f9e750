import { type Day, daysBetween, fromEpochDay, toEpochDay } from '../day.ts';
import { givingUp, isConversation, type Outcome, outcomes, type Touch } from '../touch.ts';
import { closeRhythm, defaultIntervals, floorDays, restDays, yearWithout } from './cadence.ts';
import { reachWithFirstTries, usualFirstTries, usualReach } from './reach.ts';
import type { Calendar } from './workdays.ts';

/** What follows from the outcome of a call. touch.ts says for each outcome which of these it is. */
export type NextStep =
  /** A conversation: the interval decides. */
  | { readonly kind: 'rhythm' }
  /** Try again; `notBefore` is `HH:MM` today. */
  | {
      readonly kind: 'again';
      readonly on: Day;
      readonly notBefore: string | null;
      readonly otherTimeOfDay: boolean;
      /** They have had enough of these: leave none the next time. */
      readonly leaveNo: Outcome | null;
    }
  /** Stop trying, send a card, come back after a third of the interval. */
  | { readonly kind: 'rest'; readonly on: Day; readonly attempts: number }
  /** The customer named a day, or is asked for one. */
  | { readonly kind: 'named day' }
  /** No further call. */
  | { readonly kind: 'none' };

/** A call later than this goes to the next day. */
const endOfCalling = '17:30';

export interface Attempt {
  readonly outcome: Outcome;
  /** Failed attempts since the last conversation or rest, latest first, without this one. */
  readonly before: readonly Outcome[];
  readonly day: Day;
  /** `HH:MM`; null when only the day is known. */
  readonly time: string | null;
  /** Days; null without a rhythm. */
  readonly interval: number | null;
  /** The day by which the customer should be talked to; null when none is known. */
  readonly due?: Day | null;
  /** The share of a day's calls that are first tries, as `firstTriesShare` has it: it says how often calls reach somebody. */
  readonly firstTries?: number;
}

export function nextStep(attempt: Attempt, calendar: Calendar): NextStep {
  const meaning = outcomes[attempt.outcome];
  if (meaning.conversation) return { kind: 'rhythm' };
  if (meaning.asksForDay) return { kind: 'named day' };
  if (meaning.retry === null) return { kind: 'none' };
  if (isLastTry(attempt.outcome, attempt.before)) return rest(attempt, attempt.before.length + 1, calendar);
  const { retry } = meaning;
  const left = attempt.before.filter((outcome) => outcome === attempt.outcome).length + 1;
  const leaveNo = meaning.atMost !== null && left >= meaning.atMost ? attempt.outcome : null;
  if (retry.after === 'hours') return laterThatDay(attempt, retry.hours, calendar);
  const on = workdayAfter(attempt.day, retry.workingDays, calendar);
  return { kind: 'again', on, notBefore: null, otherTimeOfDay: retry.otherTimeOfDay, leaveNo };
}

/** Whether trying stops with this attempt; `before`: the failed attempts in a row. */
export function isLastTry(outcome: Outcome, before: readonly Outcome[]): boolean {
  return outcomes[outcome].attempt && before.length + 1 >= givingUp.attempts;
}

function laterThatDay(attempt: Attempt, hours: number, calendar: Calendar): NextStep {
  const later = attempt.time === null ? null : hoursAfter(attempt.time, hours);
  const today = later !== null && later <= endOfCalling;
  return {
    kind: 'again',
    on: today ? attempt.day : workdayAfter(attempt.day, 1, calendar),
    notBefore: today ? later : null,
    otherTimeOfDay: !today,
    leaveNo: null,
  };
}

function rest(attempt: Attempt, attempts: number, calendar: Calendar): NextStep {
  const days = restAfter(attempt);
  const on = calendar.workdayAfter(toEpochDay(attempt.day) + days, 0);
  return { kind: 'rest', on: fromEpochDay(on ?? toEpochDay(attempt.day) + days), attempts };
}

/**
 * Days of the shortest rest after tries in vain, where a call is due soon. Who is called often has little time until then, and the
 * less the more tries it takes to reach somebody. Those called once a year have their tries from six weeks before it is over: in the
 * eleven weeks until the 400th day one in a hundred should still be missed, which takes 11 tries at the usual reach and 21 where a
 * fifth of the calls reach somebody. So they rest the less by the square of it.
 */
const shortestRest = {
  close: { usual: 8, least: 5, by: 1 },
  yearly: { usual: restDays, least: 5, by: 2 },
  others: { usual: restDays, least: restDays, by: 1 },
} as const;

/** A rhythm is yearly from here on. */
const yearlyRhythm = 300;

/** `left`: days until the call is due. The nearer a year without a conversation, the less they rest. */
function shortestRestFor(rhythm: number, left: number | null, firstTries: number): number {
  const { usual, least, by } = shortestRest[kindOfRest(rhythm, left === null ? 0 : rhythm - left)];
  const seldomer = reachWithFirstTries(firstTries) / usualReach;
  return Math.min(usual, Math.max(least, Math.round(usual * seldomer ** by)));
}

/** `since`: days without a conversation. Who wished for longer than a year has that time more. */
function kindOfRest(rhythm: number, since: number): keyof typeof shortestRest {
  const without = since - Math.max(0, rhythm - floorDays);
  if (rhythm <= closeRhythm || without >= yearWithout.isOver) return 'close';
  return rhythm >= yearlyRhythm || without >= yearWithout.threatens ? 'yearly' : 'others';
}

/** A third of the interval; where they are due sooner a third of the time that is left, but never less than the shortest rest. */
function restAfter({ interval, due = null, day, firstTries = usualFirstTries }: Attempt): number {
  const rhythm = interval ?? defaultIntervals.A;
  const most = Math.ceil(rhythm * givingUp.comeBackAfter);
  const left = due === null ? null : daysBetween(day, due);
  const least = Math.min(most, shortestRestFor(rhythm, left, firstTries));
  return Math.min(most, Math.max(least, left === null ? most : Math.ceil(left * givingUp.comeBackAfter)));
}

/** This many working days after `day`; calendar days when there are no working days at all. */
function workdayAfter(day: Day, workingDays: number, calendar: Calendar): Day {
  const from = toEpochDay(day);
  return fromEpochDay(calendar.workdayAfter(from, workingDays) ?? from + workingDays);
}

function hoursAfter(time: string, hours: number): string {
  const [hour, minute] = time.split(':');
  return `${String(Number(hour) + hours).padStart(2, '0')}:${minute}`;
}

/**
 * The failed attempts in a row, latest first. A conversation ends the row, and so does every third attempt. `touches`
 * are one customer's, latest first.
 */
export function attemptsInARow(touches: readonly Pick<Touch, 'kind' | 'outcome' | 'unfinished'>[]): Outcome[] {
  const row: Outcome[] = [];
  for (const touch of touches) {
    if (isConversation(touch)) break;
    if (touch.kind !== 'call' || touch.outcome === null) continue;
    if (!outcomes[touch.outcome].attempt) break;
    row.push(touch.outcome);
  }
  return row.slice(0, row.length % givingUp.attempts);
}
