/** New and changed customers of an import that are not written yet: a later row of the file may still change them. */
import type { Customer, CustomerChange, NewCustomer } from '../../domain/customer.ts';
import { Flags } from '../../import/flags.ts';
import type { IdentityIndex } from '../../import/identity.ts';
import { differences } from '../../import/reconcile.ts';
import type { Transaction } from '../../store/store.ts';

export interface Counts {
  added: number;
  updated: number;
  unchanged: number;
}

interface Changed {
  readonly before: Customer;
  after: Customer;
}

/** The most changed customers to hold back. */
const mostHeld = 50_000;

export class PendingCustomers {
  readonly counts: Counts = { added: 0, updated: 0, unchanged: 0 };
  /** Customers who are not to be called according to the file, which the book did not know. */
  doNotCall = 0;
  readonly #book: Transaction;
  readonly #index: IdentityIndex;
  readonly #changed = new Map<number, Changed>();
  readonly #updated = new Flags();
  #fresh: NewCustomer[] = [];
  /** The number of the first customer of this file, and of the first one not written yet. */
  #firstNew = 1;
  #firstFresh = 1;

  constructor(book: Transaction, index: IdentityIndex) {
    this.#book = book;
    this.#index = index;
  }

  begin(firstNew: number): void {
    this.#firstNew = firstNew;
    this.#firstFresh = firstNew;
  }

  /** Whether the customer was in the book before this file. */
  isOfBefore(id: number): boolean {
    return id < this.#firstNew;
  }

  /** A new customer of this file who is not in the book yet. */
  isFresh(id: number): boolean {
    return id >= this.#firstFresh;
  }

  /** The customer as they will be written; undefined when nothing is pending. */
  get(id: number): Omit<Customer, 'id'> | undefined {
    return this.#fresh[id - this.#firstFresh] ?? this.#changed.get(id)?.after;
  }

  /** The change held back for a customer of the book, if any. */
  changeOf(id: number): Changed | undefined {
    return this.#changed.get(id);
  }

  /** Adds a new customer; returns their number. */
  add(customer: NewCustomer): number {
    const id = this.#firstFresh + this.#fresh.length;
    this.#fresh.push(customer);
    this.#index.add(id, customer);
    if (customer.doNotCall !== null) this.doNotCall++;
    this.counts.added++;
    return id;
  }

  /** Changes a customer who is not in the book yet. */
  changeFresh(id: number, changesOf: (customer: Customer) => CustomerChange): void {
    const at = id - this.#firstFresh;
    const customer = { ...(this.#fresh[at] as NewCustomer), id };
    const { id: _id, ...changed } = { ...customer, ...changesOf(customer) };
    this.#fresh[at] = changed;
    this.#index.rename(id, customer, changed);
    this.#index.add(id, changed);
  }

  /** Holds back changes of a customer of the book: `before` is the stored state, `now` the one with earlier changes. */
  change(before: Customer, now: Customer, changes: CustomerChange): void {
    const after = { ...now, ...changes };
    this.#changed.set(before.id, { before, after });
    this.#index.rename(before.id, now, after);
    this.#index.add(before.id, after);
    if (changes.doNotCall !== undefined) this.doNotCall++;
  }

  countUpdated(id: number): void {
    if (!this.isOfBefore(id) || this.#updated.has(id)) return;
    this.#updated.set(id);
    this.counts.updated++;
    this.counts.unchanged--;
  }

  async writeNew(): Promise<void> {
    if (this.#fresh.length === 0) return;
    const first = await this.#book.customers.addMany(this.#fresh);
    if (first !== this.#firstFresh) throw new Error(`customers got numbers from ${first}, not ${this.#firstFresh}`);
    this.#firstFresh += this.#fresh.length;
    this.#fresh = [];
  }

  async writeChanges(): Promise<void> {
    for (const [id, { before, after }] of this.#changed) {
      const changed = await this.#book.customers.change(id, differences(before, after));
      if (changed) this.countUpdated(id);
    }
    this.#changed.clear();
  }

  async writeChangesIfMany(): Promise<void> {
    if (this.#changed.size > mostHeld) await this.writeChanges();
  }
}
