import type { Workspace } from '../../context.ts';
import type { Customer } from '../../domain/customer.ts';
import type { Day } from '../../domain/day.ts';
import type { Store } from '../../store/store.ts';

/** A fact or a goal; a goal comes back on its day. */
interface NewFact {
  readonly kind: 'fact' | 'goal';
  readonly text: string;
  readonly day: Day | null;
  /** The person it is about; null for the customer as a whole. */
  readonly personId?: number | null;
}

export async function rememberFact(ctx: Workspace, store: Store, customer: Customer, fact: NewFact): Promise<void> {
  await store.atomically({ kind: 'note', day: ctx.today, customers: [customer.id] }, async (book) => {
    await book.facts.addFact({ customerId: customer.id, ...fact, notedOn: ctx.today });
    await book.summarize(`noted for ${customer.name}: ${fact.text}`);
  });
}
