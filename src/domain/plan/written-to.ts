/**
 * Customers without a phone number take no place of a call, unless most of the book has none: then they are written to.
 */

export interface Reachable {
  /** A phone number that was not removed. */
  readonly hasNumber: boolean;
  readonly hasBought: boolean;
}

/** Which of the customers without a number are on the list of calls, with "write" as the touch. */
export type WrittenTo = 'nobody' | 'buyers' | 'everybody';

/** What the book knows about this; calculated together with the ranking. */
export interface Writing {
  readonly to: WrittenTo;
  /** Customers without a number who are not on the list. */
  readonly left: number;
}

/** Counts customers who are not archived. When none of those without a number has bought, a purchase tells nothing. */
export function writingOf(customers: Iterable<Reachable>): Writing {
  let [all, numberless, buyers] = [0, 0, 0];
  for (const { hasNumber, hasBought } of customers) {
    all++;
    if (hasNumber) continue;
    numberless++;
    if (hasBought) buyers++;
  }
  if (numberless * 2 <= all) return { to: 'nobody', left: numberless };
  return buyers > 0 ? { to: 'buyers', left: numberless - buyers } : { to: 'everybody', left: 0 };
}

export function isOnList({ hasNumber, hasBought }: Reachable, to: WrittenTo): boolean {
  return hasNumber || to === 'everybody' || (to === 'buyers' && hasBought);
}
