/** What each tier is to get in a year besides its calls, and how far that is kept. */
import { type Tier, tiers } from './customer.ts';
import { addMonths, type Day } from './day.ts';
import { intervalFor } from './plan/plan-settings.ts';
import { type Parsed, type Setting, setting } from './setting.ts';
import { conversations, isConversation, type Touch } from './touch.ts';

/** How many calls there are follows from the interval; a review is one of them. */
interface YearlyTouches {
  readonly cards: number;
  readonly visits: number;
  readonly reviews: number;
}

const kinds = ['card', 'visit', 'review'] as const;
const year = 365;

const defaultTouches: Readonly<Record<Tier, YearlyTouches>> = {
  A: { cards: 1, visits: 1, reviews: 1 },
  B: { cards: 1, visits: 0, reviews: 0 },
  C: { cards: 0, visits: 0, reviews: 0 },
};

/** `1 card, 1 visit, 1 review`, `2 cards`, `none`. */
function parseTouches(text: string): Parsed<YearlyTouches> {
  const counts = { cards: 0, visits: 0, reviews: 0 };
  if (/^\s*none\s*$/i.test(text)) return { value: counts };
  for (const part of text.split(/,|;|\band\b/i)) {
    const [, number = '', kind = ''] = /^\s*(\d{1,2}|an?|one|no)\s+(card|visit|review|call)s?\s*$/i.exec(part) ?? [];
    if (kind.toLowerCase() === 'call')
      return { problem: 'how many calls there are follows from the interval: cadence config intervals.A 90d' };
    const known = kinds.find((one) => one === kind.toLowerCase());
    if (known === undefined) return { problem: `"${part.trim()}" is not like 1 card, 1 visit, 1 review` };
    const count = /\d/.test(number) ? Number(number) : number.toLowerCase() === 'no' ? 0 : 1;
    if (known === 'review' && count > 12) return { problem: 'more than a review a month is too much' };
    counts[`${known}s`] = count;
  }
  return { value: counts };
}

function formatTouches(touches: YearlyTouches): string {
  const parts = kinds.flatMap((kind) => {
    const count = touches[`${kind}s`];
    return count === 0 ? [] : [`${count} ${kind}${count === 1 ? '' : 's'}`];
  });
  return parts.join(', ') || 'none';
}

function touchesSetting(tier: Tier): Setting<YearlyTouches> {
  return setting({
    key: `touches.${tier}`,
    home: 'book',
    about: `what a customer of tier ${tier} is to get in a year besides calls; a review is one of the calls`,
    example: '1 card, 1 visit, 1 review',
    fallback: defaultTouches[tier],
    parse: parseTouches,
    format: formatTouches,
  });
}

export const touchesSettings = {
  touchesA: touchesSetting('A'),
  touchesB: touchesSetting('B'),
  touchesC: touchesSetting('C'),
};

type TouchesSettings = { readonly [Name in keyof typeof touchesSettings]: YearlyTouches };

/** Without a tier (a small book) everybody gets what tier B does. */
export function touchesFor(tier: Tier | null, settings: TouchesSettings): YearlyTouches {
  return { A: settings.touchesA, B: settings.touchesB, C: settings.touchesC }[tier ?? 'B'];
}

/** Calls and reviews count when the customer was reached. */
interface TouchesDone {
  readonly calls: number;
  readonly cards: number;
  readonly visits: number;
  readonly reviews: number;
}

/** Of one customer's touches, the last twelve months of this day. A "last contacted" day of a file is no call of ours. */
export function doneIn(touches: readonly Touch[], today: Day): TouchesDone {
  const lately = touches.filter(({ day, imported }) => !imported && day <= today && day > addMonths(today, -12));
  const count = (isOne: (touch: Touch) => boolean) => lately.filter(isOne).length;
  return {
    calls: count((touch) => touch.kind === 'call' && isConversation(touch)),
    cards: count(({ kind, direction }) => kind === 'card' && direction === 'outbound'),
    visits: count(({ kind }) => conversations.kinds.includes(kind)),
    reviews: count((touch) => touch.purpose === 'review' && isConversation(touch)),
  };
}

interface Tally {
  /** In a year. */
  readonly planned: number;
  readonly done: number;
  readonly remaining: number;
}

export type Tallies = Readonly<Record<keyof TouchesDone, Tally>>;

export const tallyKinds = ['calls', 'cards', 'visits', 'reviews'] as const;

/** Of one customer; `interval` is null for no regular calls. */
export function tallyOf(done: TouchesDone, interval: number | null, touches: YearlyTouches): Tallies {
  const calls = interval === null ? 0 : Math.round(year / interval);
  const planned = { ...touches, calls, reviews: Math.min(touches.reviews, calls) };
  const tally = (kind: keyof TouchesDone): Tally => ({
    planned: planned[kind],
    done: done[kind],
    remaining: Math.max(0, planned[kind] - done[kind]),
  });
  return { calls: tally('calls'), cards: tally('cards'), visits: tally('visits'), reviews: tally('reviews') };
}

/** What the customers of a tier are to get and got; tier null in a book too small for tiers. */
export interface TierTouches {
  readonly tier: Tier | null;
  readonly customers: number;
  readonly of: Tallies;
}

/** So many customers of one kind. */
export interface AlikeTouches extends TouchesDone {
  readonly tier: Tier | null;
  /** Their own; null for the tier's. */
  readonly interval: number | null;
  /** They asked for no calls. */
  readonly noCalls: boolean;
  readonly customers: number;
}

export function byTier(
  alike: readonly AlikeTouches[],
  settings: TouchesSettings & Parameters<typeof intervalFor>[2],
): TierTouches[] {
  return ([...tiers, null] as const).flatMap((tier) => {
    const own = alike.filter((one) => one.tier === tier);
    if (own.length === 0) return [];
    const tallies = own.map((one) => {
      const interval = one.noCalls ? null : intervalFor(one, tier, settings);
      return { of: tallyOf(one, interval, touchesFor(tier, settings)), customers: one.customers };
    });
    return [{ tier, customers: own.reduce((sum, { customers }) => sum + customers, 0), of: sumOf(tallies) }];
  });
}

const nothing: Tally = { planned: 0, done: 0, remaining: 0 };

/** The number of customers like each of these. */
function sumOf(tallies: readonly { readonly of: Tallies; readonly customers: number }[]): Tallies {
  const sum = (kind: keyof TouchesDone) =>
    tallies.reduce(
      (all, { of, customers }) => ({
        planned: all.planned + of[kind].planned * customers,
        done: all.done + of[kind].done * customers,
        remaining: all.remaining + of[kind].remaining * customers,
      }),
      nothing,
    );
  return { calls: sum('calls'), cards: sum('cards'), visits: sum('visits'), reviews: sum('reviews') };
}
