/** The numbers and addresses of a company follow from who is there and may be called. */
import type { Day } from '../domain/day.ts';
import { type Person, reachAfter, reachThrough } from '../domain/person.ts';
import type { RefusableKind } from '../domain/refusal.ts';
import type { ReadableBook, Transaction } from '../store/store.ts';

type Known = Awaited<ReturnType<typeof peopleAndRefusals>>;

export async function peopleAndRefusals(book: Pick<ReadableBook, 'people' | 'refusals'>, customerId: number) {
  return { people: await book.people.of(customerId), refusals: await book.refusals.of(customerId) };
}

/** Makes the customer's numbers and addresses those of the people who are there now; `before` is who was. */
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

/** Notes what one of a customer's people does not want; whom they do not want to be called is not reached through them. */
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
