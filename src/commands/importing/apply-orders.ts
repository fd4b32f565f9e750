/** Puts orders into the book: a known order is updated, a new one added, one that counts no longer is taken back. */
import { type Day, epochDayAt } from '../../domain/day.ts';
import type { Purchase } from '../../domain/purchase.ts';
import type { LeftOutOrder, OrderDraft } from '../../import/draft.ts';
import { HashIndex } from '../../import/hash-index.ts';
import { Flags } from '../../import/identity.ts';
import { NumbersSoFar } from '../../import/numbers-so-far.ts';
import { numberKey } from '../../import/order-numbers.ts';
import { isPaidBy, mostOfOne, ordersInParts, type PaidInPart, paidInPart } from '../../import/part-payments.ts';
import { otherRecords, sameMoney } from '../../import/same-money.ts';
import { sameOrder } from '../../import/same-order.ts';
import type { ControlTotals } from '../../import/totals.ts';
import type { Transaction } from '../../store/store.ts';
import type { Counts, CustomerWriter } from './apply-import.ts';
import { NumberById } from './number-by-id.ts';
import { type GoneOrder, type TakenBack, takeBackOrders } from './take-back.ts';

type NewPurchase = Omit<Purchase, 'id'>;

/** What is done with money that another program recorded too. */
export type SameMoneyAnswer = 'leave-out' | 'count';

export interface OrderWriterOptions {
  readonly layout: number | null;
  readonly totals: ControlTotals;
  /** Null where nobody said. */
  readonly sameMoney: SameMoneyAnswer | null;
}

/** Orders of equal money as orders of the book that came from another program. */
export interface SameMoney {
  readonly orders: readonly NewPurchase[];
  /** Some of them only add up to orders of the other program, or are the sum of several. */
  readonly inParts: boolean;
  /** What is done with them, by an answer or because most orders of the file are of this kind, or few. */
  readonly done: SameMoneyAnswer;
}

interface Doubtful {
  readonly purchase: NewPurchase;
  /** The purchases of this customer with this number. */
  readonly known: readonly number[];
  readonly key: string;
}

/** Held back until the end of the file shows what they are; so many at most. */
const mostHeld = 50_000;

export class OrderWriter {
  readonly counts: Counts = { added: 0, updated: 0, unchanged: 0 };
  takenBack: readonly TakenBack[] = [];
  sameMoney: SameMoney | null = null;
  /** Invoices beside which a part of their money counts once more. */
  readonly paidInPart: PaidInPart[] = [];
  /** Customers with more payments and invoices than are searched for parts that add up, and with how many. */
  readonly notSearched: { readonly customerId: number; readonly orders: number }[] = [];
  readonly #book: Transaction;
  readonly #customers: CustomerWriter;
  readonly #options: OrderWriterOptions;
  /** Purchases by customer and order number, or by what they say, and how often that occurs. */
  readonly #index = new HashIndex();
  readonly #occurrences = new HashIndex();
  /** Whether some number stands on several purchases of one customer. */
  #hasFurther = false;
  /** The days of the purchases of the book, as numbers. */
  readonly #days = new NumberById();
  #numbersOfBook: NumbersSoFar | null = null;
  /** Purchases that this file has. */
  readonly #seen = new Flags();
  readonly #claimed = new Set<number>();
  readonly #gone: GoneOrder[] = [];
  readonly #moved: { readonly purchase: NewPurchase; readonly before: Purchase; readonly key: string }[] = [];
  readonly #held: { readonly purchase: NewPurchase; readonly key: string }[] = [];
  /** Payments and invoices of which only a part may be recorded. */
  readonly #unmatched: { readonly order: NewPurchase; readonly key: string; readonly others: readonly Purchase[] }[] =
    [];
  /** Orders that another program could have recorded too: those of customers for whom it recorded some then. */
  #comparable = 0;
  #onTheDay = 0;
  #inParts = false;
  #otherSources = false;
  #firstNew = 1;
  #next = 1;

  constructor(book: Transaction, customers: CustomerWriter, options: OrderWriterOptions) {
    this.#book = book;
    this.#customers = customers;
    this.#options = options;
  }

  /** Learns which orders are in the book. */
  async begin(): Promise<void> {
    const { layout } = this.#options;
    for await (const purchases of this.#book.purchases.eachKnown())
      for (const known of purchases) {
        if (known.externalId === null) this.#index.add(0, this.#nth(known, this.#index), known.id);
        else this.#enter(`${known.customerId}\0${numberKey(known.externalId)}`, known.id);
        if (known.layout === null || known.layout !== layout) this.#otherSources = true;
        this.#days.set(known.id, dayNumber(known.day));
        this.#firstNew = known.id + 1;
      }
    this.#next = this.#firstNew;
  }

  async take(orders: readonly OrderDraft[], leftOut: readonly LeftOutOrder[]): Promise<void> {
    const ids = await this.#customers.resolve(
      orders.map((order) => ({ ...order.customer, currency: order.currency })),
      (at, customerId) => this.#isRecordedOf(orders[at] as OrderDraft, customerId),
    );
    const fresh: NewPurchase[] = [];
    const doubtful: Doubtful[] = [];
    orders.forEach((order, at) => {
      const purchase = purchaseOf(order, ids[at] ?? 0, this.#options.layout);
      const key = this.#keyOf(purchase);
      const known = this.#all(key, purchase);
      if (known.length > 0 || this.#mayBeRecorded(purchase)) doubtful.push({ purchase, known, key });
      else this.#begin(purchase, key, fresh);
    });
    await this.#addAll(fresh);
    await this.#decide(doubtful);
    for (const left of leftOut) this.#leaveOut(left);
  }

  /** Whether the book has this order under the customer. */
  #isRecordedOf(order: OrderDraft, customerId: number): boolean {
    if (!this.#customers.isOfBefore(customerId)) return false;
    const purchase = purchaseOf(order, customerId, this.#options.layout);
    if (purchase.externalId === null) return this.#index.get(0, contentOf(purchase, 1)) !== 0;
    const known = this.#all(byNumber(purchase), purchase).filter((id) => id < this.#firstNew);
    return known.some((id) => this.#days.get(id) === dayNumber(purchase.day));
  }

  /** Decides what was held back. */
  async end(): Promise<void> {
    await this.#settleMoved();
    await this.#settleParts();
    await this.#settleSameMoney();
    this.takenBack = await takeBackOrders(this.#book, this.#gone, this.#seen);
    for (const { purchase, why } of this.takenBack)
      this.#options.totals.takeBack(why, purchase.currency, purchase.amountMinor);
  }

  /** Under the key, or the next one of it that is free: several documents may have one number. */
  #enter(key: string, id: number): void {
    if (this.#index.add(0, key, id)) return;
    this.#hasFurther = true;
    let n = 2;
    while (!this.#index.add(0, `${key}\0\0${n}`, id)) n++;
  }

  #keyOf(purchase: NewPurchase): string {
    if (purchase.externalId !== null) return byNumber(purchase);
    const key = this.#nth(purchase, this.#occurrences);
    this.#occurrences.add(0, key, 1);
    return key;
  }

  #all(key: string, { externalId }: NewPurchase): number[] {
    const first = this.#index.get(0, key);
    if (first === 0) return [];
    return externalId === null || !this.#hasFurther ? [first] : [first, ...furtherOf(this.#index, key)];
  }

  /** A new order of a customer for whom another program may have recorded it. */
  #mayBeRecorded({ customerId, amountMinor }: NewPurchase): boolean {
    return this.#otherSources && amountMinor > 0 && this.#customers.isOfBefore(customerId);
  }

  #begin(purchase: NewPurchase, key: string, fresh: NewPurchase[]): void {
    this.#enter(key, this.#next);
    this.#next++;
    fresh.push(purchase);
  }

  async #addAll(fresh: readonly NewPurchase[]): Promise<void> {
    if (fresh.length > 0) await this.#book.purchases.addMany(fresh);
    this.counts.added += fresh.length;
    for (const purchase of fresh) this.#options.totals.add(purchase, purchase.customerId);
  }

  async #decide(doubtful: readonly Doubtful[]): Promise<void> {
    if (doubtful.length === 0) return;
    const stored = new Map<number, Purchase>();
    for (const purchase of await this.#book.purchases.some(doubtful.flatMap(({ known }) => known)))
      stored.set(purchase.id, purchase);
    const bought = await this.#boughtBy(doubtful.filter(({ known }) => known.length === 0));
    const fresh: NewPurchase[] = [];
    for (const { purchase, known, key } of doubtful) {
      const purchases = known.map((id) => stored.get(id)).filter((one) => one !== undefined);
      if (purchases.length > 0) await this.#meet(purchase, purchases, key, fresh);
      else if (!(await this.#isRecorded(purchase, bought.get(purchase.customerId) ?? [], key)))
        this.#begin(purchase, key, fresh);
    }
    await this.#addAll(fresh);
  }

  async #boughtBy(doubtful: readonly Doubtful[]): Promise<ReadonlyMap<number, Purchase[]>> {
    const customers = [...new Set(doubtful.map(({ purchase }) => purchase.customerId))];
    if (customers.length === 0) return new Map();
    return Map.groupBy(await this.#book.purchases.ofAll(customers), ({ customerId }) => customerId);
  }

  async #meet(purchase: NewPurchase, known: readonly Purchase[], key: string, fresh: NewPurchase[]): Promise<void> {
    const same = sameOrder(purchase, known);
    if (same.kind === 'new') this.#begin(purchase, key, fresh);
    else if (same.kind === 'paid') this.#leaveOutPaid(purchase);
    else if (same.kind === 'known') this.#keep(purchase, same.purchase);
    else if (same.kind === 'invoice of') await this.#replacePayments(purchase, same.payments);
    else if (same.kind === 'moved' && same.purchase.id < this.#firstNew)
      this.#moved.push({ purchase, before: same.purchase, key });
    else await this.#update(purchase, same.purchase);
  }

  async #update(purchase: NewPurchase, before: Purchase): Promise<void> {
    // Further lines of an order whose first lines stood far above in the same file.
    if (before.id >= this.#firstNew || this.#seen.has(before.id)) {
      await this.#addLines(before.id, purchase);
      return;
    }
    if (purchase.day === before.day) this.#onTheDay++;
    this.#count(purchase, before.id);
    const { day, amountMinor, currency, product } = purchase;
    if (await this.#book.purchases.change(before.id, { day, amountMinor, currency, product })) this.counts.updated++;
    else this.counts.unchanged++;
  }

  #keep(purchase: NewPurchase, before: Purchase): void {
    this.#count(purchase, before.id);
    this.counts.unchanged++;
  }

  #count(purchase: NewPurchase, id: number): void {
    this.#seen.set(id);
    this.#options.totals.add(purchase, purchase.customerId);
  }

  async #addLines(id: number, { amountMinor, currency }: NewPurchase): Promise<void> {
    const before = await this.#book.purchases.get(id);
    if (before === null) return;
    await this.#book.purchases.change(id, { amountMinor: before.amountMinor + amountMinor });
    this.#options.totals.addLines(currency, amountMinor);
  }

  #leaveOutPaid({ currency, amountMinor }: NewPurchase): void {
    this.#options.totals.leaveOut('already invoiced', currency, amountMinor);
  }

  /** Payments counted as long as their invoice was not in the book. */
  async #replacePayments(invoice: NewPurchase, [first, ...others]: readonly Purchase[]): Promise<void> {
    if (first === undefined) return;
    const { day, amountMinor, currency, product, kind, layout } = invoice;
    await this.#book.purchases.change(first.id, { day, amountMinor, currency, product, kind, layout });
    for (const { id } of others) await this.#book.purchases.remove(id);
    this.#count(invoice, first.id);
    this.counts.updated++;
  }

  /** Holds an order back whose money another program recorded; whether it did shows in the whole file. */
  async #isRecorded(purchase: NewPurchase, bought: readonly Purchase[], key: string): Promise<boolean> {
    if (this.#held.length + this.#unmatched.length >= mostHeld) return false;
    const { highest } = await this.#numbers();
    const others = otherRecords(purchase, bought, highest).filter(({ id }) => !this.#seen.has(id));
    if (others.length > 0) this.#comparable++;
    const free = others.filter(({ id }) => !this.#claimed.has(id));
    const same = sameMoney(purchase, free);
    if (same === null) return this.#mayBeInParts(purchase, free, key);
    this.#claimed.add(same.id);
    this.#held.push({ purchase, key });
    return true;
  }

  #mayBeInParts(order: NewPurchase, free: readonly Purchase[], key: string): boolean {
    const others = free.filter((other) => isPaidBy(other, order));
    if (others.length > 0) this.#unmatched.push({ order, key, others });
    return others.length > 0;
  }

  /** Once all are known: which payments and invoices add up. The others are orders like all. */
  async #settleParts(): Promise<void> {
    if (this.#unmatched.length === 0) return;
    const fresh: NewPurchase[] = [];
    const ids = this.#unmatched.map(({ order }) => order.customerId);
    const bought = Map.groupBy(await this.#book.purchases.ofAll([...new Set(ids)]), ({ customerId }) => customerId);
    for (const [customerId, some] of Map.groupBy(this.#unmatched, ({ order }) => order.customerId)) {
      const free = some.map((one) => ({ ...one, others: one.others.filter(({ id }) => !this.#claimed.has(id)) }));
      if (free.length > mostOfOne) this.notSearched.push({ customerId, orders: free.length });
      const found = ordersInParts(free);
      this.#inParts ||= found.size > 0;
      const left = free.filter(({ order }) => !found.has(order));
      this.paidInPart.push(...paidInPart(left, bought.get(customerId) ?? []));
      for (const { order, key } of some) {
        if (found.has(order)) this.#held.push({ purchase: order, key });
        else this.#begin(order, key, fresh);
      }
    }
    await this.#addAll(fresh);
  }

  #leaveOut(left: LeftOutOrder): void {
    this.#options.totals.leaveOut(left.why, left.currency, left.amountMinor);
    const customerId = left.order === null ? 0 : this.#customers.whoIs(left.order.customer);
    if (left.order === null || customerId === 0 || this.#firstNew === 1) return;
    const order = purchaseOf(left.order, customerId, this.#options.layout);
    const numbered = order.externalId !== null;
    const known = numbered ? this.#all(byNumber(order), order).filter((id) => id < this.#firstNew) : [];
    if (known.length > 0 || !numbered) this.#gone.push({ order, why: left.why, known });
  }

  /** Numbers that begin again name other orders; else the order was corrected. */
  async #settleMoved(): Promise<void> {
    if (this.#moved.length === 0) return;
    const restarted = this.#onTheDay === 0 || (await this.#beginsAgain());
    const fresh: NewPurchase[] = [];
    for (const { purchase, before, key } of this.#moved) {
      if (restarted) this.#begin(purchase, key, fresh);
      else await this.#update(purchase, before);
    }
    await this.#addAll(fresh);
  }

  async #settleSameMoney(): Promise<void> {
    if (this.#held.length === 0) return;
    const orders = this.#held.map(({ purchase }) => purchase);
    // A shop and its payment provider agree on most orders; a customer who buys twice for the same price is an exception.
    const done = this.#options.sameMoney ?? (orders.length * 2 >= this.#comparable ? 'leave-out' : 'count');
    this.sameMoney = { orders, inParts: this.#inParts, done };
    if (done === 'leave-out')
      for (const { currency, amountMinor } of orders)
        this.#options.totals.leaveOut('already recorded', currency, amountMinor);
    else {
      const fresh: NewPurchase[] = [];
      for (const { purchase, key } of this.#held) this.#begin(purchase, key, fresh);
      await this.#addAll(fresh);
    }
  }

  async #beginsAgain(): Promise<boolean> {
    const numbers = await this.#numbers();
    for await (const purchases of this.#book.purchases.each(this.#firstNew))
      for (const { externalId, day } of purchases)
        if (externalId !== null && numbers.beginAgain(externalId, day)) return true;
    return false;
  }

  /** The numbers that were in the book before this file. */
  async #numbers(): Promise<NumbersSoFar> {
    if (this.#numbersOfBook !== null) return this.#numbersOfBook;
    const numbers = new NumbersSoFar();
    for await (const purchases of this.#book.purchases.each())
      for (const { id, externalId, day } of purchases)
        if (id < this.#firstNew && externalId !== null) numbers.add(externalId, day);
    this.#numbersOfBook = numbers;
    return numbers;
  }

  /** The key of the next order without number that says the same. */
  #nth(purchase: Content, among: HashIndex): string {
    let n = 1;
    while (among.get(0, contentOf(purchase, n)) !== 0) n++;
    return contentOf(purchase, n);
  }
}

type Content = Pick<NewPurchase, 'customerId' | 'day' | 'amountMinor' | 'currency' | 'product'>;

/** What an order without number is known by: the nth that says the same. */
function contentOf({ customerId, day, amountMinor, currency, product }: Content, n: number): string {
  return [customerId, day, amountMinor, currency, product, n].join('\0');
}

/** Never 0, which a purchase has that is not there. */
const dayNumber = (day: Day) => epochDayAt(day, 0) + 1_000_000;

function byNumber(purchase: NewPurchase): string {
  return `${purchase.customerId}\0${numberKey(purchase.externalId ?? '')}`;
}

function furtherOf(index: HashIndex, key: string): number[] {
  const ids: number[] = [];
  for (let n = 2; ; n++) {
    const id = index.get(0, `${key}\0\0${n}`);
    if (id === 0) return ids;
    ids.push(id);
  }
}

function purchaseOf(order: OrderDraft, customerId: number, layout: number | null): NewPurchase {
  const { externalId, day, amountMinor, currency, product, kind } = order;
  return { customerId, externalId, day, amountMinor, currency, product, kind, layout };
}
