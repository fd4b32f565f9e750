import type { Program } from './program.ts';

export const matrixify: Program = {
  name: 'Matrixify',
  marks: ['Line: Type', 'Price: Total'],
  // The order's total is on each of its lines.
  headers: { Name: 'orderId', ID: null, 'Price: Total': 'amount', 'Transaction: Amount': null, 'Line: Total': null },
};
