/**
 * Orders whose money another program recorded as well: held back until the whole file is known, then asked about, left
 * out and remembered.
 */
import type { Purchase } from '../../domain/purchase.ts';
import type { Settlement } from '../../domain/settlement.ts';
import {
  type InParts,
  isPaidBy,
  mostOfOne,
  ordersInParts,
  type PaidInPart,
  paidInPart,
} from '../../import/part-payments.ts';
import { type NumbersByShape, otherRecords, sameMoney } from '../../import/same-money.ts';
import { SettledRecords } from '../../import/settled.ts';
import type { ControlTotals } from '../../import/totals.ts';
import type { Transaction } from '../../store/store.ts';

type NewPurchase = Omit<Purchase, 'id'>;

/** What to do with such orders. */
export type SameMoneyAnswer = 'leave-out' | 'count';

/** Orders with the same money as orders in the book from another program. */
export interface SameMoney {
  readonly orders: readonly NewPurchase[];
  /** Some of them only add up to orders of the other program, or are the sum of several. */
  readonly inParts: boolean;
  /** What was done with them: by an answer, or because most orders of the file are like this, or few. */
  readonly done: SameMoneyAnswer;
}

export interface RecordedMoneyOptions {
  readonly layout: number | null;
  readonly totals: ControlTotals;
  /** Null when the user gave no answer. */
  readonly sameMoney: SameMoneyAnswer | null;
}

/** What is needed from the writer of orders. */
interface OrderFacts {
  /** The file has this purchase of the book. */
  isSeen(id: number): boolean;
  numbers(): Promise<NumbersByShape>;
}

interface Held {
  readonly order: NewPurchase;
  readonly key: string;
}

/** The most orders to hold back. */
const mostHeld = 50_000;

export class RecordedMoney {
  sameMoney: SameMoney | null = null;
  /** Invoices of which a part counts a second time. */
  readonly paidInPart: PaidInPart[] = [];
  /** Customers with more payments and invoices than are searched for sums, with their number. */
  readonly notSearched: { readonly customerId: number; readonly orders: number }[] = [];
  /** How many settlements were recorded or removed for later imports. */
  noted = 0;
  readonly #book: Transaction;
  readonly #options: RecordedMoneyOptions;
  readonly #facts: OrderFacts;
  #bought: ReadonlyMap<number, readonly Purchase[]> = new Map();
  #settled = new SettledRecords([], []);
  /** Settlements whose record is in this file, and those that count after all. */
  readonly #met = new Set<number>();
  readonly #struck: Settlement[] = [];
  readonly #claimed = new Set<number>();
  readonly #held: Held[] = [];
  readonly #matches: InParts<NewPurchase>[] = [];
  /** Payments and invoices of which only a part may be recorded. */
  readonly #unmatched: (Held & { readonly others: readonly Purchase[] })[] = [];
  /** Orders that another program could have recorded too: those of customers and times for which it recorded some. */
  #comparable = 0;
  #inParts = false;

  constructor(book: Transaction, options: RecordedMoneyOptions, facts: OrderFacts) {
    this.#book = book;
    this.#options = options;
    this.#facts = facts;
  }

  /** Reads what the book has for the customers of these orders, before deciding about each. */
  async learn(orders: readonly NewPurchase[]): Promise<void> {
    const customers = [...new Set(orders.map(({ customerId }) => customerId))];
    const bought = customers.length === 0 ? [] : await this.#book.purchases.ofAll(customers);
    const settlements = customers.length === 0 ? [] : await this.#book.settlements.ofAll(customers);
    this.#bought = Map.groupBy(bought, ({ customerId }) => customerId);
    this.#settled = new SettledRecords(settlements, bought);
  }

  /** Whether to hold back the order because another program may have recorded its money; only the whole file shows. */
  async holds(order: NewPurchase, key: string): Promise<boolean> {
    const before = this.#settled.recordOf(order, this.#met);
    for (const { id } of before) this.#met.add(id);
    if (before.length > 0) return this.#isLeftOut(order, before);
    if (this.#held.length + this.#unmatched.length >= mostHeld) return false;
    const bought = (this.#bought.get(order.customerId) ?? []).filter(
      (purchase) => !this.#facts.isSeen(purchase.id) && !this.#settled.isSettled(purchase, this.#options.layout),
    );
    const others = otherRecords(order, bought, await this.#facts.numbers());
    if (others.length > 0) this.#comparable++;
    const free = others.filter(({ id }) => !this.#claimed.has(id));
    const same = sameMoney(order, free);
    if (same === null) return this.#mayBeInParts({ order, key }, free);
    this.#claimed.add(same.id);
    this.#held.push({ order, key });
    this.#matches.push({ orders: [order], purchases: [same], counted: [] });
    return true;
  }

  /** The orders that count after all, once the whole file is known. */
  async settle(): Promise<readonly Held[]> {
    const counting = await this.#settleParts();
    if (this.#held.length === 0) return counting;
    const orders = this.#held.map(({ order }) => order);
    // A shop and its payment provider agree on most orders; a customer who buys twice at the same price is an
    // exception.
    const done = this.#options.sameMoney ?? (orders.length * 2 >= this.#comparable ? 'leave-out' : 'count');
    this.sameMoney = { orders, inParts: this.#inParts, done };
    if (done === 'count') return [...counting, ...this.#held];
    for (const { currency, amountMinor } of orders)
      this.#options.totals.leaveOut('already recorded', currency, amountMinor);
    return counting;
  }

  /**
   * Records which purchase settles which, once the counted ones are in the book; returns those that no longer count.
   */
  async note(): Promise<readonly Purchase[]> {
    for (const { id } of this.#struck) await this.#book.settlements.remove(id);
    this.noted += this.#struck.length;
    if (this.sameMoney?.done !== 'leave-out') return [];
    const rows = this.#matches.flatMap(({ orders, purchases, counted }) =>
      [...orders, ...counted].flatMap((record) => purchases.map(({ id }) => settlementOf(record, id))),
    );
    await this.#book.settlements.addMany(rows);
    this.noted += rows.length;
    const gone = this.#matches.flatMap(({ counted, purchases }) =>
      counted.flatMap((part) => purchases.slice(0, 1).map((whole) => ({ part, whole }))),
    );
    for (const { part, whole } of gone) await this.#replace(part, whole);
    return gone.map(({ part }) => part);
  }

  #isLeftOut({ currency, amountMinor }: NewPurchase, before: readonly Settlement[]): boolean {
    if (this.#options.sameMoney === 'count') {
      this.#struck.push(...before);
      return false;
    }
    this.#options.totals.leaveOut('already recorded', currency, amountMinor);
    return true;
  }

  #mayBeInParts(held: Held, free: readonly Purchase[]): boolean {
    const others = free.filter((other) => isPaidBy(other, held.order));
    if (others.length > 0) this.#unmatched.push({ ...held, others });
    return others.length > 0;
  }

  /** Finds payments and invoices that add up. The rest are ordinary orders. */
  async #settleParts(): Promise<readonly Held[]> {
    if (this.#unmatched.length === 0) return [];
    const counting: Held[] = [];
    const ids = this.#unmatched.map(({ order }) => order.customerId);
    const bought = Map.groupBy(await this.#book.purchases.ofAll([...new Set(ids)]), ({ customerId }) => customerId);
    for (const [customerId, some] of Map.groupBy(this.#unmatched, ({ order }) => order.customerId)) {
      const isFree = ({ id }: Purchase) => !this.#claimed.has(id);
      const free = some.map((one) => ({ ...one, others: one.others.filter(isFree) }));
      if (free.length > mostOfOne) this.notSearched.push({ customerId, orders: free.length });
      const before = (bought.get(customerId) ?? []).filter(isFree);
      const matches = ordersInParts(free, before);
      this.#matches.push(...matches);
      const found = new Set(matches.flatMap(({ orders }) => orders));
      const gone = new Set(matches.flatMap(({ counted }) => counted));
      this.#inParts ||= found.size > 0;
      this.paidInPart.push(
        ...paidInPart(
          free.filter(({ order }) => !found.has(order)),
          before.filter((purchase) => !gone.has(purchase)),
        ),
      );
      for (const one of some) (found.has(one.order) ? this.#held : counting).push(one);
    }
    return counting;
  }

  /** A part that counted until now: what settled it settles the whole. */
  async #replace(part: Purchase, whole: Purchase): Promise<void> {
    for (const { id, purchaseId } of await this.#book.settlements.ofAll([part.customerId]))
      if (purchaseId === part.id) await this.#book.settlements.move(id, whole.id);
    await this.#book.purchases.remove(part.id);
  }
}

function settlementOf(record: NewPurchase, purchaseId: number): Omit<Settlement, 'id'> {
  const { customerId, externalId, day, amountMinor, currency, kind, layout } = record;
  return { customerId, purchaseId, externalId, day, amountMinor, currency, kind, layout };
}
