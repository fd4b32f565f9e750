/** What becomes of the calls of somebody who is away. */
import { type Day, toEpochDay } from '../day.ts';
import { moveOverflow } from './overflow.ts';
import { firstTriesOf, type OwnShare, type PlannedCall, type PlannerSettings } from './planner.ts';
import { heldWith, inShares } from './shares.ts';
import { dueOf, mayMove, type PlanCustomer } from './slot.ts';
import { calendarOver } from './workdays.ts';

export interface WhileAway {
  /** Calls that can wait until they are back, with their days from then on. */
  readonly waiting: readonly PlannedCall[];
  /** Calls that fall due before, for somebody else to make, on a day of whoever makes them. */
  readonly handed: readonly PlannedCall[];
  /** Calls that fall due before and find no room there: they are made as soon as they are back. */
  readonly late: readonly PlannedCall[];
}

interface Absence {
  /** The caller who is away. */
  readonly key: string;
  /** Who calls meanwhile; null for whoever has room. */
  readonly substitute: string | null;
  /** The first day on which they call again. */
  readonly back: Day;
}

/** `customers` are those of the book. The days before they are back are closed in the `settings` of whoever is away. */
export function whileAway(
  customers: readonly PlanCustomer[],
  settings: PlannerSettings,
  { key, substitute, back }: Absence,
): WhileAway {
  const { today, team } = settings;
  const own = team?.own.get(key);
  if (own === undefined) return { waiting: [], handed: [], late: [] };
  const theirs = customers.filter(({ owner }) => owner === key);
  const waiting = waitingUntil(back, theirs, settings);
  const waits = new Set(waiting.map(({ customer }) => customer.id));
  const due = theirs.filter(({ id, planned }) => planned !== null && planned < back && !waits.has(id));
  const isDue = new Set(due.map(({ id }) => id));
  const moving = new Set(due.filter((customer) => mayMove(customer, today)).map(({ id }) => id));
  const later = theirs.filter(({ id }) => !isDue.has(id));
  const after = { calendar: firstTriesOf({ ...settings, ...own }), held: heldWith(own.held, later, waiting) };
  const withSubstitute = customers.map((one) => (isDue.has(one.id) ? { ...one, owner: substitute } : one));
  const placed = (hasDay: (customer: PlanCustomer) => boolean) => {
    const calls = inShares(withSubstitute, settings, (some, share) => {
      const open = some.filter(({ id }) => moving.has(id));
      if (open.length === 0) return [];
      const stay = some.filter(({ id }) => !moving.has(id));
      const days = until(back, { calendar: firstTriesOf(share), held: heldWith(share.held, stay, []) }, after);
      const withDays = open.map((one) => (hasDay(one) ? one : { ...one, planned: null }));
      return moveOverflow(withDays, { ...share, ...days, firstTries: 1 });
    });
    const moved = new Map(calls.map((call) => [call.customer.id, call]));
    return due.map((customer) => ({ ...asItIs(customer), ...moved.get(customer.id), customer }));
  };
  const isMade = ({ planned }: PlannedCall) => planned !== null && planned < back;
  const staying = placed(({ planned }) => planned !== null && planned >= today);
  // Where the days do not hold all of them, the best come first, not those whose day happens to suit.
  const calls = staying.every(isMade) ? staying : placed(() => false);
  return { waiting, handed: calls.filter(isMade), late: calls.filter((call) => !isMade(call)) };
}

/**
 * The calls of somebody who is back sooner than said that get another day: those that came too late because they were
 * away, and those their days do not hold.
 */
export function onReturn(theirs: readonly PlanCustomer[], settings: PlannerSettings): readonly PlannedCall[] {
  const { today } = settings;
  const isLate = (customer: PlanCustomer) =>
    mayMove(customer, today) &&
    customer.planned !== null &&
    toEpochDay(customer.planned) > Math.max(toEpochDay(today), dueOf(customer, toEpochDay(today)));
  const known = new Map(theirs.map((customer) => [customer.id, customer]));
  return moveOverflow(
    theirs.map((customer) => (isLate(customer) ? { ...customer, planned: null } : customer)),
    settings,
  ).map((call) => ({ ...call, customer: known.get(call.customer.id) ?? call.customer }));
}

function waitingUntil(back: Day, theirs: readonly PlanCustomer[], settings: PlannerSettings): readonly PlannedCall[] {
  const { today } = settings;
  const mayWait = (customer: PlanCustomer) => dueOf(customer, toEpochDay(today)) >= toEpochDay(back);
  return moveOverflow(theirs, settings).filter(
    ({ customer, planned }) =>
      customer.planned !== null && planned !== null && planned >= back && mayMove(customer, today) && mayWait(customer),
  );
}

/** The days of one share until a day, and those of another from then on. */
function until(day: Day, before: OwnShare, after: OwnShare): OwnShare {
  const first = toEpochDay(day);
  const on = (epochDay: number) => (epochDay < first ? before : after).calendar;
  return {
    calendar: calendarOver({
      isWorkday: (epochDay) => on(epochDay).isWorkday(epochDay),
      capacityOn: (epochDay) => on(epochDay).capacityOn(epochDay),
    }),
    held: new Map([
      ...[...before.held].filter(([held]) => held < day),
      ...[...after.held].filter(([held]) => held >= day),
    ]),
  };
}

/** A call on a day that somebody chose. */
function asItIs(customer: PlanCustomer): PlannedCall {
  const { planned, plannedReason } = customer;
  return { customer, planned, reason: plannedReason ?? 'by hand', inWindow: true };
}
