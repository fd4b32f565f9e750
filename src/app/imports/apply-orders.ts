/** Writes orders into the book: known ones are updated, new ones added, and ones that no longer count removed. */
import { type Day, epochDayAt } from '../../domain/day.ts';
import { areSameLines, joinedText, linesText } from '../../domain/product-lines.ts';
import type { Purchase } from '../../domain/purchase.ts';
import type { LeftOutOrder, OrderDraft } from '../../import/draft.ts';
import { Flags } from '../../import/flags.ts';
import { HashIndex } from '../../import/hash-index.ts';
import { NumbersSoFar } from '../../import/numbers-so-far.ts';
import { numberKey } from '../../import/order-numbers.ts';
import { sameOrder } from '../../import/same-order.ts';
import type { Transaction } from '../../store/store.ts';
import type { CustomerWriter } from './apply-import.ts';
import { NumberById } from './number-by-id.ts';
import type { Counts } from './pending-customers.ts';
import { RecordedMoney, type RecordedMoneyOptions } from './recorded-money.ts';
import { type GoneOrder, type RemovedPurchase, removePurchases } from './remove-purchases.ts';

type NewPurchase = Omit<Purchase, 'id'>;

interface Doubtful {
  readonly purchase: NewPurchase;
  /** The purchases of this customer with this number. */
  readonly known: readonly number[];
  readonly key: string;
}

interface OrderOptions extends RecordedMoneyOptions {
  /** Whether the file's numbers may begin again. */
  readonly numbersRestart: boolean;
  /** Orders that other files have changed since an earlier version imported a file of this name. */
  readonly changedSince: ReadonlySet<number>;
}

export class OrderWriter {
  readonly counts: Counts = { added: 0, updated: 0, unchanged: 0 };
  readonly removed: RemovedPurchase[] = [];
  /** Money that another program recorded as well. */
  readonly recorded: RecordedMoney;
  readonly #book: Transaction;
  readonly #customers: CustomerWriter;
  readonly #options: OrderOptions;
  /** Purchases by customer and order number, or by their content, and how often each occurs. */
  readonly #index = new HashIndex();
  readonly #occurrences = new HashIndex();
  /** Whether several purchases of one customer share a number. */
  #hasFurther = false;
  /** The days of the purchases in the book, as numbers. */
  readonly #days = new NumberById();
  #numbersOfBook: NumbersSoFar | null = null;
  /** Purchases that this file has. */
  readonly #seen = new Flags();
  readonly #gone: GoneOrder[] = [];
  readonly #moved: { readonly purchase: NewPurchase; readonly before: Purchase; readonly key: string }[] = [];
  readonly #changedSince: { readonly purchase: NewPurchase; readonly before: Purchase }[] = [];
  #onTheDay = 0;
  #otherSources = false;
  #firstNew = 1;
  #next = 1;

  constructor(book: Transaction, customers: CustomerWriter, options: OrderOptions) {
    this.#book = book;
    this.#customers = customers;
    this.#options = options;
    this.recorded = new RecordedMoney(book, options, {
      isSeen: (id) => this.#seen.has(id),
      numbers: async () => (await this.#numbers()).highest,
    });
  }

  /** Reads the orders in the book. */
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
      if (known.length === 0) known.push(...this.#withoutSeries(order, purchase));
      if (known.length > 0 || this.#mayBeRecorded(purchase)) doubtful.push({ purchase, known, key });
      else this.#begin(purchase, key, fresh);
    });
    await this.#addAll(fresh);
    await this.#decide(doubtful);
    for (const left of leftOut) await this.#leaveOut(left);
  }

  /** Whether the book has this order under the customer. */
  #isRecordedOf(order: OrderDraft, customerId: number): boolean {
    if (!this.#customers.isOfBefore(customerId)) return false;
    const purchase = purchaseOf(order, customerId, this.#options.layout);
    if (purchase.externalId === null) return this.#index.get(0, contentOf(purchase, 1)) !== 0;
    const known = [...this.#all(byNumber(purchase), purchase), ...this.#withoutSeries(order, purchase)];
    return known.some((id) => id < this.#firstNew && this.#days.get(id) === dayNumber(purchase.day));
  }

  /** Earlier versions stored the number without its series: the order of the same day is this one. */
  #withoutSeries({ bareId }: OrderDraft, purchase: NewPurchase): number[] {
    if (bareId === null || this.#firstNew === 1) return [];
    const known = this.#all(byNumber({ ...purchase, externalId: bareId }), purchase);
    const day = dayNumber(purchase.day);
    return known.filter((id) => id < this.#firstNew && !this.#seen.has(id) && this.#days.get(id) === day);
  }

  /** Decides about the orders held back. */
  async end(): Promise<void> {
    const { numbersRestart } = this.#options;
    await this.#settleMoved();
    await this.#settleRecorded();
    for (const gone of await removePurchases(this.#book, this.#gone, { seen: this.#seen, restart: numbersRestart })) {
      this.removed.push(gone);
      this.#options.totals.takeBack(gone.why, gone.purchase.currency, gone.purchase.amountMinor);
    }
  }

  /** When the same file comes again, what a later one says of an order stands. */
  async settleChangedSince(isSameFile: boolean): Promise<void> {
    if (isSameFile) this.counts.unchanged += this.#changedSince.length;
    else for (const { purchase, before } of this.#changedSince) await this.#overwrite(purchase, before);
  }

  /** Under the key, or its next free variant: several documents may share a number. */
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

  /** A new order that another program may have recorded for this customer. */
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
    await this.recorded.learn(doubtful.filter(({ known }) => known.length === 0).map(({ purchase }) => purchase));
    const fresh: NewPurchase[] = [];
    for (const { purchase, known, key } of doubtful) {
      const purchases = known.map((id) => stored.get(id)).filter((one) => one !== undefined);
      if (purchases.length > 0) await this.#meet(purchase, purchases, key, fresh);
      else if (!(await this.recorded.holds(purchase, key))) this.#begin(purchase, key, fresh);
    }
    await this.#addAll(fresh);
  }

  async #meet(purchase: NewPurchase, known: readonly Purchase[], key: string, fresh: NewPurchase[]): Promise<void> {
    const same = sameOrder(purchase, known, this.#options.numbersRestart);
    if (same.kind === 'new') this.#begin(purchase, key, fresh);
    else if (same.kind === 'paid') this.#leaveOutPaid(purchase);
    else if (same.kind === 'known') this.#keep(purchase, same.purchase);
    else if (same.kind === 'invoice of') await this.#replacePayments(purchase, same.payments);
    else if (same.kind === 'moved' && same.purchase.id < this.#firstNew)
      this.#moved.push({ purchase, before: same.purchase, key });
    else await this.#update(purchase, same.purchase);
  }

  async #update(purchase: NewPurchase, before: Purchase): Promise<void> {
    // Further lines of an order whose first lines came much earlier in the file.
    if (before.id >= this.#firstNew || this.#seen.has(before.id)) {
      await this.#addLines(before.id, purchase);
      return;
    }
    if (purchase.day === before.day) this.#onTheDay++;
    this.#count(purchase, before.id);
    if (this.#options.changedSince.has(before.id)) this.#changedSince.push({ purchase, before });
    else await this.#overwrite(purchase, before);
  }

  async #overwrite(purchase: NewPurchase, before: Purchase): Promise<void> {
    const { day, amountMinor, currency, product } = purchase;
    const lines = purchase.lines ?? before.lines;
    const sold = { day, amountMinor, currency, product };
    // Earlier versions stored no lines: these alone do not make it another order.
    const known = before.lines === null || areSameLines(before.lines, lines) ? sold : { ...sold, lines };
    const isChanged = await this.#book.purchases.change(before.id, known);
    if (isChanged) await this.#book.purchases.change(before.id, { lines });
    if (isChanged) this.counts.updated++;
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

  async #addLines(id: number, { amountMinor, currency, lines }: NewPurchase): Promise<void> {
    const before = await this.#book.purchases.get(id);
    if (before === null) return;
    const joined = joinedText(before.lines, lines);
    await this.#book.purchases.change(id, { amountMinor: before.amountMinor + amountMinor, lines: joined });
    this.#options.totals.addLines(currency, amountMinor);
  }

  #leaveOutPaid({ currency, amountMinor }: NewPurchase): void {
    this.#options.totals.leaveOut('already invoiced', currency, amountMinor);
  }

  /** Payments counted as long as their invoice was not in the book. */
  async #replacePayments(invoice: NewPurchase, [first, ...others]: readonly Purchase[]): Promise<void> {
    if (first === undefined) return;
    const { day, amountMinor, currency, product, kind, layout, lines } = invoice;
    await this.#book.purchases.change(first.id, { day, amountMinor, currency, product, kind, layout, lines });
    for (const { id } of others) await this.#book.purchases.remove(id);
    this.#count(invoice, first.id);
    this.counts.updated++;
  }

  async #leaveOut(left: LeftOutOrder): Promise<void> {
    this.#options.totals.leaveOut(left.why, left.currency, left.amountMinor);
    if (left.order === null || this.#firstNew === 1) return;
    const customerId = await this.#customers.buyerBefore(left.order.customer);
    if (customerId === 0) return;
    const order = purchaseOf(left.order, customerId, this.#options.layout);
    const numbered = order.externalId !== null;
    const met = numbered ? [...this.#all(byNumber(order), order), ...this.#withoutSeries(left.order, order)] : [];
    const known = met.filter((id) => id < this.#firstNew);
    if (known.length > 0 || !numbered)
      this.#gone.push({ order, why: left.why, known, isUndated: left.isUndated === true });
  }

  /** Numbers that start again belong to new orders; otherwise the order was corrected. */
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

  async #settleRecorded(): Promise<void> {
    const fresh: NewPurchase[] = [];
    for (const { order, key } of await this.recorded.settle()) this.#begin(order, key, fresh);
    await this.#addAll(fresh);
    for (const purchase of await this.recorded.note()) this.#removeRecorded(purchase);
  }

  /** It now counts as a part of another purchase; a file that has it has already counted it. */
  #removeRecorded(purchase: Purchase): void {
    const { totals } = this.#options;
    this.removed.push({ purchase, why: 'already recorded' });
    if (this.#seen.has(purchase.id)) totals.exclude('already recorded', purchase.currency, purchase.amountMinor);
    else totals.takeBack('already recorded', purchase.currency, purchase.amountMinor);
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

  /** The key of the next order without a number and with the same content. */
  #nth(purchase: Content, among: HashIndex): string {
    let n = 1;
    while (among.get(0, contentOf(purchase, n)) !== 0) n++;
    return contentOf(purchase, n);
  }
}

type Content = Pick<NewPurchase, 'customerId' | 'day' | 'amountMinor' | 'currency' | 'product'>;

/** Identifies an order without a number: the nth with this content. */
function contentOf({ customerId, day, amountMinor, currency, product }: Content, n: number): string {
  return [customerId, day, amountMinor, currency, product, n].join('\0');
}

/** Never 0, which stands for a missing purchase. */
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
  const lines = order.lines === null ? null : linesText(order.lines);
  return { customerId, externalId, day, amountMinor, currency, product, kind, layout, lines };
}
