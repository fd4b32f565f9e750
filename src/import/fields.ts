/** What somebody does not want. */
const wishes = [
  'doNotCall',
  'doNotEmail',
  'doNotText',
  'doNotVisit',
  'doNotSendCards',
  'doNotSendGifts',
  'refusals',
] as const;

/** What a column can be about. The names are those of `--map FIELD=COLUMN` and of the report. */
const customerFields = [
  'externalId',
  'name',
  'firstName',
  'middleName',
  'lastName',
  'suffix',
  'company',
  'companyId',
  'role',
  'language',
  'email',
  'phone',
  'fax',
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
  ...wishes,
  'lastContact',
  'currency',
  'value',
  'refunded',
  'orders',
  'firstPurchase',
  'lastPurchase',
  'type',
  'cancelled',
  'standing',
  'isSupplier',
  'isCustomer',
] as const;

/** What only a file of orders, invoices, payments or line items has. */
export const orderFields = [
  'orderId',
  'series',
  'orderDate',
  'amount',
  'lineAmount',
  'quantity',
  'unitPrice',
  'debit',
  'credit',
  'side',
  'debitAccount',
  'creditAccount',
  'ledgerAccount',
  'shipping',
  'status',
  'recipientEmail',
  'direction',
] as const;

export type CustomerField = (typeof customerFields)[number];
export type Field = CustomerField | (typeof orderFields)[number];

export const allFields: readonly Field[] = [...customerFields, ...orderFields];

/** What is read from a file of customers alone, though orders may carry it: there it is about the order. */
export const notInOrders: ReadonlySet<Field> = new Set<Field>([
  'value',
  'orders',
  'firstPurchase',
  'lastPurchase',
  'lastContact',
  ...wishes,
  'birthday',
  'website',
  'note',
  'tags',
  'owner',
  'timeZone',
  'standing',
  'isSupplier',
  'isCustomer',
]);
/** What only a customers file sums up. */
export const totalFields: readonly Field[] = ['orders', 'lastPurchase', 'firstPurchase'];

/** Fields of which a customer may have several: all columns are read. Of the others the best filled column counts. */
export const listFields: ReadonlySet<Field> = new Set<Field>([
  'email',
  'phone',
  'fax',
  'address',
  'tags',
  'note',
  'refusals',
]);

export const moneyFields: readonly Field[] = [
  'value',
  'refunded',
  'amount',
  'lineAmount',
  'unitPrice',
  'debit',
  'credit',
  'shipping',
];
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
