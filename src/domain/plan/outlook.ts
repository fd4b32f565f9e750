/** What the year will probably come to: simulated with this book's chances, several times where chance matters. */

import { type Tier, tiers } from '../customer.ts';
import { type Day, fromEpochDay, toEpochDay } from '../day.ts';
import { arrange } from './arrange.ts';
import { newcomers } from './newcomers.ts';
import type { PlannerSettings } from './planner.ts';
import { type Misses, type Reach, reachOfTier } from './reach.ts';
import { sampleOf } from './sample.ts';
import { type PlayedYear, simulate } from './simulate.ts';
import type { PlanCustomer } from './slot.ts';
import { capacityPerWeek, scaled } from './workdays.ts';

/** The share, 0 to 1, of a tier's customers; null without customers. */
export type ForecastCoverage = Readonly<Record<Tier | 'all', number | null>>;

export interface Outlook {
  readonly days: number;
  /** Years played. */
  readonly years: number;
  /** Share of customers whose last conversation is within their interval, as `simulate` looks at it. */
  readonly inTime: ForecastCoverage;
  /** The worst and the best of the simulated years. */
  readonly between: Readonly<Record<Tier, readonly [number, number] | null>>;
  readonly byTier: readonly TierOutlook[];
  readonly calls: number;
  readonly conversations: number;
  /** Customers with no conversation in all those days. */
  readonly notTalkedTo: number;
  readonly longestWait: number;
  /** Calls dialled on each day. */
  readonly perDay: readonly number[];
  /** From this day on no more calls wait than a week holds; null where that is not so on the last day, or more is asked for than there is room. */
  readonly caughtUp: Day | null;
}

/** Numbers are means of the years played. */
export interface TierOutlook {
  readonly tier: Tier;
  readonly customers: number;
  readonly conversations: number;
  readonly reached: number;
  readonly withinInterval: number;
  readonly longestWait: number;
}

export interface OutlookSettings extends PlannerSettings {
  readonly reach: Reach;
  readonly misses: Misses;
  /** Simulate only the year of this seed; several years without it. */
  readonly seed?: number;
}

/** In a larger book, chance matters little. */
const mostPlayers = 1_500;
/** Small books are simulated as often as it takes to play this many customers. */
const fewestPlayers = 2_000;
const mostYears = 20;

/** The share of a year's capacity that goes to what cannot be planned: a week ill. Years played with one bear it out. */
const unforeseen = 0.02;

/** How many times the room the intervals ask for. */
function timesTheRoom(customers: readonly PlanCustomer[], { calendar, reach, today }: OutlookSettings): number {
  const asked = customers.reduce((sum, { interval, tier }) => sum + 7 / interval / reachOfTier(reach, tier), 0);
  return asked / capacityPerWeek(calendar, today);
}

interface OutlookWish {
  readonly days: number;
  /** Choose all days for this calendar instead of keeping the planned ones. */
  readonly anew?: boolean;
}

export function outlookOf(
  customers: readonly PlanCustomer[],
  settings: OutlookSettings,
  { days, anew = false }: OutlookWish,
): Outlook {
  const most = settings.seed === undefined ? mostPlayers : Number.POSITIVE_INFINITY;
  const { customers: players, settings: asked, every } = sampleOf(customers, settings, most);
  const years = settings.seed === undefined ? yearsFor(players.length) : 1;
  const from = toEpochDay(settings.today);
  const placed = anew ? arrange(players, asked) : players.map((customer) => ({ customer, planned: customer.planned }));
  const share = (1 - unforeseen) / every;
  const calendar = scaled(settings.calendar, { from, length: days + 731, share });
  const everybody = [...placed, ...newcomers(players, settings.today, days)];
  const played = Array.from({ length: years }, (_, year) =>
    simulate(everybody, { ...settings, ...asked, calendar, days, seed: settings.seed ?? year + 1 }),
  );
  const outlook = summed(played, { scale: customers.length / Math.max(1, players.length), from, days });
  return timesTheRoom(customers, settings) > 1 ? { ...outlook, caughtUp: null } : outlook;
}

function yearsFor(players: number): number {
  return Math.max(1, Math.min(mostYears, Math.ceil(fewestPlayers / Math.max(1, players))));
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / Math.max(1, numbers.length);

interface Span {
  /** Customers of the book for each simulated one. */
  readonly scale: number;
  readonly from: number;
  readonly days: number;
}

function summed(years: readonly PlayedYear[], { scale, from, days }: Span): Outlook {
  const byTier = tiers.map((tier) => tierOutlook(tier, years, scale));
  const all = byTier.reduce((sum, { customers }) => sum + customers, 0);
  const within = byTier.reduce((sum, { withinInterval }) => sum + withinInterval, 0);
  const reached = byTier.reduce((sum, one) => sum + one.reached, 0);
  const perDay = Array.from({ length: days }, (_, day) => scale * mean(years.map((year) => year.perDay[day] ?? 0)));
  const waiting = Array.from({ length: days }, (_, day) => scale * mean(years.map((year) => year.waiting[day] ?? 0)));
  return {
    ...{ days, years: years.length, byTier, perDay },
    inTime: { ...tierShares(byTier), all: all === 0 ? null : within / all },
    between: Object.fromEntries(tiers.map((tier) => [tier, betweenYears(tier, years)])) as Outlook['between'],
    calls: scale * mean(years.map(({ calls }) => calls)),
    conversations: scale * mean(years.map(({ conversations }) => conversations)),
    notTalkedTo: all - reached,
    longestWait: Math.round(Math.max(0, ...byTier.map(({ longestWait }) => longestWait))),
    caughtUp: caughtUpOn(waiting, perDay, from),
  };
}

function tierOutlook(tier: Tier, years: readonly PlayedYear[], scale: number): TierOutlook {
  const own = years.flatMap(({ byTier }) => byTier.filter((one) => one.tier === tier));
  return {
    tier,
    customers: scale * mean(own.map(({ customers }) => customers)),
    conversations: scale * mean(own.map(({ conversations }) => conversations)),
    reached: scale * mean(own.map(({ reached }) => reached)),
    withinInterval: scale * mean(own.map(({ withinInterval }) => withinInterval)),
    longestWait: mean(own.map(({ longestWait }) => longestWait)),
  };
}

function tierShares(byTier: readonly TierOutlook[]): Record<Tier, number | null> {
  const shares = byTier.map(({ tier, customers, withinInterval }) => [
    tier,
    customers === 0 ? null : withinInterval / customers,
  ]);
  return Object.fromEntries(shares) as Record<Tier, number | null>;
}

function betweenYears(tier: Tier, years: readonly PlayedYear[]): readonly [number, number] | null {
  const shares = years.flatMap(({ byTier }) =>
    byTier.flatMap((one) => (one.tier === tier && one.customers > 0 ? [one.withinInterval / one.customers] : [])),
  );
  return shares.length === 0 ? null : [Math.min(...shares), Math.max(...shares)];
}

/** The day after the last one on which more calls waited than a usual week makes. */
function caughtUpOn(waiting: readonly number[], perDay: readonly number[], from: number): Day | null {
  const week = 7 * mean(perDay);
  const last = waiting.findLastIndex((calls) => calls > week);
  return last === waiting.length - 1 && waiting.length > 0 ? null : fromEpochDay(from + last + 1);
}
