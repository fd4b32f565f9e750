import type { Program } from './program.ts';

export const myob: Program = {
  name: 'MYOB',
  marks: ['Co./Last Name', 'Sale Status'],
  headers: { 'Sale Status': 'type' },
  // Invoices, orders (bought, and not invoiced yet) and quotes.
  rowTypes: { I: 'invoice', O: 'order', Q: 'offer' },
};
