import type { Purchase } from './purchase.ts';

/**
 * What another program recorded about the money of a purchase, such as the full or partial payment of an invoice. It is
 * not counted. A record about several purchases has a settlement for each.
 */
export interface Settlement
  extends Pick<Purchase, 'id' | 'customerId' | 'externalId' | 'day' | 'amountMinor' | 'currency' | 'kind' | 'layout'> {
  readonly purchaseId: number;
}
