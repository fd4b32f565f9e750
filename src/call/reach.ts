/** A company's numbers and addresses follow from the people who work there and may be called. */
import type { Day } from '../domain/day.ts';
import { type Person, reachAfter, reachThrough } from '../domain/person.ts';
import type { RefusableKind } from '../domain/refusal.ts';
import type { ReadableBook, Transaction } from '../store/store.ts';

type Known = Awaited<ReturnType<typeof peopleAndRefusals>>;

export async function peopleAndRefusals(book: Pick<ReadableBook, 'people' | 'refusals'>, customerId: number) {
  return { people: await book.people.of(customerId), refusals: await book.refusals.of(customerId) };
}

/** Updates the customer's numbers and addresses from the present people; `before`: the people until now. */
export async function settleReach(book: Transaction, customerId: number, before: Known): Promise<void> {
  const customer = await book.customers.get(customerId);
  if (customer === null) return;
  const now = await peopleAndRefusals(book, customerId);
  const reach = reachAfter(customer, {
    before: reachThrough(before.people, before.refusals),
    after: reachThrough(now.people, now.refusals),
  });
  await book.customers.change(customerId, reach);
}

interface RefusedBy {
  readonly kinds: readonly RefusableKind[];
  readonly day: Day;
  readonly reason: string | null;
}

/**
 * Records what one of a customer's people refuses; a person who refuses calls is no longer a way to reach the customer.
 */
export async function refuseOf(
  book: Transaction,
  { id: personId, customerId, name: who }: Person,
  { kinds, day, reason }: RefusedBy,
): Promise<void> {
  const before = await peopleAndRefusals(book, customerId);
  for (const kind of kinds)
    if (!before.refusals.some((one) => one.kind === kind && one.personId === personId))
      await book.refusals.add({ customerId, kind, who, personId, day, reason });
  await settleReach(book, customerId, before);
}
