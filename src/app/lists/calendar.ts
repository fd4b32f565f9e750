/** Reads what happened to the events of earlier calendars. */
import type { CalendarChanges, EarlierCall, EarlierPromise } from '../../domain/calendar-changes.ts';
import { type Customer, isOwnedBy } from '../../domain/customer.ts';
import { addDays, type Day, toEpochDay } from '../../domain/day.ts';
import type { DuePromise } from '../../domain/due.ts';
import type { WeekList } from '../../domain/week.ts';
import type { Ranked } from '../../store/standings.ts';
import type { Store } from '../../store/store.ts';

interface CalendarNow {
  readonly today: Day;
  /** The last day of this calendar. */
  readonly to: Day;
  /** Customers with a call in it. */
  readonly called: ReadonlySet<number>;
  /** Promises in it. */
  readonly owed: ReadonlySet<number>;
  /** Only the customers of this owner. */
  readonly owner?: string | undefined;
}

/** Calendars older than this many days are no longer corrected. */
const lookBack = 35;

/** What a weekly list's calendar must say besides the list. */
export async function weekCalendar(
  store: Store,
  list: WeekList,
  owner: string | undefined,
): Promise<{ readonly bookId: string; readonly changes: CalendarChanges }> {
  const changes = await calendarChanges(store, {
    ...{ today: list.today, to: list.to, owner },
    called: new Set(list.days.flatMap(({ calls }) => calls.map(({ customer }) => customer.id))),
    owed: new Set(list.promises.map(({ promise }) => promise.id)),
  });
  return { bookId: await store.bookId(), changes };
}

/** What a plan's calendar adds: calls that customers asked for, and changes to earlier events. */
export async function planCalendarChanges(
  store: Store,
  { today, to, called }: Omit<CalendarNow, 'owed' | 'owner'>,
): Promise<{ readonly callbacks: readonly DuePromise[]; readonly changes: CalendarChanges }> {
  const callbacks = (await store.promises.owed()).filter(({ promise }) => promise.kind === 'callback');
  const asked = new Set(callbacks.map(({ customer }) => customer.id));
  const others = new Set([...called].filter((id) => !asked.has(id)));
  return { callbacks, changes: await calendarChanges(store, { today, to, called: others, owed: new Set() }) };
}

/** How many customers without a day to check: an earlier list may have shown them when it had more room. */
const beyondRoom = 200;

/** Read from the journal and the plan: writing a calendar leaves nothing in the book. */
async function calendarChanges(store: Store, now: CalendarNow): Promise<CalendarChanges> {
  const { today, to, owner } = now;
  const since = addDays(today, -lookBack);
  const traces = await store.operations.calendarTraces({ since, today, until: to });
  const stood = await store.standings.plannedBetween(today, { from: since, to });
  const { ids } = await store.standings.callable(today, { until: to, count: now.called.size + beyondRoom });
  const asked = [...new Set([...traces.customers, ...stood, ...ids.filter(traces.mayHaveLostRoom)])].filter(
    (id) => !now.called.has(id),
  );
  const isTheirs = (customer: Customer) => owner === undefined || isOwnedBy(customer, owner);
  const ranked = (await store.standings.ranked(today, asked)).filter(({ customer }) => isTheirs(customer));
  const gone = traces.left.filter(
    (one) => owner === undefined || (one.owner !== undefined && isOwnedBy({ owner: one.owner }, owner)),
  );
  const calledBack = await callbacks(store);
  return {
    sequence: toEpochDay(today) + (await store.operations.revision()),
    calls: [
      ...ranked.map((one) => callNow(one, calledBack, today)),
      ...gone.map(({ id }) => ({ customerId: id, customer: null, day: null })),
    ],
    promises: await promisesNow(store, traces.promises, now),
  };
}

/** A callback is a promise, with an event of its own. */
async function callbacks(store: Store): Promise<ReadonlySet<number>> {
  const owed = await store.promises.owed();
  return new Set(owed.flatMap(({ promise }) => (promise.kind === 'callback' ? [promise.customerId] : [])));
}

function callNow({ customer, standing }: Ranked, calledBack: ReadonlySet<number>, today: Day): EarlierCall {
  const { planned } = standing;
  const isCalled = !customer.archived && customer.doNotCall === null && !calledBack.has(customer.id);
  const day = isCalled && planned !== null && planned >= today ? planned : null;
  return { customerId: customer.id, customer, day };
}

async function promisesNow(store: Store, ids: readonly number[], now: CalendarNow): Promise<EarlierPromise[]> {
  const others = ids.filter((id) => !now.owed.has(id));
  const found = new Map((await store.promises.some(others)).map((one) => [one.promise.id, one]));
  return others.flatMap((id): EarlierPromise[] => {
    const promise = found.get(id) ?? null;
    if (promise === null) return now.owner === undefined ? [{ id, promise, day: null }] : [];
    if (now.owner !== undefined && !isOwnedBy(promise.customer, now.owner)) return [];
    return [{ id, promise, day: promise.promise.toldOn === null ? promise.promise.due : null }];
  });
}
