/** The orders in which customers can be listed. */
export const listOrders = [
  'score',
  'priority',
  'risk',
  'value',
  'lastYear',
  'lastOrder',
  'talked',
  'due',
  'name',
  'id',
] as const;
export type ListOrder = (typeof listOrders)[number];

/** The SQL to sort a list by; `ranked` and `customer` are joined. */
export const ordering = {
  score: 'ranked.place',
  priority: 'ranked.urgency, ranked.place',
  risk: 'ranked.risk IS NULL, ranked.risk DESC, ranked.urgency',
  value: 'ranked.total_minor DESC',
  lastYear: 'ranked.last_year_minor DESC',
  lastOrder: 'ranked.last_purchase IS NULL, ranked.last_purchase DESC',
  talked: 'ranked.last_conversation IS NOT NULL, ranked.last_conversation, ranked.place',
  due: 'ranked.due IS NULL, ranked.due',
  name: 'customer.name_key, customer.name',
  id: 'customer.id',
} satisfies Record<ListOrder, string>;
