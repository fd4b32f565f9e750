import type { Workspace } from '../../context.ts';
import type { Customer } from '../../domain/customer.ts';
import { fromEpochDay, toEpochDay } from '../../domain/day.ts';
import { callOrder, type DueList } from '../../domain/due.ts';
import { mayComeEarlier } from '../../domain/plan/call-queue.ts';
import type { Ranked } from '../../store/standings.ts';
import type { Store } from '../../store/store.ts';
import { type ViewRequest, viewOf } from '../callers/view.ts';
import { callingDayOf, dueOn } from '../lists/due-on.ts';
import { clocksOf } from '../settings/clocks.ts';

/** Whom to call today: callbacks first, then the list. */
export async function waiting(ctx: Workspace, store: Store, whose: ViewRequest = {}): Promise<Customer[]> {
  return callOrder(await todaysCalls(ctx, store, whose));
}

/** Today's list once all its calls are made, and customers of the next days who may be called today. */
interface DayOver {
  readonly list: DueList;
  readonly coming: readonly Customer[];
}

export async function dayOver(ctx: Workspace, store: Store, whose: ViewRequest = {}): Promise<DayOver> {
  return { list: await todaysCalls(ctx, store, whose), coming: await comingDays(ctx, store, whose) };
}

async function todaysCalls(ctx: Workspace, store: Store, whose: ViewRequest): Promise<DueList> {
  const { settings, calendar, scope } = await viewOf(ctx, store, whose);
  return await dueOn(store, {
    today: ctx.today,
    ...(await clocksOf(ctx, store)),
    settings,
    calendar,
    ...(scope && { filter: { scope } }),
  });
}

/** How many working days ahead calls may be made today, once today's are. */
const daysAhead = 5;
const mostAhead = 100;
/** Only the most pressing ones are sorted by day: the rest would not be reached today. */
const mostPressing = 500;

/**
 * Whom to call from the next days, by day and within a day the most pressing first; without days that somebody chose
 * and retries that must wait. Calls still open come up on the next working day.
 */
export async function comingDays(ctx: Workspace, store: Store, whose: ViewRequest = {}): Promise<Customer[]> {
  const { today } = ctx;
  const { calendar, scope } = await viewOf(ctx, store, whose);
  const from = toEpochDay(callingDayOf(today, calendar));
  const until = fromEpochDay(calendar.workdayAfter(from, daysAhead) ?? from);
  const { ids } = await store.standings.callable(today, {
    until,
    count: mostPressing,
    ...(scope && { filter: { scope } }),
  });
  const ranked = await store.standings.ranked(today, ids);
  const next = fromEpochDay(calendar.workdayAfter(from, 1) ?? from);
  const dayOf = ({ standing: { planned } }: Ranked) => (planned === null || planned < next ? next : planned);
  return ranked
    .filter(({ standing }) => standing.lastAttempt !== today && mayComeEarlier(standing.plannedReason))
    .sort((a, b) => toEpochDay(dayOf(a)) - toEpochDay(dayOf(b)))
    .slice(0, mostAhead)
    .map(({ customer }) => customer);
}
