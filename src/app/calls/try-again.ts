/** Reads the failed tries to reach a customer, and works out when to try again. */
import type { Workspace } from '../../context.ts';
import { nextHours } from '../../domain/call-hours.ts';
import type { Customer, Tier } from '../../domain/customer.ts';
import { addMonths } from '../../domain/day.ts';
import type { Touch } from '../../domain/touch.ts';
import {
  addedUp,
  attemptsToTell,
  type HourOfCalls,
  hoursOfCalls,
  hourThere,
  minutesAhead,
  type TryAgain,
  triesSince,
  tryAgainAt,
} from '../../domain/try-again.ts';
import type { Store } from '../../store/store.ts';
import { clocksOf } from '../settings/clocks.ts';

interface About {
  readonly customer: Customer;
  readonly tier: Tier | null;
  /** The customer's touches, the latest first. */
  readonly touches: readonly Touch[];
}

/** Null for a customer who was talked to, or never tried. */
export async function readTryAgain(ctx: Workspace, store: Store, about: About): Promise<TryAgain | null> {
  const { customer, tier, touches } = about;
  const { wallClock, book: here } = await clocksOf(ctx, store);
  const theirClock = wallClock(customer.timeZone) ?? here;
  const ahead = minutesAhead(theirClock, here);
  const tries = triesSince(touches, ahead);
  if (tries.length === 0) return null;
  const hours = nextHours(customer, theirClock.weekday);
  const own = hoursOfCalls(touches, ahead);
  const isTold = own.reduce((sum, { attempts }) => sum + attempts, 0) >= attemptsToTell;
  const aheadOf = (zone: string | null) => minutesAhead(wallClock(zone) ?? here, here);
  const ofTier = isTold || tier === null ? [] : await readTier(ctx, store, { tier, aheadOf });
  return { tries, hours, at: tryAgainAt({ tries, hours, own, tier, ofTier }) };
}

/** Calls of the last twelve months by the hour, each on the customer's clock. */
async function readTier(
  { today }: Workspace,
  store: Store,
  { tier, aheadOf }: { readonly tier: Tier; readonly aheadOf: (zone: string | null) => number },
): Promise<HourOfCalls[]> {
  const hours = await store.activity.hoursOf(tier, addMonths(today, -12));
  return addedUp(hours.map(({ zone, ...calls }) => ({ ...calls, hour: hourThere(calls.hour, aheadOf(zone)) })));
}
