import type { Workspace } from '../../context.ts';
import type { Customer } from '../../domain/customer.ts';
import type { Store } from '../../store/store.ts';

/** A question for the customer's next call. */
export async function addQuestion(
  { today }: Workspace,
  store: Store,
  { customer, text }: { readonly customer: Customer; readonly text: string },
): Promise<void> {
  await store.atomically({ kind: 'ask', command: 'note --ask', day: today, customers: [customer.id] }, async (book) => {
    await book.facts.addQuestion({ customerId: customer.id, text, notedOn: today });
    await book.summarize(`to ask ${customer.name}: ${text}`);
  });
}
