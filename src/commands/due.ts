/** Reads what a list of calls says of each customer; `today` and `week` share it. */
import type { Customer } from '../domain/customer.ts';
import type { Day } from '../domain/day.ts';
import { type DueCall, type DueList, type DuePromise, sinceConversation, timeIn } from '../domain/due.ts';
import type { PromiseOwed } from '../domain/promise.ts';
import type { Store } from '../store/store.ts';

interface DueRequest {
  readonly today: Day;
  readonly now: Date;
  readonly capacity: number;
  /** Show what is over capacity too. */
  readonly all: boolean;
}

export async function dueOn(store: Store, { today, now, capacity, all }: DueRequest): Promise<DueList> {
  const promises = await withCustomers(store, await store.promises.owed(today));
  const callable = await store.standings.callable(today, {
    until: today,
    count: all ? Number.MAX_SAFE_INTEGER : capacity,
  });
  const calls = await callsFor(store, callable.ids, { today, now });
  return {
    date: today,
    capacity,
    totalDue: callable.total,
    promises,
    calls,
    hidden: {
      overCapacity: callable.total - calls.length,
      paused: callable.paused,
      doNotCall: callable.doNotCall,
      snoozed: callable.snoozed,
    },
  };
}

/** The calls of these customers, in this order. */
export async function callsFor(
  store: Store,
  ids: readonly number[],
  at: { today: Day; now: Date },
): Promise<DueCall[]> {
  const customers = new Map((await store.customers.some(ids)).map((customer) => [customer.id, customer]));
  const inOrder = ids.flatMap((id) => customers.get(id) ?? []);
  const words = await store.touches.lastWords(ids);
  return (await store.standings.ranked(at.today, inOrder)).map(({ customer, standing }) => ({
    customer,
    standing,
    reasons: [sinceConversation(standing, at.today)],
    lastWords: words.get(customer.id) ?? null,
    localTime: timeIn(at.now, customer.timeZone),
  }));
}

export async function withCustomers(store: Store, promises: readonly PromiseOwed[]): Promise<DuePromise[]> {
  const customers = new Map<number, Customer>();
  for (const customer of await store.customers.some(promises.map((promise) => promise.customerId)))
    customers.set(customer.id, customer);
  return promises.flatMap((promise) => {
    const customer = customers.get(promise.customerId);
    return customer === undefined ? [] : [{ promise, customer }];
  });
}
