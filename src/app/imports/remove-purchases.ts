/** Removes orders that counted when they were imported and no longer do. */
import type { LeftOutReason } from '../../domain/left-out.ts';
import type { Purchase } from '../../domain/purchase.ts';
import type { Flags } from '../../import/flags.ts';
import { cancelledPurchase } from '../../import/same-order.ts';
import type { Transaction } from '../../store/store.ts';

/** An order that does not count, of a customer in the book. */
export interface GoneOrder {
  readonly order: Omit<Purchase, 'id'>;
  readonly why: LeftOutReason;
  /** The customer's purchases with the number; empty for an order without one. */
  readonly known: readonly number[];
  /** Its row tells no day. */
  readonly isUndated: boolean;
}

export interface RemovedPurchase {
  readonly purchase: Purchase;
  readonly why: LeftOutReason;
}

/** `seen`: purchases that the file has among those that count; they stay. `restart`: whether the file's numbers may begin again. */
export async function removePurchases(
  book: Transaction,
  gone: readonly GoneOrder[],
  { seen, restart }: { readonly seen: Flags; readonly restart: boolean },
): Promise<RemovedPurchase[]> {
  if (gone.length === 0) return [];
  const numbered = await book.purchases.some(gone.flatMap(({ known }) => known));
  const byId = new Map(numbered.map((purchase) => [purchase.id, purchase]));
  const unnumbered = gone.filter(({ known }) => known.length === 0).map(({ order }) => order.customerId);
  const bought = Map.groupBy(await book.purchases.ofAll([...new Set(unnumbered)]), ({ customerId }) => customerId);
  const taken = new Map<number, RemovedPurchase>();
  const isFree = ({ id }: Purchase) => !seen.has(id) && !taken.has(id);
  for (const { order, why, known, isUndated } of gone) {
    const purchases = known.map((id) => byId.get(id)).filter((one) => one !== undefined);
    const purchase =
      known.length > 0
        ? cancelledPurchase(order, purchases.filter(isFree), restart && !(isUndated && purchases.length === 1))
        : (bought.get(order.customerId) ?? []).filter(isFree).find((one) => saysTheSame(one, order));
    if (purchase != null) taken.set(purchase.id, { purchase, why });
  }
  for (const { purchase } of taken.values()) await removePurchase(book, purchase);
  return [...taken.values()];
}

function saysTheSame(purchase: Purchase, order: GoneOrder['order']): boolean {
  return (
    purchase.externalId === null &&
    purchase.day === order.day &&
    purchase.amountMinor === order.amountMinor &&
    purchase.currency === order.currency &&
    purchase.product === order.product
  );
}

/** A total stated while the order counted includes it, and is reduced. */
async function removePurchase(book: Transaction, purchase: Purchase): Promise<void> {
  await book.purchases.remove(purchase.id);
  const [customer] = await book.customers.some([purchase.customerId]);
  if (customer === undefined) return;
  const { stated, currency } = customer;
  const holds = stated.totalMinor !== null && (stated.on === null || purchase.day <= stated.on);
  if (!holds || (currency !== null && purchase.currency !== null && currency !== purchase.currency)) return;
  const totalMinor = Math.max(0, (stated.totalMinor ?? 0) - purchase.amountMinor);
  const orders = stated.orders === null ? null : Math.max(0, stated.orders - 1);
  await book.customers.change(customer.id, { stated: { ...stated, totalMinor, orders } });
}
