/** Rows that are customers' actions in a shop: one of them is the purchase, the others lead to it. */
import { anyOf, headersFor } from './languages/index.ts';
import type { StatusMeaning } from './statuses.ts';
import { isRefund } from './statuses.ts';
import { headerKey } from './text.ts';

const headers = headersFor((language) => language.eventHeaders);
const bought = anyOf(({ events }) => events?.bought);
const cancelled = anyOf(({ events }) => events?.cancelled);
const steps = anyOf(({ events }) => events?.step);

/** Whether a column with this header may contain such actions; its values must confirm it. */
export function isOfEvents(header: string): boolean {
  return headers.has(headerKey(header));
}

export function isEvent(text: string): boolean {
  return isPurchase(text) || cancelled.test(text) || steps.test(text);
}

/** `Placed Order`: the purchase itself. */
export function isPurchase(text: string): boolean {
  return bought.test(text);
}

/** The meaning of an action in a file that has the purchases too; null for other types. */
export function meaningOfEvent(text: string, among: { readonly purchases: boolean }): StatusMeaning | null {
  if (cancelled.test(text)) return { leftOut: 'cancelled' };
  if (!among.purchases || isPurchase(text) || isRefund(text)) return null;
  return { leftOut: 'no sale' };
}
