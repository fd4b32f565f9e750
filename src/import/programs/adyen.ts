import type { Program } from './program.ts';

export const adyen: Program = {
  name: 'Adyen',
  marks: ['Merchant Account', 'Psp Reference', 'Gross Credit (GC)'],
  // What a shopper paid is credited to the shop, and debited again where it is paid back.
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
