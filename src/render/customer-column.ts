import { type Customer, displayName } from '../domain/customer.ts';
import type { TableColumn } from './table-layout.ts';
import { plain } from './text.ts';

/** `36  Jamal Aydin`, in the order of the names. */
export const customerColumn: TableColumn<{ readonly customer: Customer }> = {
  title: 'Customer',
  cell: ({ customer }) => `${customer.id}  ${plain(displayName(customer))}`,
  order: ({ customer }) => displayName(customer),
  flexible: true,
  least: 12,
};
