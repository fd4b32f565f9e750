/** What a column can be about. The names are those of `--map FIELD=COLUMN` and of the report. */
export const customerFields = [
  'externalId',
  'name',
  'firstName',
  'middleName',
  'lastName',
  'suffix',
  'company',
  'email',
  'phone',
  'address',
  'city',
  'region',
  'postalCode',
  'country',
  'timeZone',
  'owner',
  'tags',
  'product',
  'birthday',
  'website',
  'note',
  'doNotCall',
  'lastContact',
  'currency',
  'value',
  'refunded',
  'orders',
  'firstPurchase',
  'lastPurchase',
  'type',
] as const;

/** What only a file of orders, invoices, payments or line items has. */
export const orderFields = [
  'orderId',
  'orderDate',
  'amount',
  'lineAmount',
  'quantity',
  'unitPrice',
  'shipping',
  'status',
  'cancelled',
  'recipientEmail',
  'direction',
] as const;

export type CustomerField = (typeof customerFields)[number];
export type OrderField = (typeof orderFields)[number];
export type Field = CustomerField | OrderField;

export const allFields: readonly Field[] = [...customerFields, ...orderFields];

/** Fields of which a customer may have several: all columns are read. Of the others the best filled column counts. */
export const listFields: ReadonlySet<Field> = new Set<Field>(['email', 'phone', 'address', 'tags', 'note']);

export const moneyFields: readonly Field[] = ['value', 'refunded', 'amount', 'lineAmount', 'unitPrice', 'shipping'];
export const dateFields: readonly Field[] = ['orderDate', 'firstPurchase', 'lastPurchase', 'lastContact', 'birthday'];
/** By which a row names its customer. */
export const identityFields: readonly Field[] = [
  'externalId',
  'name',
  'firstName',
  'lastName',
  'company',
  'email',
  'phone',
];
