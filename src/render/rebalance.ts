/** What choosing the days of calls anew takes, and what it brings. */
import { tiers } from '../domain/customer.ts';
import type { Gained, Offer } from '../domain/plan/rebalance.ts';
import { plural } from './text.ts';

export function offerText({ moves, gained, about }: Offer): string {
  const calls = `${about ? 'about ' : ''}${plural(moves, 'call')}`;
  return `rebalancing moves ${calls} and brings ${gainText(gained)} in time: cadence plan --rebalance`;
}

/** `9 more customers of tier A and 2 of tier B`; who loses is said too. */
export function gainText(gained: Gained): string {
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
