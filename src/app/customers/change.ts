import type { Workspace } from '../../context.ts';
import { type Customer, type CustomerChange, displayName, namesOf } from '../../domain/customer.ts';
import type { Day } from '../../domain/day.ts';
import type { OperationKind } from '../../domain/operation.ts';
import type { Store } from '../../store/store.ts';
import { mustAllBeAsRead } from './as-read.ts';

interface SameChange {
  readonly kind: OperationKind;
  /** As it is listed; the kind's name without. */
  readonly command?: string;
  readonly customers: readonly Customer[];
  readonly change: CustomerChange;
  /** What happened to them, for the operation's summary. */
  readonly done: string;
}

/**
 * Makes the same change to several customers, as one operation; returns the day of each one's next call, by id. Throws
 * `ChangedMeanwhile` when somebody else changed the same since they were read.
 */
export async function changeCustomers(
  ctx: Workspace,
  store: Store,
  { customers, change, done, ...operation }: SameChange,
): Promise<ReadonlyMap<number, Day | null>> {
  const these = customers.map(({ id }) => id);
  await store.atomically({ ...operation, day: ctx.today, customers: these }, async (book) => {
    const present = new Map((await book.customers.some(these)).map((one) => [one.id, one]));
    mustAllBeAsRead<Customer>(
      customers.map((read) => {
        const now = present.get(read.id) ?? read;
        return { read, present: now, wanted: change, name: displayName(now), id: read.id };
      }),
    );
    for (const customer of customers) await book.customers.change(customer.id, change);
    await book.summarize(`${namesOf(customers)}: ${done}`);
  });
  const next = new Map<number, Day | null>();
  for (const { id } of customers) next.set(id, (await store.standings.of(id, ctx.today))?.planned ?? null);
  return next;
}
