/** A customer's move from one tier to another, with the day and why. */
import type { Tier } from '../customer.ts';
import { type Day, dayText } from '../day.ts';
import { type Currency, formatMoney } from '../money.ts';
import type { TierBoundaries } from './tier.ts';

export interface TierChange {
  readonly customerId: number;
  readonly day: Day;
  readonly from: Tier;
  readonly to: Tier;
  readonly reason: string;
}

export interface TierMove {
  readonly from: Tier;
  readonly to: Tier;
  /** V, minor units. */
  readonly value: number;
  readonly currency: Currency | null;
  readonly pin: { readonly reason: string | null } | null;
  readonly boundaries: TierBoundaries | null;
}

export function tierChangeReason({ from, to, value, currency, pin, boundaries }: TierMove): string {
  if (pin !== null) return pin.reason === null ? 'pinned by hand' : `pinned by hand: ${pin.reason}`;
  const money = (minor: number) => formatMoney({ minor: Math.round(minor), currency }, { short: true });
  if (value <= 0) return 'no value left';
  const crossed = movedUp(from, to) ? to : tierAbove(to);
  const boundary = crossed === 'A' ? boundaries?.a : boundaries?.b;
  return `value ${money(value)}${boundary === undefined ? '' : `, ${crossed} goes down to ${money(boundary)}`}`;
}

export function movedUp(from: Tier, to: Tier): boolean {
  return to < from;
}

const tierAbove = (tier: Tier): Tier => (tier === 'C' ? 'B' : 'A');

/** `moved up to A on 2026-11-23: value 4,250 EUR, A goes down to 3,400 EUR`. */
export function tierChangeText({ from, to, day, reason }: TierChange): string {
  return `moved ${movedUp(from, to) ? 'up' : 'down'} to ${to} on ${dayText(day)}: ${reason}`;
}
