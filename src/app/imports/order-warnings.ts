/** Remarks about orders that were removed or left out. */
import { displayName } from '../../domain/customer.ts';
import { formatMoney } from '../../domain/money.ts';
import { plain } from '../../domain/plain.ts';
import { plural } from '../../domain/plural.ts';
import type { Purchase } from '../../domain/purchase.ts';
import type { PaidInPart } from '../../import/part-payments.ts';
import type { Transaction } from '../../store/store.ts';
import type { OrderWriter } from './apply-orders.ts';
import type { RecordedMoney, SameMoney } from './recorded-money.ts';
import type { RemovedPurchase } from './remove-purchases.ts';

const mostNamed = 5;

export function writerWarnings({ removed, recorded: { sameMoney } }: OrderWriter): string[] {
  return [...removedText(removed), ...(sameMoney === null ? [] : [sameMoneyText(sameMoney)])];
}

function removedText(removed: readonly RemovedPurchase[]): string[] {
  if (removed.length === 0) return [];
  const named = removed.slice(0, mostNamed).map(({ purchase, why }) => `${orderText(purchase)} (${why})`);
  const more = removed.length - named.length;
  const verb = removed.length === 1 ? 'counts' : 'count';
  return [
    `removed ${plural(removed.length, 'order')} that no longer ${verb}: ${named.join('; ')}${more > 0 ? `; and ${more} more` : ''}`,
  ];
}

function sameMoneyText(same: SameMoney): string {
  const { orders, done } = same;
  const one = orders.length === 1;
  const what = likenessText(same);
  const named = orders.slice(0, 3).map(orderText).join('; ');
  return done === 'leave-out'
    ? `${what}, such as ${named}: left out as the same money; to count ${one ? 'it' : 'them'} too: --same-money count`
    : `${what}, such as ${named}: counted; to leave ${one ? 'it' : 'them'} out: --same-money leave-out`;
}

/** Orders that two programs recorded. */
export function likenessText({ orders, inParts }: SameMoney): string {
  const [has, those] = orders.length === 1 ? ['has', 'an order'] : ['have', 'orders'];
  const parts = inParts ? ', some as parts that add up' : '';
  return `${plural(orders.length, 'order')} (${sumText(orders)}) ${has} the same customer and amount as ${those} of another program within days${parts}`;
}

/** Money that may be in the book twice, which only a person who knows the payments can tell. */
export async function paidInPartText(book: Transaction, parts: readonly PaidInPart[]): Promise<string[]> {
  if (parts.length === 0) return [];
  const some = parts.slice(0, mostNamed);
  const found = await book.customers.some(some.map(({ invoice }) => invoice.customerId));
  const names = new Map(found.map((customer) => [customer.id, plain(displayName(customer))]));
  const named = some.map(({ invoice, payments }) => {
    const minor = payments.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    const paid = formatMoney({ minor, currency: invoice.currency });
    return `${names.get(invoice.customerId) ?? ''}: ${paid} in ${plural(payments.length, 'payment')} beside ${orderText(invoice)}`;
  });
  const more = parts.length > some.length ? `; and ${parts.length - some.length} more` : '';
  return [
    `${plural(parts.length, 'invoice')} and payments that may be a part of ${parts.length === 1 ? 'it' : 'them'} both count: ${named.join('; ')}${more}; once the rest of the payments is imported, they are recognised as the same money`,
  ];
}

/** A marketplace among the customers, or a file that has one customer for all orders. */
export async function notSearchedText(book: Transaction, many: RecordedMoney['notSearched']): Promise<string[]> {
  const found = await book.customers.some(many.map(({ customerId }) => customerId));
  const names = new Map(found.map((customer) => [customer.id, plain(displayName(customer))]));
  return many.map(
    ({ customerId, orders }) =>
      `${names.get(customerId) ?? ''} has ${plural(orders, 'payment or invoice', 'payments and invoices')} without one of equal amount: too many to look for parts that add up, so all count`,
  );
}

type Order = Omit<Purchase, 'id'>;

function orderText({
  externalId,
  day,
  amountMinor: minor,
  currency,
}: Pick<Order, 'externalId' | 'day' | 'amountMinor' | 'currency'>): string {
  const number = externalId === null ? '' : `${plain(externalId)} of `;
  return `${number}${day}, ${formatMoney({ minor, currency })}`;
}

/** The sum in each currency. */
function sumText(orders: readonly Order[]): string {
  const sums = Map.groupBy(orders, ({ currency }) => currency);
  return [...sums]
    .map(([currency, some]) =>
      formatMoney({ minor: some.reduce((sum, { amountMinor }) => sum + amountMinor, 0), currency }),
    )
    .join(', ');
}
