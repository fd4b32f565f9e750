import type { Program } from './program.ts';

export const shopify: Program = {
  name: 'Shopify',
  marks: ['Financial Status', 'Lineitem name'],
  // The number of the order, such as #1001.
  headers: { Name: 'orderId' },
};
