import { type Customer, displayName } from '../domain/customer.ts';
import { type Day, dayText, formatDay } from '../domain/day.ts';
import { firstPhone } from '../domain/phone-form.ts';
import type { Event } from '../domain/plan/event.ts';
import { type EventAsks, eventAsks } from '../domain/plan/event-kind.ts';
import type { TableColumn } from './table-layout.ts';
import { plain, plural } from './text.ts';

interface Invited {
  readonly customer: Customer;
  readonly day: Day;
  readonly reachedOn: Day | null;
}

export const eventColumns = {
  id: { title: '#', cell: ({ customer }) => String(customer.id), align: 'right' },
  customer: { title: 'Customer', cell: ({ customer }) => plain(displayName(customer)), flexible: true },
  phone: { title: 'Phone', cell: ({ customer }) => firstPhone(customer) },
  day: { title: 'Day', cell: ({ day }) => formatDay(day, 'short'), order: ({ day }) => day },
  reached: { title: 'Reached', cell: ({ reachedOn }) => dayText(reachedOn) },
} as const satisfies Readonly<Record<string, TableColumn<Invited>>>;

type Reached = readonly { readonly reachedOn: Day | null }[];

const reachedOf = (invited: Reached) => invited.filter(({ reachedOn }) => reachedOn !== null).length;

/** Which questions calls for the event ask. */
export function askedText({ kind, script }: EventAsks): string {
  return script === null ? `questions for: ${kind.replace('-', ' ')}` : `questions of the script ${plain(script)}`;
}

export function eventState(current: Event, invited: Reached): string {
  const state = current.closedOn === null ? '' : `, closed on ${dayText(current.closedOn)}`;
  return `${reachedOf(invited)} of ${plural(invited.length, 'customer')} reached${state}`;
}

export function eventJson(current: Event, invited: readonly Invited[]) {
  const customers = invited.map(({ customer, day, reachedOn }) => ({
    ...{ id: customer.id, name: customer.name, company: customer.company, phone: customer.phones[0] ?? null },
    ...{ day, reachedOn },
  }));
  return { ...current, ...eventAsks(current), reached: reachedOf(invited), customers };
}

export function eventsJson(events: readonly { readonly event: Event; readonly invited: Reached }[]) {
  return events.map(({ event, invited }) => ({
    ...{ ...event, ...eventAsks(event) },
    ...{ customers: invited.length, reached: reachedOf(invited) },
  }));
}

/** Why there is no one to call. */
export function nobodyText(matching: number): string {
  return matching === 0 ? 'no customers match\n' : 'all who match are paused or asked not to be called\n';
}

export function wouldCallText(customers: readonly Customer[]): string {
  const lines = customers.map((customer) => `  ${customer.id}  ${plain(displayName(customer))}\n`);
  return `would call ${plural(customers.length, 'customer')}:\n${lines.join('')}`;
}

/** `hidden: 3 do-not-call, 1 paused`; empty without any. */
export function leftOutText({ doNotCall, paused }: { readonly doNotCall: number; readonly paused: number }): string {
  const parts = [doNotCall > 0 ? `${doNotCall} do-not-call` : null, paused > 0 ? `${paused} paused` : null].filter(
    (part) => part !== null,
  );
  return parts.length === 0 ? '' : `hidden: ${parts.join(', ')}\n`;
}
