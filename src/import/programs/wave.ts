import type { Program } from './program.ts';

export const wave: Program = {
  name: 'Wave',
  marks: ['Invoice Num', 'PO/SO'],
  // A line's amount is for a single piece.
  orderFields: { amount: 'unitPrice' },
};
