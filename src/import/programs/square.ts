import type { Program } from './program.ts';

export const square: Program = {
  name: 'Square',
  marks: ['Square Customer ID', 'Lifetime Spend'],
  // Days on which something was paid, not visits of a page.
  headers: { 'First Visit': 'firstPurchase', 'Last Visit': 'lastPurchase' },
};
