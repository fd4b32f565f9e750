import type { Program } from './program.ts';

/** Its exports for a later import, where columns are called as in its database. */
export const odoo: Program = {
  name: 'Odoo',
  marks: ['id', 'user_id', 'parent_id|partner_id'],
  headers: {
    user_id: 'owner',
    parent_id: 'company',
    partner_id: 'name',
    country_id: 'country',
    state_id: 'region',
    category_id: 'tags',
    date_order: 'orderDate',
    amount_total: 'amount',
  },
  // An order is called by its number.
  orderFields: { name: 'orderId' },
};
