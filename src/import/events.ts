/** Rows that are each something that a customer did in a shop: one of them is the purchase, the others are on its way. */
import { anyOf, headersFor } from './languages/index.ts';
import type { StatusMeaning } from './statuses.ts';
import { isRefund } from './statuses.ts';
import { headerKey } from './text.ts';

const headers = headersFor((language) => language.eventHeaders);
const bought = anyOf(({ events }) => events?.bought);
const cancelled = anyOf(({ events }) => events?.cancelled);
const steps = anyOf(({ events }) => events?.step);

/** Whether a column of this header may tell what customers did; its values have to say so too. */
export function isOfEvents(header: string): boolean {
  return headers.has(headerKey(header));
}

export function isEvent(text: string): boolean {
  return isPurchase(text) || cancelled.test(text) || steps.test(text);
}

/** `Placed Order`: what was bought, once. */
export function isPurchase(text: string): boolean {
  return bought.test(text);
}

/** What an event means in a file that has the purchases too; null of a type that is no event. */
export function meaningOfEvent(text: string, among: { readonly purchases: boolean }): StatusMeaning | null {
  if (cancelled.test(text)) return { leftOut: 'cancelled' };
  if (!among.purchases || isPurchase(text) || isRefund(text)) return null;
  return { leftOut: 'no sale' };
}
