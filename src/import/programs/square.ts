import type { Program } from './program.ts';

export const square: Program = {
  name: 'Square',
  marks: ['Square Customer ID', 'Lifetime Spend'],
  // Days of payments, not of page visits.
  headers: { 'First Visit': 'firstPurchase', 'Last Visit': 'lastPurchase' },
};
