/** Ids in other programs of customers who were merged: a file that still has them means the remaining customer. */
import type { Customer } from '../../domain/customer.ts';
import type { CustomerDraft } from '../../import/draft.ts';
import type { IdentityIndex } from '../../import/identity.ts';
import { plainId } from '../../import/text.ts';
import type { Transaction } from '../../store/store.ts';

export class MergedIds {
  readonly #ids = new Set<string>();

  /** Makes customers findable by them too, except by ids that a customer in the book has. */
  async learn({ operations, customers }: Transaction, index: IdentityIndex): Promise<void> {
    const owners = await operations.idsOfMerged();
    const there = new Set((await customers.some([...new Set(owners.values())])).map(({ id }) => id));
    for (const [externalId, owner] of owners) {
      if (!there.has(owner)) continue;
      index.alias(owner, externalId);
      this.#ids.add(plainId(externalId));
    }
  }

  /** Whether the row is about the one who was merged into this customer: then it only fills empty fields. */
  has({ externalId }: Customer, draft: CustomerDraft): boolean {
    if (draft.externalId === null || this.#ids.size === 0) return false;
    const id = plainId(draft.externalId);
    return this.#ids.has(id) && id !== plainId(externalId ?? '');
  }
}
