/** What is to be said of orders that were taken back or left out. */
import { formatMoney } from '../../domain/money.ts';
import type { Purchase } from '../../domain/purchase.ts';
import { plain, plural } from '../../render/text.ts';
import type { OrderWriter, SameMoney } from './apply-orders.ts';
import type { TakenBack } from './take-back.ts';

const mostNamed = 5;

export function orderWarnings({ takenBack, sameMoney }: OrderWriter): string[] {
  return [...takenBackText(takenBack), ...(sameMoney === null ? [] : [sameMoneyText(sameMoney)])];
}

function takenBackText(takenBack: readonly TakenBack[]): string[] {
  if (takenBack.length === 0) return [];
  const named = takenBack.slice(0, mostNamed).map(({ purchase, why }) => `${orderText(purchase)} (${why})`);
  const more = takenBack.length - named.length;
  const verb = takenBack.length === 1 ? 'counts' : 'count';
  return [
    `took back ${plural(takenBack.length, 'order')} that no longer ${verb}: ${named.join('; ')}${more > 0 ? `; and ${more} more` : ''}`,
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

/** What two programs recorded alike. */
export function likenessText({ orders, inParts }: SameMoney): string {
  const [has, those] = orders.length === 1 ? ['has', 'an order'] : ['have', 'orders'];
  const parts = inParts ? ', some as parts that add up' : '';
  return `${plural(orders.length, 'order')} (${sumText(orders)}) ${has} the same customer and amount as ${those} of another program within days${parts}`;
}

type Order = Omit<Purchase, 'id'>;

function orderText({ externalId, day, amountMinor: minor, currency }: Order): string {
  const number = externalId === null ? '' : `${plain(externalId)} of `;
  return `${number}${day}, ${formatMoney({ minor, currency })}`;
}

/** The sum of each currency. */
export function sumText(orders: readonly Order[]): string {
  const sums = Map.groupBy(orders, ({ currency }) => currency);
  return [...sums]
    .map(([currency, some]) =>
      formatMoney({ minor: some.reduce((sum, { amountMinor }) => sum + amountMinor, 0), currency }),
    )
    .join(', ');
}
