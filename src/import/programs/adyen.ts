import type { Program } from './program.ts';

export const adyen: Program = {
  name: 'Adyen',
  marks: ['Merchant Account', 'Psp Reference', 'Gross Credit (GC)'],
  // Payments are credited to the shop, and refunds debited.
  headers: {
    'Company Account': null,
    'Merchant Account': null,
    'Psp Reference': null,
    'Merchant Reference': 'orderId',
    'Creation Date': 'orderDate',
    Type: 'type',
    'Gross Currency': 'currency',
    'Gross Credit (GC)': 'amount',
    'Gross Debit (GC)': 'refunded',
    'Shopper Email': 'email',
  },
};
