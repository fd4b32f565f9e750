/** The people who call: who they are, and how they work. */
import type { Workspace } from '../../context.ts';
import { plain } from '../../domain/plain.ts';
import { moveOverflow } from '../../domain/plan/overflow.ts';
import type { PlannedCall } from '../../domain/plan/planner.ts';
import { isLeftWaiting, mayMove } from '../../domain/plan/slot.ts';
import { plural } from '../../domain/plural.ts';
import { didYouMean } from '../../domain/spelling.ts';
import {
  type Caller,
  type CallerAtWork,
  type CallerFacts,
  callerKey,
  callerNamed,
  settingsOf,
} from '../../domain/team.ts';
import { UserError } from '../../errors.ts';
import type { Store, Transaction } from '../../store/store.ts';

/** The caller of this name; with `active`, not one who left. */
export async function theCaller(store: Store, name: string, { active = true } = {}): Promise<Caller> {
  const all = (await store.callers.all()).filter(({ archived }) => !active || !archived);
  const found = callerNamed(all, name);
  if (found !== null) return found;
  const names = all.map((one) => one.name);
  const known = names.length === 0 ? 'cadence caller add NAME makes the first' : `there are ${names.join(', ')}`;
  throw new UserError(`there is no caller "${plain(name)}"`, { hint: `${didYouMean(name, names)}${known}` });
}

export async function callersAtWork({ today }: Workspace, store: Store): Promise<readonly CallerAtWork[]> {
  const settings = await store.settings.book();
  const customers = await customersByKey(store);
  const logins = (await store.logins?.all()) ?? [];
  return (await store.callers.all()).map((caller) => {
    const { capacity, workdays, daysOff } = settingsOf({ ...caller, awayUntil: null }, settings, today);
    const isBack = caller.awayUntil !== null && caller.awayUntil <= today;
    return {
      caller: isBack ? { ...caller, awayUntil: null } : caller,
      customers: customers.get(caller.key) ?? 0,
      login: logins.find(({ callerId }) => callerId === caller.id) ?? null,
      capacity,
      workdays,
      daysOff,
    };
  });
}

async function customersByKey(store: Store): Promise<ReadonlyMap<string, number>> {
  const sums = new Map<string, number>();
  for (const [owner, customers] of await store.callers.customersByOwner()) {
    const key = callerKey(owner ?? '');
    sums.set(key, (sums.get(key) ?? 0) + customers);
  }
  return sums;
}

/** Owners of customers who are no callers, as they are written, with the number of their customers; the most first. */
export async function strangers(store: Store): Promise<readonly (readonly [owner: string, customers: number])[]> {
  const active = (await store.callers.all()).filter(({ archived }) => !archived);
  if (active.length === 0) return [];
  return [...(await store.callers.customersByOwner())]
    .flatMap(([owner, customers]) =>
      owner === null || callerNamed(active, owner) !== null ? [] : [[owner, customers] as const],
    )
    .toSorted(([, a], [, b]) => b - a);
}

/** How many customers without a caller get no call in time because every caller's days are full; 0 without a team. */
export async function leftWaiting({ today }: Workspace, store: Store): Promise<number> {
  if ((await store.callers.team()) === null) return 0;
  const customers = await store.plan.customers(today);
  return customers.filter((one) => one.owner === null && mayMove(one, today) && isLeftWaiting(one, today)).length;
}

/** The zones of callers in several, where no zone of the book says which day it is for all; else none. */
export async function zonesApart(store: Store): Promise<readonly string[]> {
  if ((await store.settings.book()).zone !== null) return [];
  const zones = new Set((await store.callers.team())?.flatMap(({ zone }) => zone ?? []));
  return zones.size < 2 ? [] : [...zones];
}

interface AddedCaller {
  readonly caller: Caller;
  /** All there are now. */
  readonly callers: readonly Caller[];
  /** Customers who name them as their owner already. */
  readonly customers: number;
  /** They are the second: from now on there is a team. */
  readonly isSecond: boolean;
}

export async function addCaller({ today }: Workspace, store: Store, facts: CallerFacts): Promise<AddedCaller> {
  const before = await store.callers.all();
  const known = callerNamed(before, facts.name);
  if (known !== null)
    throw new UserError(`there is a caller ${plain(known.name)} already${known.archived ? ', who left' : ''}`, {
      hint: known.archived
        ? `cadence caller archive "${known.name}" --back`
        : `cadence caller edit "${known.name}" --help`,
    });
  await store.atomically({ kind: 'caller', command: 'caller add', day: today }, async (book) => {
    await book.summarize(facts.name);
    await book.callers.add({ ...facts, awayUntil: null, substitute: null, archived: false });
  });
  const caller = await theCaller(store, facts.name);
  const isSecond = before.filter(({ archived }) => !archived).length === 1;
  const customers = (await store.callers.customersOf([facts.name])).length;
  return { caller, callers: await store.callers.all(), customers, isSecond };
}

interface ChangedCaller {
  readonly caller: Caller;
  /** Calls that got another day. */
  readonly moved: readonly PlannedCall[];
}

/** Changes a caller, with the owner of their customers when the name changes, and calls that their days no longer hold. */
export async function changeCaller(
  { today }: Workspace,
  store: Store,
  caller: Caller,
  { change, command }: { readonly change: Partial<Omit<Caller, 'id' | 'key'>>; readonly command: string },
): Promise<ChangedCaller> {
  const { name = caller.name } = change;
  const other = callerNamed(await store.callers.all(), name);
  if (other !== null && other.id !== caller.id)
    throw new UserError(`there is a caller ${plain(other.name)} already`, { hint: 'cadence caller list shows all' });
  const moved = await store.atomically({ kind: 'caller', command, day: today }, async (book) => {
    await book.callers.change(caller.id, change);
    if (callerKey(name) !== caller.key)
      for (const id of await book.callers.customersOf([caller.name])) await book.customers.change(id, { owner: name });
    const calls = await overflowOf(book, caller.key, today);
    await book.plan.record(calls);
    await book.summarize(`${name}${calls.length === 0 ? '' : `, ${plural(calls.length, 'call')} moved`}`);
    return calls;
  });
  return { caller: (await store.callers.all()).find(({ id }) => id === caller.id) ?? caller, moved };
}

/** The calls of a caller's customers that the caller's days no longer hold, with new days. */
async function overflowOf(book: Transaction, key: string, today: Workspace['today']): Promise<readonly PlannedCall[]> {
  const settings = await book.plan.settings(today);
  if (settings.team?.own.has(key) !== true) return [];
  return moveOverflow(
    (await book.plan.customers(today)).filter(({ owner }) => owner === key),
    settings,
  );
}
