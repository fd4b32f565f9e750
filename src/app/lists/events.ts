/** Events: one reason to call many customers. */
import type { Workspace } from '../../context.ts';
import { type Customer, statusOf } from '../../domain/customer.ts';
import { addMonths, type Day, fromEpochDay, toEpochDay } from '../../domain/day.ts';
import type { Event, EventKind } from '../../domain/plan/event.ts';
import { guessKind } from '../../domain/plan/event-kind.ts';
import { calendarOf } from '../../domain/plan/plan-settings.ts';
import type { Calendar } from '../../domain/plan/workdays.ts';
import { plural } from '../../domain/plural.ts';
import { UserError } from '../../errors.ts';
import type { Filter, Ranked } from '../../store/standings.ts';
import type { Store } from '../../store/store.ts';

/** Why some matching customers are not called for an event. */
interface LeftOut {
  readonly doNotCall: number;
  readonly paused: number;
}

type MadeEvent =
  | { readonly event: Event; readonly leftOut: LeftOut }
  /** Nobody to call, and how many match nevertheless. */
  | { readonly event: null; readonly matching: number };

/** The customers an event is for: those who match the filter and, with a theme, mentioned it in the last year. */
interface CallsRequest {
  readonly filter: Filter;
  readonly theme?: string | undefined;
}

interface CallableCustomer {
  readonly callable: readonly Ranked[];
  readonly leftOut: LeftOut;
  readonly matching: number;
}

/** Everyone who matches and may be called, the best first. */
export async function callableFor(
  ctx: Workspace,
  store: Store,
  { filter, theme }: CallsRequest,
): Promise<CallableCustomer> {
  const spoke = theme === undefined ? null : await whoSpokeOf(ctx, store, theme);
  const ranked = await store.standings.list(ctx.today, 'priority', filter);
  const matching = ranked.filter(({ customer }) => spoke?.has(customer.id) ?? true);
  const wanted = matching.filter(({ customer }) => customer.doNotCall === null);
  const callable = wanted.filter(({ customer }) => statusOf(customer, ctx.today) === 'active');
  const leftOut = { doNotCall: matching.length - wanted.length, paused: wanted.length - callable.length };
  return { callable, leftOut, matching: matching.length };
}

async function whoSpokeOf(ctx: Workspace, store: Store, theme: string): Promise<ReadonlySet<number>> {
  const { saidAbout } = await import('./insights-on.ts');
  const said = await saidAbout(store, theme, { from: addMonths(ctx.today, -12), to: ctx.today });
  return new Set(said.map(({ customerId }) => customerId));
}

interface NewEvent extends CallsRequest {
  readonly name: string;
  readonly reason: string;
  /** Guessed from its words when absent; what was done about a theme is good news to whoever mentioned it. */
  readonly kind?: EventKind | undefined;
  /** For this event alone. */
  readonly script?: string | undefined;
}

/** For everyone who matches and may be called, over the next working days. */
export async function makeEvent(
  ctx: Workspace,
  store: Store,
  { name, reason, kind, script, ...whom }: NewEvent,
): Promise<MadeEvent> {
  const { callable, leftOut, matching } = await callableFor(ctx, store, whom);
  if (callable.length === 0) return { event: null, matching };
  const calendar = calendarOf(await store.settings.book());
  const days = spread(callable, { today: ctx.today, calendar, held: await store.events.due('9999-12-31') });
  const byTheme = whom.theme !== undefined && guessKind({ name, reason }) === 'other' ? 'good-news' : null;
  const event = { name, reason, day: ctx.today, kind: kind ?? byTheme, script: script ?? null };
  const id = await store.atomically({ kind: 'event', day: ctx.today }, async (book) => {
    const eventId = await book.events.add(event);
    await book.events.addMany(eventId, days);
    await book.summarize(`${name}: ${plural(days.length, 'customer')}`);
    return eventId;
  });
  return { event: { id, ...event, closedOn: null }, leftOut };
}

/** Fills day after day up to its capacity; calls for other events take their room. */
function spread(
  ranked: readonly Ranked[],
  { today, calendar, held }: { today: Day; calendar: Calendar; held: readonly { readonly day: Day }[] },
): { customerId: number; day: Day }[] {
  const taken = new Map<Day, number>();
  for (const { day } of held) taken.set(day, (taken.get(day) ?? 0) + 1);
  let day = calendar.workdayAfter(toEpochDay(today), 0);
  return ranked.map(({ customer }) => {
    while (day !== null && (taken.get(fromEpochDay(day)) ?? 0) >= calendar.capacityOn(day)) {
      day = calendar.workdayAfter(day, 1);
    }
    if (day === null)
      throw new UserError('the next two years have no room for so many calls', { hint: 'choose fewer' });
    const on = fromEpochDay(day);
    taken.set(on, (taken.get(on) ?? 0) + 1);
    return { customerId: customer.id, day: on };
  });
}

export async function closeEvent(ctx: Workspace, store: Store, { id, name }: Event): Promise<void> {
  await store.atomically({ kind: 'event', command: 'event --close', day: ctx.today }, async (book) => {
    await book.events.change(id, ctx.today);
    await book.summarize(name);
  });
}

interface Invited {
  readonly customer: Customer;
  readonly day: Day;
  readonly reachedOn: Day | null;
}

/** By name, in capitals or not; null for none. */
export async function eventNamed(store: Store, name: string): Promise<Event | null> {
  return await store.events.named(name);
}

interface ListedEvent {
  readonly event: Event;
  readonly invited: Awaited<ReturnType<Store['events']['invited']>>;
}

export async function allEvents(store: Store): Promise<readonly ListedEvent[]> {
  const found: ListedEvent[] = [];
  for (const event of await store.events.all()) found.push({ event, invited: await store.events.invited(event.id) });
  return found;
}

/** The event as it is now, with its customers. */
export async function eventWithInvited(
  store: Store,
  about: Event,
): Promise<{ readonly event: Event; readonly invited: readonly Invited[] }> {
  const event = (await store.events.named(about.name)) ?? about;
  const invitations = await store.events.invited(event.id);
  const found = await store.customers.some(invitations.map((one) => one.customerId));
  const customers = new Map(found.map((one) => [one.id, one]));
  const invited = invitations.flatMap((invitation) => {
    const customer = customers.get(invitation.customerId);
    return customer === undefined ? [] : [{ ...invitation, customer }];
  });
  return { event, invited };
}
