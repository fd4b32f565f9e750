/** Adds and removes customers' tags. */
import type { Workspace } from '../../context.ts';
import { type Customer, namesOf } from '../../domain/customer.ts';
import type { Store } from '../../store/store.ts';

interface Tagging {
  readonly on: readonly string[];
  readonly off: readonly string[];
}

/** `+vip -trade` */
export function taggingText({ on, off }: Tagging): string {
  return [...on.map((one) => `+${one}`), ...off.map((one) => `-${one}`)].join(' ');
}

/** Returns those whose tags changed. */
export async function tagCustomers(
  { today }: Workspace,
  store: Store,
  customers: readonly Customer[],
  tagging: Tagging,
): Promise<readonly Customer[]> {
  return await store.atomically({ kind: 'tag', day: today, customers: customers.map(({ id }) => id) }, async (book) => {
    await book.summarize(`${namesOf(customers)}: ${taggingText(tagging)}`);
    const changed: Customer[] = [];
    const present = new Map((await book.customers.some(customers.map(({ id }) => id))).map((one) => [one.id, one]));
    for (const customer of customers) {
      // A colleague may have tagged them since they were read: their tags stay.
      const { id, tags, handSet } = present.get(customer.id) ?? customer;
      const next = [...new Set([...tags.filter((one) => !tagging.off.includes(one)), ...tagging.on])];
      if (next.length === tags.length && next.every((one, i) => one === tags[i])) continue;
      // A tag removed by hand must not come back with the next import.
      if (await book.customers.change(id, { tags: next, handSet: [...new Set([...handSet, 'tags'])] }))
        changed.push(customer);
    }
    return changed;
  });
}
