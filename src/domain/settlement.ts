import type { Purchase } from './purchase.ts';

/**
 * What another program recorded of the money of a purchase, such as the payment of an invoice or a part of it. It is not
 * counted. A record of several purchases has a settlement for each.
 */
export interface Settlement
  extends Pick<Purchase, 'id' | 'customerId' | 'externalId' | 'day' | 'amountMinor' | 'currency' | 'kind' | 'layout'> {
  readonly purchaseId: number;
}
