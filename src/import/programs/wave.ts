import type { Program } from './program.ts';

export const wave: Program = {
  name: 'Wave',
  marks: ['Invoice Num', 'PO/SO'],
  // The amount of a line is that of one piece.
  orderFields: { amount: 'unitPrice' },
};
