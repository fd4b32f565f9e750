/** What choosing the days of calls anew takes, and what it brings. */
import { tiers } from '../domain/customer.ts';
import type { Rebalance } from '../domain/plan/rebalance.ts';
import { plural } from './text.ts';

export function offerText({ moved, gained }: Rebalance): string {
  return `rebalancing moves ${plural(moved.length, 'call')} and brings ${gainText(gained)} in time: cadence plan --rebalance`;
}

/** `9 more customers of tier A and 2 of tier B`; who loses is said too. */
export function gainText(gained: Rebalance['gained']): string {
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

function inWords(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

export function offerJson({ moved, gained }: Rebalance) {
  return { moves: moved.length, gained };
}
