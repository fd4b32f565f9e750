/** The year as it is planned, and what other capacities or chances would make of it. */
import type { Workspace } from '../../context.ts';
import type { BookSettings } from '../../domain/book-settings.ts';
import type { CalendarChanges } from '../../domain/calendar-changes.ts';
import { weekBegins } from '../../domain/country-weeks.ts';
import type { Customer } from '../../domain/customer.ts';
import type { Day } from '../../domain/day.ts';
import type { DuePromise } from '../../domain/due.ts';
import type { PersonToAsk } from '../../domain/person.ts';
import { type Outlook, outlookOf } from '../../domain/plan/outlook.ts';
import { changedParts, type PlanPart } from '../../domain/plan/plan-changes.ts';
import { isLateWithRoom, type PlanReport, type PlanSettings, planReport } from '../../domain/plan/plan-report.ts';
import { intervalsOf } from '../../domain/plan/plan-settings.ts';
import { firstTriesShare, sameReach } from '../../domain/plan/reach.ts';
import type { Offer } from '../../domain/plan/rebalance.ts';
import { type WhatIf, whatIf } from '../../domain/plan/what-if.ts';
import { firstCallingDay } from '../../domain/plan/workdays.ts';
import { UserError } from '../../errors.ts';
import type { Store } from '../../store/store.ts';
import { whomToAsk } from '../customers/known-people.ts';
import { planCalendarChanges } from '../lists/calendar.ts';
import { rebalanceOffer } from './rebalance.ts';

/** What a plan is made from: the book's settings, the days ahead, and how often a call reaches somebody. */
export interface PlanBasis {
  readonly settings: BookSettings;
  readonly planner: PlanSettings & {
    /** Calls from which the reach is known; null where the caller gave it. */
    readonly attempts: number | null;
  };
}

/** `reach`: a share of calls, 0 to 1, to plan with instead of the one seen so far. */
export async function planBasis({ today }: Workspace, store: Store, reach: number | null): Promise<PlanBasis> {
  const settings = await store.settings.book();
  const planner = {
    ...{ ...(await store.plan.settings(today)), ...(await store.plan.chances(today)) },
    ...(reach === null ? {} : chancesAt(reach)),
    firstWeekday: weekBegins(settings.country, settings.workdays),
  };
  if (firstCallingDay(planner.calendar, today) === null) {
    throw new UserError('no day of the next two years is for calling', {
      hint: 'look at cadence config get workdays, capacity and days-off',
    });
  }
  return { settings, planner };
}

function chancesAt(share: number) {
  const reach = sameReach(share);
  return { reach, firstTries: firstTriesShare(reach), attempts: null };
}

export async function yearPlan(store: Store, today: Day, { settings, planner }: PlanBasis): Promise<PlanReport> {
  return planReport(await store.plan.customers(today), intervalsOf(settings), planner);
}

type Names = ReadonlyMap<number, Customer>;

/** Only the first calls are shown, and some of the customers who get none. */
const mostNamed = 2000;
const mostLeftOut = 3;

/** The customers whom a page about this plan names. */
export async function namesFor(store: Store, { calls, notWithinYear }: PlanReport): Promise<Names> {
  const called = calls.slice(0, mostNamed).map(({ customer }) => customer.id);
  return await namesOf(store, [...called, ...notWithinYear.slice(0, mostLeftOut).map(({ id }) => id)]);
}

async function namesOf(store: Store, ids: readonly number[]): Promise<Names> {
  return new Map((await store.customers.some(ids)).map((one) => [one.id, one]));
}

interface OfferForYear {
  readonly offer: Offer | null;
  /** What changed since the days were chosen. */
  readonly changed: readonly PlanPart[];
}

/** No offer where the calls that are late have no room, or would be as late on other days. */
export async function offerFor(store: Store, today: Day, report: PlanReport): Promise<OfferForYear> {
  const offer = isLateWithRoom(report) ? await rebalanceOffer(store, today) : null;
  return { offer, changed: offer === null ? [] : changedParts(await store.operations.settingsSincePlan()) };
}

interface PlanCalendar {
  readonly customers: Names;
  /** Whom of a company to ask for. */
  readonly asks: ReadonlyMap<number, PersonToAsk>;
  readonly bookId: string;
  readonly changes: CalendarChanges;
  readonly callbacks: readonly DuePromise[];
}

/** What the plan's calendar needs besides the plan: the customers, and changes to events of earlier calendars. */
export async function planCalendar(store: Store, today: Day, { calls, to }: PlanReport): Promise<PlanCalendar> {
  const ids = calls.map(({ customer }) => customer.id);
  const said = await planCalendarChanges(store, { today, to, called: new Set(ids) });
  const customers = await namesOf(store, ids);
  const asks = (await store.people.isEmpty()) ? new Map() : await whomToAsk(store, [...customers.values()]);
  return { customers, asks, bookId: await store.bookId(), ...said };
}

/** The coming days, simulated one by one. */
export async function simulation(
  { today }: Workspace,
  store: Store,
  { basis, days, seed }: { readonly basis: PlanBasis; readonly days: number; readonly seed?: number },
): Promise<Outlook> {
  const chance = seed === undefined ? {} : { seed };
  return outlookOf(await store.plan.customers(today), { ...basis.planner, ...chance }, { days });
}

/** What half to three times the calls a day would achieve. */
export async function otherCapacities({ today }: Workspace, store: Store, { planner }: PlanBasis): Promise<WhatIf[]> {
  return whatIf(await store.plan.customers(today), planner);
}
