/** Puts orders into the book: a known order is updated, a new one added, its customer found or begun. */
import type { Purchase } from '../../domain/purchase.ts';
import type { OrderDraft } from '../../import/draft.ts';
import { HashIndex } from '../../import/hash-index.ts';
import type { Transaction } from '../../store/store.ts';
import type { Counts, CustomerWriter } from './apply-import.ts';

type NewPurchase = Omit<Purchase, 'id'>;

interface Match {
  readonly id: number;
  readonly purchase: NewPurchase;
}

export class OrderWriter {
  readonly counts: Counts = { added: 0, updated: 0, unchanged: 0 };
  readonly #book: Transaction;
  readonly #customers: CustomerWriter;
  /** Purchases by customer and order number; those without number by what they say and how often that occurs. */
  readonly #index = new HashIndex();
  readonly #occurrences = new HashIndex();
  #firstNew = 1;
  #next = 1;

  constructor(book: Transaction, customers: CustomerWriter) {
    this.#book = book;
    this.#customers = customers;
  }

  /** Learns which orders are in the book. */
  async begin(): Promise<void> {
    for (const purchase of this.#book.purchases.each()) {
      this.#index.add(
        0,
        purchase.externalId === null ? this.#nth(purchase, this.#index) : byNumber(purchase),
        purchase.id,
      );
      this.#firstNew = purchase.id + 1;
    }
    this.#next = this.#firstNew;
  }

  async take(orders: readonly OrderDraft[]): Promise<void> {
    const ids = await this.#customers.resolve(orders.map((order) => ({ ...order.customer, currency: order.currency })));
    const fresh: NewPurchase[] = [];
    const known: Match[] = [];
    orders.forEach((order, at) => {
      const purchase = purchaseOf(order, ids[at] ?? 0);
      const key = purchase.externalId === null ? this.#nth(purchase, this.#occurrences) : byNumber(purchase);
      if (purchase.externalId === null) this.#occurrences.add(0, key, 1);
      const id = this.#index.get(0, key);
      if (id !== 0) {
        known.push({ id, purchase });
        return;
      }
      this.#index.add(0, key, this.#next);
      this.#next++;
      fresh.push(purchase);
    });
    if (fresh.length > 0) this.#book.purchases.addMany(fresh);
    this.counts.added += fresh.length;
    await this.#update(known);
  }

  async #update(known: readonly Match[]): Promise<void> {
    if (known.length === 0) return;
    const stored = new Map(
      (await this.#book.purchases.some(known.map(({ id }) => id))).map((purchase) => [purchase.id, purchase]),
    );
    for (const { id, purchase } of known) {
      const before = stored.get(id);
      if (before === undefined) continue;
      if (id >= this.#firstNew) this.#addLines(before, purchase);
      else if (
        this.#book.purchases.change(id, {
          day: purchase.day,
          amountMinor: purchase.amountMinor,
          currency: purchase.currency,
          product: purchase.product,
        })
      ) {
        this.counts.updated++;
      } else this.counts.unchanged++;
    }
  }

  /** Further lines of an order whose first lines stood far above in the same file. */
  #addLines(before: Purchase, purchase: NewPurchase): void {
    this.#book.purchases.change(before.id, { amountMinor: before.amountMinor + purchase.amountMinor });
  }

  /** The key of the next order without number that says the same. */
  #nth(purchase: NewPurchase, among: HashIndex): string {
    const said = [purchase.customerId, purchase.day, purchase.amountMinor, purchase.currency, purchase.product].join(
      '\0',
    );
    let n = 1;
    while (among.get(0, `${said}\0${n}`) !== 0) n++;
    return `${said}\0${n}`;
  }
}

function byNumber(purchase: NewPurchase): string {
  return `${purchase.customerId}\0${purchase.externalId}`;
}

function purchaseOf(order: OrderDraft, customerId: number): NewPurchase {
  const { externalId, day, amountMinor, currency, product } = order;
  return { customerId, externalId, day, amountMinor, currency, product };
}
