/** What earlier imports recognized as the same money as purchases of the book. Pure. */
import type { Purchase } from '../domain/purchase.ts';
import type { Settlement } from '../domain/settlement.ts';
import { numberKey } from './order-numbers.ts';
import type { MoneyFacts } from './same-money.ts';

type Records = readonly Settlement[];

export class SettledRecords {
  readonly #byCustomer: ReadonlyMap<number, Records>;
  readonly #byPurchase: ReadonlyMap<number, Records>;
  readonly #amounts: ReadonlyMap<number, number>;

  constructor(settlements: Records, purchases: readonly Purchase[]) {
    this.#byCustomer = Map.groupBy(settlements, ({ customerId }) => customerId);
    this.#byPurchase = Map.groupBy(settlements, ({ purchaseId }) => purchaseId);
    this.#amounts = new Map(purchases.map(({ id, amountMinor }) => [id, amountMinor]));
  }

  /** The settlements recorded for an order that was recognized before, without those in `met`; empty otherwise. */
  recordOf(order: MoneyFacts & { readonly customerId: number }, met: ReadonlySet<number>): Records {
    const alike = (this.#byCustomer.get(order.customerId) ?? []).filter(
      (record) => !met.has(record.id) && isRecordOf(record, order),
    );
    const [first] = alike;
    if (first === undefined || this.#shareOf(first) === first.amountMinor) return alike.slice(0, 1);
    return alike.filter((record) => this.#shareOf(record) < record.amountMinor);
  }

  /** Whether files of this layout have all the money of the purchase. */
  isSettled({ id, amountMinor }: Purchase, layout: number | null): boolean {
    const records = (this.#byPurchase.get(id) ?? []).filter((record) => record.layout === layout);
    return records.length > 0 && records.reduce((sum, record) => sum + this.#shareOf(record), 0) >= amountMinor;
  }

  /** Its purchase's share of a record: a payment of several invoices is larger than each. */
  #shareOf({ purchaseId, amountMinor }: Settlement): number {
    return Math.min(amountMinor, this.#amounts.get(purchaseId) ?? amountMinor);
  }
}

/** By number or day, and by the amount: a corrected record is matched again. */
function isRecordOf(record: Settlement, order: MoneyFacts): boolean {
  if (record.amountMinor !== order.amountMinor || record.currency !== order.currency) return false;
  const [one, other] = [record.externalId, order.externalId];
  if (one === null || other === null) return one === other && record.day === order.day;
  return numberKey(one) === numberKey(other) && (record.day === order.day || record.layout === order.layout);
}
