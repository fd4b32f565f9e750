import type { Day } from './day.ts';
import type { Currency } from './money.ts';

/** The document a purchase was read from. A payment is a purchase only as long as its invoice is not in the book. */
export type DocumentKind = 'invoice' | 'credit' | 'payment';

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
  /** Null for orders, and when the file does not say. */
  readonly kind: DocumentKind | null;
  /** The layout of the file it was read from: a hash of the header row. Null for purchases before this was recorded. */
  readonly layout: number | null;
  /** The lines of the order, as `linesText` writes them (product-lines.ts); null when the file listed none. */
  readonly lines: string | null;
}
