import type { Program } from './program.ts';

export const shoptet: Program = {
  name: 'Shoptet',
  marks: ['statusName', 'billFullName'],
  // One row for each line of the order; an amount there is a quantity.
  headers: {
    code: 'orderId',
    date: 'orderDate',
    statusName: 'status',
    billFullName: 'name',
    billCompany: 'company',
    itemName: 'product',
    itemAmount: 'quantity',
    itemUnitPriceWithVat: 'unitPrice',
    itemTotalPriceWithVat: 'lineAmount',
    totalPriceWithVat: 'amount',
  },
};
