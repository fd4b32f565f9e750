/** Purchases before (or apart from) the orders in the book: the part of a stated total that the orders do not cover. */

interface Covered {
  /** Money and number of the orders up to the day of the statement. */
  readonly money: number;
  readonly orders: number;
}

export interface BoughtBefore {
  readonly money: number;
  /** Null where no number of orders is stated. */
  readonly orders: number | null;
}

/** Null when the orders add up to the stated total or more: then they stand alone. */
export function boughtBefore(total: number | null, orders: number | null, covered: Covered): BoughtBefore | null {
  if (total === null || total <= covered.money) return null;
  return { money: total - covered.money, orders: orders === null ? null : Math.max(0, orders - covered.orders) };
}
