import type { CallerActivity } from '../domain/caller-activity.ts';
import type { Tier } from '../domain/customer.ts';
import { type Day, dayText, formatDay } from '../domain/day.ts';
import type { ToSpread } from '../domain/even-spread.ts';
import { formatCapacity } from '../domain/plan/plan-settings.ts';
import type { WhileAway } from '../domain/plan/while-away.ts';
import { formatDaysOff, formatWorkdays } from '../domain/plan/workdays.ts';
import type { Login } from '../domain/role.ts';
import type { Caller, CallerAtWork } from '../domain/team.ts';
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
  login: {
    title: 'Login',
    cell: ({ login }) => (login === null ? '' : `${plain(login.name)}, ${login.role}`),
    flexible: true,
  },
  state: { title: 'State', cell: stateText, flexible: true },
} as const satisfies Readonly<Record<string, TableColumn<CallerAtWork>>>;

export const usualCallerColumns: readonly string[] = ['name', 'customers', 'capacity', 'days', 'mail', 'state'];

function stateText({ caller: { archived, awayUntil } }: CallerAtWork): string {
  if (archived) return 'left';
  return awayUntil === null ? '' : `away until ${dayText(awayUntil)}`;
}

export function callerJson({ caller, customers, capacity, workdays, daysOff, login }: CallerAtWork) {
  const { id, name, zone, mail, awayUntil, substitute, archived } = caller;
  return {
    ...{ id, name, mail, zone, capacity: formatCapacity(capacity), workdays: formatWorkdays(workdays) },
    ...{ daysOff: formatDaysOff(daysOff), customers, awayUntil, substitute, archived },
    ...{ login: login?.name ?? null, role: login?.role ?? null },
  };
}

/** The password is stored nowhere: this is the only time it is shown. */
export function newLoginText(server: string, { name, role, password }: Login & { readonly password: string }): string {
  const lines = [
    `login for a ${role}; the password is shown only now:`,
    `  CADENCE_DB   ${plain(server.replace(/^postgres:\/\/[^@]*@/, `postgres://${name}@`))}`,
    `  password     ${password}`,
  ];
  return `${lines.join('\n')}\n`;
}

export function loginTakenText({ name }: Login): string {
  return `removed their login ${plain(name)}; cadence undo can’t restore it\n`;
}

/** What a caller has and would get, in calls a year. */
interface Spread {
  readonly caller: Caller;
  readonly before: readonly ToSpread[];
  readonly added: readonly ToSpread[];
}

const callsOf = (customers: readonly ToSpread[]) => Math.round(customers.reduce((sum, { calls }) => sum + calls, 0));
const ofTier = (row: Spread, wanted: Tier | null) =>
  [...row.before, ...row.added].filter(({ tier }) => tier === wanted).length;
const tierColumn = (tier: Tier): TableColumn<Spread> => ({
  title: tier,
  cell: (row) => String(ofTier(row, tier)),
  align: 'right',
});

export const spreadColumns: Readonly<Record<string, TableColumn<Spread>>> = {
  caller: { title: 'Caller', cell: ({ caller }) => plain(caller.name), flexible: true },
  has: { title: 'Has', cell: ({ before }) => String(before.length), align: 'right' },
  gets: { title: 'Gets', cell: ({ added }) => String(added.length), align: 'right' },
  A: tierColumn('A'),
  B: tierColumn('B'),
  C: tierColumn('C'),
  calls: { title: 'Calls a year', cell: ({ before, added }) => String(callsOf([...before, ...added])), align: 'right' },
  regions: { title: 'From', cell: ({ added }) => plain(regionsOf(added)), flexible: true },
};

function regionsOf(added: readonly ToSpread[]): string {
  const counts = [...Map.groupBy(added, ({ region }) => region ?? '')]
    .filter(([region]) => region !== '')
    .map(([region, some]) => ({ region, count: some.length }))
    .toSorted((a, b) => b.count - a.count);
  return counts
    .slice(0, 3)
    .map(({ region, count }) => `${region} ${count}`)
    .join(', ');
}

export function spreadJson({ caller, before, added }: Spread) {
  const tiers = { before, added };
  return {
    ...{ caller: caller.name, has: before.length, gets: added.map(({ id }) => id) },
    ...{
      A: ofTier({ caller, ...tiers }, 'A'),
      B: ofTier({ caller, ...tiers }, 'B'),
      C: ofTier({ caller, ...tiers }, 'C'),
    },
    callsAYear: callsOf([...before, ...added]),
  };
}

/** Owners without a caller of that name. */
export function strangersText(strangers: readonly (readonly [owner: string, customers: number])[]): string {
  const named = strangers.slice(0, 5).map(([owner, customers]) => `${plain(owner)} (${plural(customers, 'customer')})`);
  const more = strangers.length - named.length;
  return `not callers in this book, so anyone may call their customers: ${[...named, ...(more > 0 ? [`${more} more`] : [])].join(', ')}`;
}

/** Customers without a caller fill the room that callers have left, which may be none. */
export function leftWaitingText(customers: number): string {
  const get = customers === 1 ? 'gets' : 'get';
  return `${plural(customers, 'customer')} without a caller ${get} no call in time because every caller’s days are full: cadence caller assign --even, or a larger --capacity`;
}

interface Absent extends WhileAway {
  readonly until: Day;
  readonly substitute: Caller | null;
}

/**
 * `Sasha is away until Friday 27 November 2026; Robin makes 4 calls that fall due before, 9 calls wait until then, 2
 * calls find no room before`
 */
export function awayText(caller: Caller, { until, substitute, handed, waiting, late }: Absent): string {
  const who = substitute === null ? 'whoever has room' : plain(substitute.name);
  const calls = (some: readonly unknown[], one: string, several: string) =>
    some.length === 0 ? [] : [`${plural(some.length, 'call')} ${some.length === 1 ? one : several}`];
  const parts = [
    ...calls(handed, 'that falls due before', 'that fall due before').map((made) => `${who} makes ${made}`),
    ...(handed.length + late.length === 0 ? ['nothing falls due before'] : []),
    ...calls(waiting, 'waits until then', 'wait until then'),
    ...calls(late, 'finds no room before', 'find no room before'),
  ];
  return `${plain(caller.name)} is away until ${formatDay(until)}; ${parts.join(', ')}`;
}

export function awayJson(until: Day, { handed, waiting, late }: WhileAway) {
  return {
    ...{ until, handedOver: handed.map(({ customer }) => customer.id), waiting: waiting.length },
    noRoom: late.length,
  };
}

export const activityColumns: Readonly<Record<string, TableColumn<CallerActivity>>> = {
  period: { title: 'Period', cell: ({ period }) => (period.includes('Q') ? period.replace('-', ' ') : `  ${period}`) },
  caller: { title: 'Caller', cell: ({ caller }) => plain(caller), flexible: true },
  conversations: { title: 'Talks', cell: ({ conversations }) => String(conversations), align: 'right' },
  promises: {
    title: 'Promises kept on time',
    cell: ({ promises, onTime }) => (promises === 0 ? '' : `${onTime} of ${promises}`),
    align: 'right',
  },
};
