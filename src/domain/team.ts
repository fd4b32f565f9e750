/** The people who call, and whose customers are whose. */
import type { BookSettings } from './book-settings.ts';
import { addDays, type Day, type Weekday } from './day.ts';
import { folded } from './folded.ts';
import type { Capacity, DayRange } from './plan/workdays.ts';
import type { Login } from './role.ts';

/** Somebody who calls; what is null of them is as the book has it. */
export interface Caller {
  readonly id: number;
  readonly name: string;
  /** The name as it is compared with the owners of customers. */
  readonly key: string;
  readonly capacity: Capacity | null;
  readonly workdays: ReadonlySet<Weekday> | null;
  readonly daysOff: readonly DayRange[];
  /** IANA name. */
  readonly zone: string | null;
  readonly mail: string | null;
  /** The day on which they are back. */
  readonly awayUntil: Day | null;
  /** The number of the substitute; null when any caller with room takes the calls. */
  readonly substitute: number | null;
  /** They left. */
  readonly archived: boolean;
}

/** Several callers on one book, in the order of their names. One alone needs none of this. */
export type Team = readonly Caller[];

export const callerKey = (name: string): string => folded(name.trim());

/** Null for a book with fewer than two callers. */
export function teamOf(callers: readonly Caller[]): Team | null {
  const active = callers.filter(({ archived }) => !archived);
  return active.length < 2 ? null : active.toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

/** The caller of this name, in capitals or not; null when there is none. */
export function callerNamed<C extends Pick<Caller, 'key'>>(callers: readonly C[], name: string | null): C | null {
  if (name === null) return null;
  const key = callerKey(name);
  return callers.find((one) => one.key === key) ?? null;
}

/** The key of the caller who owns a customer; null for customers without one. */
export function ownerKey(team: Team | null, owner: string | null): string | null {
  return team === null ? null : (callerNamed(team, owner)?.key ?? null);
}

export function isAway({ awayUntil }: Pick<Caller, 'awayUntil'>, today: Day): boolean {
  return awayUntil !== null && awayUntil > today;
}

/** The substitute of a caller who is away; null when there is none. */
export function substituteOf(team: Team, caller: Caller, today: Day): Caller | null {
  const found = team.find(({ id }) => id === caller.substitute) ?? null;
  return found === null || isAway(found, today) ? null : found;
}

/** The settings of the book as they are for this caller: their capacity, their working days and days off. */
export function settingsOf(caller: Caller, settings: BookSettings, today: Day): BookSettings {
  const { awayUntil, capacity, workdays, daysOff } = caller;
  const away = awayUntil !== null && awayUntil > today ? [{ from: today, to: addDays(awayUntil, -1) }] : [];
  return {
    ...settings,
    capacity: capacity ?? settings.capacity,
    workdays: workdays ?? settings.workdays,
    daysOff: [...settings.daysOff, ...daysOff, ...away],
  };
}

/** Whose calls a list shows: one caller's, and what is anybody's as far as there is room. */
export interface Scope {
  readonly team: Team;
  readonly caller: Caller;
  /** What the caller is called in the book. */
  readonly names: readonly string[];
  /** Callers who are away: whose calls until they are back are this caller's, or anybody's. */
  readonly away: readonly { readonly key: string; readonly until: Day; readonly isOwn: boolean }[];
  /** False for a list on paper: customers without a caller are then on no list. */
  readonly shared: boolean;
}

export function scopeOf(team: Team, caller: Caller, today: Day, shared = true): Scope {
  const away = team.flatMap((one) => {
    if (one.id === caller.id || one.awayUntil === null || one.awayUntil <= today) return [];
    const substitute = substituteOf(team, one, today);
    const isOwn = substitute?.id === caller.id;
    return isOwn || (substitute === null && shared) ? [{ key: one.key, until: one.awayUntil, isOwn }] : [];
  });
  return { team, caller, names: [caller.name], away, shared };
}

/** Whether a customer's call or promise of this day is one of theirs; without a day, whatever the day. */
export function isInScope(scope: Scope, owner: string | null, day: Day | null): boolean {
  const key = ownerKey(scope.team, owner);
  if (key === null || key === scope.caller.key) return key !== null || scope.shared;
  return scope.away.some((one) => one.key === key && (day === null || day < one.until));
}

/** The settings for each caller's customers, by key; the book's own for customers without a caller, and in a book without a team. */
export function settingsByOwner(
  team: Team | null,
  settings: BookSettings,
  today: Day,
): (owner: string | null) => BookSettings {
  const known = new Map(team?.map((caller) => [caller.key, settingsOf(caller, settings, today)]));
  return (owner) => (owner === null ? settings : (known.get(owner) ?? settings));
}

/** What is said of a caller by hand. */
export type CallerFacts = Pick<Caller, 'name' | 'capacity' | 'workdays' | 'daysOff' | 'zone' | 'mail'>;

/** A caller with their working time as it holds, and how many customers are theirs. */
export interface CallerAtWork extends Pick<BookSettings, 'capacity' | 'workdays' | 'daysOff'> {
  readonly caller: Caller;
  readonly customers: number;
  /** To a book on a server; null of who has none. */
  readonly login: Login | null;
}
