/** What a rebalance takes and brings. */
import { tiers } from '../domain/customer.ts';
import { daysBetween } from '../domain/day.ts';
import type { PlannedCall } from '../domain/plan/planner.ts';
import { type Gained, isWorthIt, type Offer, type Rebalance } from '../domain/plan/rebalance.ts';
import { plural } from './text.ts';

export function offerText({ moves, gained, about }: Offer): string {
  const calls = `${about ? 'about ' : ''}${plural(moves, 'call')}`;
  return `rebalancing moves ${calls} and brings ${gainText(gained)} in time: cadence plan --rebalance`;
}

/** `9 more customers of tier A and 2 of tier B`; losses are mentioned too. */
function gainText(gained: Gained): string {
  const of = (sign: 1 | -1) =>
    [...tiers, 'none' as const]
      .filter((tier) => gained[tier] * sign > 0)
      .map((tier, nth) => {
        const count = Math.abs(gained[tier]);
        const whom = nth === 0 ? plural(count, `${sign > 0 ? 'more' : 'fewer'} customer`) : String(count);
        return tier === 'none' ? whom : `${whom} of tier ${tier}`;
      });
  const [more, fewer] = [inWords(of(1)), inWords(of(-1))];
  return fewer === '' ? more : `${more} (${fewer})`;
}

/** `A`, `A and B`, `A, B and C`. */
export function inWords(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

interface ShownRebalance extends Rebalance {
  /** All calls, moved or not. */
  readonly customers: number;
}

export function rebalanceText({ moved, customers, ...found }: ShownRebalance): string {
  const gain = isWorthIt({ moved, ...found }) ? `brings ${gainText(found.gained)} in time\n` : '';
  return movedText(moved, customers) + gain;
}

function movedText(moved: readonly PlannedCall[], all: number): string {
  if (moved.length === 0) return `nothing to move: all ${plural(all, 'call')} are where they should be\n`;
  const shift = ({ customer, planned }: PlannedCall) =>
    planned === null || customer.planned === null ? 0 : daysBetween(customer.planned, planned);
  const parts = [
    [moved.filter((one) => shift(one) < 0).length, 'earlier'],
    [moved.filter((one) => shift(one) > 0).length, 'later'],
    [moved.filter((one) => one.customer.planned === null).length, 'given a day'],
    [moved.filter((one) => one.planned === null).length, 'without a day: the year is full'],
  ] as const;
  const named = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return `${moved.length} of ${plural(all, 'call')} move: ${named.join(', ')}\n`;
}

export function rebalanceJson({ moved, gained }: Rebalance, dryRun: boolean) {
  const moves = moved.map(({ customer, planned }) => ({ id: customer.id, from: customer.planned, to: planned }));
  return { moved: moves.length, moves, dryRun, gained };
}
