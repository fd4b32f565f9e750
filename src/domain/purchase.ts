import type { Day } from './day.ts';
import type { Currency } from './money.ts';

/** What a purchase was read from. A payment is one of its own only while its invoice is not in the book. */
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
  /** Null of orders, and where the file does not say. */
  readonly kind: DocumentKind | null;
  /** Which layout of file it was read from: a hash of the header row. Null of purchases before this was recorded. */
  readonly layout: number | null;
  /** What it was made of, as `linesText` writes it (product-lines.ts); null where the file did not list lines. */
  readonly lines: string | null;
}
