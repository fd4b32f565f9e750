/** Refuses sums that cannot be stored exactly: a wrong one would look right. */
import { displayName } from '../../domain/customer.ts';
import { formatMoney } from '../../domain/money.ts';
import { plain } from '../../domain/plain.ts';
import { UserError } from '../../errors.ts';
import type { ControlTotals } from '../../import/totals.ts';
import type { Transaction } from '../../store/store.ts';

const most = Number.MAX_SAFE_INTEGER;

/** A file may hold more money than one number, while each customer's sum is exact. */
export function roundedText(totals: ControlTotals): string[] {
  return totals.rounded.map((currency) => {
    const largest = formatMoney({ minor: most, currency });
    return `the control total is rounded, for the file adds up to more than ${largest}; the sums of its customers are exact`;
  });
}

/** After a file was imported. Only one with huge amounts is checked in detail. */
export async function checkSums(book: Transaction, totals: ControlTotals): Promise<void> {
  const found = totals.areHuge ? await book.purchases.beyond(most) : null;
  if (found === null) return;
  const { customerId, currency } = found;
  const [customer] = await book.customers.some([customerId]);
  const name = customer === undefined ? '' : plain(displayName(customer));
  const largest = formatMoney({ minor: most, currency });
  throw new UserError(`the orders of ${name} add up to more than ${largest}, the most that is kept to the cent`, {
    hint: 'nothing was imported; look for amounts with too many figures (--decimal says which mark is the decimal one)',
  });
}
