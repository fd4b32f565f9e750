/** Customers who look alike: the same person, or two? */
import type { Workspace } from '../../context.ts';
import { type Customer, displayName } from '../../domain/customer.ts';
import type { Day } from '../../domain/day.ts';
import { type Likenesses, likenesses } from '../../import/duplicates.ts';
import type { Store } from '../../store/store.ts';

/**
 * Pairs of customers who may be the same person, without pairs marked as different people; `only` keeps pairs with one
 * of these.
 */
export async function lookAlikes(store: Store, only: readonly Customer[]): Promise<Likenesses<Customer>> {
  const { country } = await store.settings.book();
  const different = new Set((await store.differentPeople.all()).map(({ a, b }) => `${a} ${b}`));
  return likenesses(await store.customers.all(), {
    country,
    areDifferent: (one, other) => different.has(one < other ? `${one} ${other}` : `${other} ${one}`),
    ...(only.length === 0 ? {} : { only: new Set(only.map(({ id }) => id)) }),
  });
}

interface DifferentPair {
  readonly a: Customer;
  readonly b: Customer;
  readonly day: Day;
}

/** The pairs that were marked as different people. */
export async function markedDifferent(store: Store): Promise<DifferentPair[]> {
  const known = await store.differentPeople.all();
  const people = await store.customers.some([...new Set(known.flatMap(({ a, b }) => [a, b]))]);
  const byId = new Map(people.map((customer) => [customer.id, customer]));
  return known.flatMap(({ a, b, day }) => {
    const [one, other] = [byId.get(a), byId.get(b)];
    return one === undefined || other === undefined ? [] : [{ a: one, b: other, day }];
  });
}

/** Records that these are different people, each from each other; returns how many pairs were new. */
export async function tellApart(ctx: Workspace, store: Store, customers: readonly Customer[]): Promise<number> {
  return await decide(ctx, store, { customers, words: '--not', done: 'different people' });
}

/** Removes the record that these are different people; returns how many pairs had it. */
export async function reconsider(ctx: Workspace, store: Store, customers: readonly Customer[]): Promise<number> {
  return await decide(ctx, store, { customers, words: '--reconsider', done: 'may be one' });
}

interface Decision {
  readonly customers: readonly Customer[];
  readonly words: '--not' | '--reconsider';
  readonly done: string;
}

async function decide(ctx: Workspace, store: Store, { customers, words, done }: Decision): Promise<number> {
  const ids = customers.map(({ id }) => id).sort((a, b) => a - b);
  const command = `duplicates ${words} ${ids.join(' ')}`;
  const summary = `${customers.map(displayName).join(' / ')}: ${done}`;
  return await store.atomically(
    { kind: 'duplicates', command, summary, day: ctx.today },
    async ({ differentPeople }) => {
      let changed = 0;
      for (const [at, one] of ids.entries())
        for (const other of ids.slice(at + 1)) {
          const isNews =
            words === '--not'
              ? await differentPeople.add(one, other, ctx.today)
              : await differentPeople.remove(one, other);
          if (isNews) changed++;
        }
      return changed;
    },
  );
}
