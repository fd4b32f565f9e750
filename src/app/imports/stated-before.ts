/** Which totals the file has stated of a customer so far, and whether the next ones add to them. */
import type { Customer } from '../../domain/customer.ts';
import type { CustomerDraft } from '../../import/draft.ts';
import { Flags } from '../../import/identity.ts';
import type { StatedBefore } from '../../import/reconcile.ts';
import { plainId } from '../../import/text.ts';

export class StatedTotalsOfFile {
  readonly #totals = new Flags();
  readonly #orders = new Flags();
  /** Further records of a customer in the other program, as `customer record`. */
  readonly #summed = new Set<string>();

  note(customerId: number, { stated }: CustomerDraft): void {
    if (stated.totalMinor !== null) this.#totals.set(customerId);
    if (stated.orders !== null) this.#orders.set(customerId);
  }

  /**
   * What was stated before this draft, which is noted. Two records of one customer in the other program, each with
   * totals of its own, add up; each counts once. So do the people of one company (`ofPerson`: the first row about this one).
   */
  before(customer: Customer, draft: CustomerDraft, ofPerson: boolean): StatedBefore {
    const said = { total: this.#totals.has(customer.id), orders: this.#orders.has(customer.id) };
    this.note(customer.id, draft);
    if (ofPerson) return { ...said, sums: true };
    const [theirs, known] = [draft.externalId, customer.externalId];
    if (theirs === null || known === null || plainId(theirs) === plainId(known)) return { ...said, sums: false };
    const key = `${customer.id} ${theirs}`;
    const sums = !this.#summed.has(key);
    this.#summed.add(key);
    return { ...said, sums };
  }
}
