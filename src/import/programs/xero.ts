import type { Program } from './program.ts';

export const xero: Program = {
  name: 'Xero',
  marks: ['SalesAccount', 'PurchasesAccount'],
  // An account of the books, not the customer's.
  headers: { SalesAccount: null },
};
