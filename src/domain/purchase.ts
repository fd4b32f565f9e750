import type { Day } from './day.ts';
import type { Currency } from './money.ts';

/** One order or invoice. A refund is a purchase with a negative amount. */
export interface Purchase {
  readonly id: number;
  readonly customerId: number;
  /** The order number in the system it came from. */
  readonly externalId: string | null;
  readonly day: Day;
  /** Minor units of `currency`. */
  readonly amountMinor: number;
  readonly currency: Currency | null;
  readonly product: string | null;
}
