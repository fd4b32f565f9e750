import type { Workspace } from '../../context.ts';
import { type Customer, displayName } from '../../domain/customer.ts';
import { type Day, dayText } from '../../domain/day.ts';
import type { Store } from '../../store/store.ts';

/** A birthday is not one of them: it is a field of the customer. */
export const dateKinds = ['anniversary', 'renewal', 'goal'] as const;

interface NewDate {
  readonly customer: Customer;
  readonly kind: (typeof dateKinds)[number];
  readonly day: Day;
  readonly text: string;
}

export async function addDate(
  { today }: Workspace,
  store: Store,
  { customer, kind, day, text }: NewDate,
): Promise<void> {
  await store.atomically({ kind: 'dates', command: 'dates add', day: today }, async (book) => {
    await book.facts.addFact({ customerId: customer.id, kind, text, day, notedOn: today });
    await book.summarize(`${displayName(customer)}: ${kind} ${dayText(day)}`);
  });
}
