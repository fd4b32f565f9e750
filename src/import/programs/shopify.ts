import type { Program } from './program.ts';

export const shopify: Program = {
  name: 'Shopify',
  marks: ['Financial Status', 'Lineitem name'],
  // The number of the order, such as #1001.
  headers: { Name: 'orderId' },
  // Ordered, to be paid on delivery or by transfer. What was not ordered after all is in another list.
  statuses: { pending: 'unpaid' },
};
