/** Which totals the file has stated of a customer so far, and whether the next ones add to them. */
import type { Customer } from '../../domain/customer.ts';
import type { CustomerDraft } from '../../import/draft.ts';
import { Flags } from '../../import/flags.ts';
import type { StatedBefore } from '../../import/reconcile.ts';
import { plainId } from '../../import/text.ts';

export class StatedTotalsOfFile {
  readonly #totals = new Flags();
  readonly #orders = new Flags();
  /** Further records of a customer in the other program, as `customer record`. */
  readonly #summed = new Set<string>();
  /** Rows whose total is ignored and is another one. */
  others = 0;
  readonly #addUp: boolean;
  readonly #ignored = new WeakSet<CustomerDraft>();

  /** `addUp`: rows of one customer state parts of a total. */
  constructor(addUp: boolean) {
    this.#addUp = addUp;
  }

  /** An earlier row stated the customer's total, and what this one states is not added. */
  isIgnored(draft: CustomerDraft): boolean {
    return this.#ignored.has(draft);
  }

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
    const sums = ofPerson || this.#addUp || this.#isOtherRecord(customer, draft);
    if (!sums && said.total) this.#ignore(customer, draft);
    return { ...said, sums };
  }

  #ignore(customer: Customer, draft: CustomerDraft): void {
    this.#ignored.add(draft);
    if (draft.stated.totalMinor !== null && draft.stated.totalMinor !== customer.stated.totalMinor) this.others++;
  }

  #isOtherRecord(customer: Customer, draft: CustomerDraft): boolean {
    const [theirs, known] = [draft.externalId, customer.externalId];
    if (theirs === null || known === null || plainId(theirs) === plainId(known)) return false;
    const key = `${customer.id} ${theirs}`;
    const isNew = !this.#summed.has(key);
    this.#summed.add(key);
    return isNew;
  }
}
