import { dayText } from '../domain/day.ts';
import { formatCapacity } from '../domain/plan/plan-settings.ts';
import { formatDaysOff, formatWorkdays } from '../domain/plan/workdays.ts';
import type { CallerAtWork } from '../domain/team.ts';
import type { TableColumn } from './table-layout.ts';
import { plain, plural } from './text.ts';

export const callerColumns = {
  name: { title: 'Caller', cell: ({ caller }) => plain(caller.name), flexible: true },
  customers: { title: 'Customers', cell: ({ customers }) => String(customers), align: 'right' },
  capacity: { title: 'Calls a day', cell: ({ capacity }) => formatCapacity(capacity), align: 'right' },
  days: { title: 'On', cell: ({ workdays }) => formatWorkdays(workdays) },
  off: { title: 'Days off', cell: ({ daysOff }) => formatDaysOff(daysOff), flexible: true },
  zone: { title: 'Zone', cell: ({ caller }) => plain(caller.zone ?? '') },
  mail: { title: 'Mail', cell: ({ caller }) => plain(caller.mail ?? ''), flexible: true },
  state: { title: 'State', cell: stateText, flexible: true },
} as const satisfies Readonly<Record<string, TableColumn<CallerAtWork>>>;

export const usualCallerColumns: readonly string[] = ['name', 'customers', 'capacity', 'days', 'mail', 'state'];

function stateText({ caller: { archived, awayUntil } }: CallerAtWork): string {
  if (archived) return 'left';
  return awayUntil === null ? '' : `away until ${dayText(awayUntil)}`;
}

export function callerJson({ caller, customers, capacity, workdays, daysOff }: CallerAtWork) {
  const { id, name, zone, mail, awayUntil, substitute, archived } = caller;
  return {
    ...{ id, name, mail, zone, capacity: formatCapacity(capacity), workdays: formatWorkdays(workdays) },
    ...{ daysOff: formatDaysOff(daysOff), customers, awayUntil, substitute, archived },
  };
}

/** Owners without a caller of that name. */
export function strangersText(strangers: readonly (readonly [owner: string, customers: number])[]): string {
  const named = strangers.slice(0, 5).map(([owner, customers]) => `${plain(owner)} (${plural(customers, 'customer')})`);
  const more = strangers.length - named.length;
  return `no callers, so their customers are anybody's: ${[...named, ...(more > 0 ? [`${more} more`] : [])].join(', ')}`;
}
