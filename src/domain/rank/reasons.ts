/** Why a customer has their place, in at most three short phrases, from figures that are already known. */
import { type Day, daysBetween, monthOf } from '../day.ts';
import { formatMoney, grouped } from '../money.ts';
import type { Figures } from './figures.ts';
import { silentWords } from './risk.ts';
import type { StoppedProduct } from './stopped-product.ts';

export interface ReasonsAbout {
  readonly today: Day;
  readonly customers: number;
  /** Under 30 customers: the place is shown, not a share. */
  readonly small: boolean;
}

/** Strongest first. */
export function reasonsFor(standing: Figures, about: ReasonsAbout): string[] {
  return strongest(standing, about).map((parts) => parts.join(', '));
}

/** The same with each fact separate, so that common ones can be found; the customer's worth comes last. */
export function reasonParts(standing: Figures, about: ReasonsAbout): string[] {
  const [value = [], ...others] = strongest(standing, about);
  return [...others, value].flat();
}

function strongest(standing: Figures, about: ReasonsAbout): (readonly string[])[] {
  const others = [
    silenceReason(standing, about.today),
    standing.stopped === null ? null : stoppedReason(standing.stopped, about.today),
    seasonReason(standing, about.today),
    paceReason(standing, about.today),
    // A fifth of a few customers is one or two: "1st of 4" says it.
    standing.rising && !about.small ? 'small so far, ordering like the top 20%' : null,
    standing.evidence === 'undated' ? 'no order dates in your file: average assumed' : null,
    newReason(standing, about.today),
    refundReason(standing),
  ];
  const said = others.flatMap((reason) => (reason === null ? [] : [[reason]]));
  return [valueReason(standing, about), ...said].filter((parts) => parts.length > 0).slice(0, 3);
}

function valueReason(standing: Figures, { small, customers }: ReasonsAbout): string[] {
  const place = small ? `${ordinal(standing.place)} of ${customers}` : 'one of your top 20% of customers';
  const hasPlace = standing.rank > 0 && customers !== 1 && (small || standing.topValue);
  return [hasPlace ? place : null, moneyReason(standing)].filter((part) => part !== null);
}

function moneyReason({ lastYear, total, currency, evidence }: Figures): string | null {
  const short = (minor: number) => formatMoney({ minor, currency }, { short: true });
  if (evidence === 'nothing') return 'no purchases known';
  if (evidence === 'undated') return total > 0 ? `${short(total)} in all` : null;
  if (lastYear > 0) return `${short(lastYear)} in the last 12 months`;
  return total > 0 ? `${short(total)} in all, nothing in the last 12 months` : null;
}

/**
 * When the risk word is about silence, with what it was judged by: the seasonal pause, or the rhythm. With fewer than
 * three occasions that is the book's rhythm.
 */
function silenceReason({ lastOrder, riskWord, occasions, rhythm, pause }: Figures, today: Day): string | null {
  if (lastOrder === null || !silentWords.includes(riskWord)) return null;
  const silent = daysBetween(lastOrder, today);
  if (pause !== null) return `silent ${days(silent)}, came back after ${pause} in earlier years`;
  const who = occasions >= 3 ? 'usually orders' : 'similar customers order';
  // The silence is longer than the rhythm, if only by half a day: both must not read the same.
  return `silent ${days(silent)}, ${who} every ${gap(Math.min(rhythm, Math.max(1, silent - 1)))}`;
}

/** The length of a product's name in a reason. */
const productLength = 40;

/** `no filters since June, used to every 40 days`; for an earlier year, `since June 2025`. */
export function stoppedReason({ product, since, every }: StoppedProduct, today: Day): string {
  const name = briefProduct(product);
  const year = since.slice(0, 4) === today.slice(0, 4) ? '' : ` ${since.slice(0, 4)}`;
  return `no ${name} since ${monthOf(since)}${year}, used to every ${gap(every)}`;
}

/** A product's name, shortened to fit a reason. */
export const briefProduct = (product: string): string =>
  product.length > productLength ? shortened(product) : product;

/** Whole words, without an unclosed bracket or punctuation at the end. */
function shortened(product: string): string {
  const start = product.slice(0, productLength);
  const space = start.lastIndexOf(' ');
  const words = space > 0 ? start.slice(0, space) : start;
  const bracket = words.lastIndexOf('(');
  const whole = bracket > 0 && bracket > words.lastIndexOf(')') ? words.slice(0, bracket) : words;
  return `${whole.replace(/[\s,;:-]{1,9}$/, '')}…`;
}

/**
 * A customer who buys a few times a year may only be waiting for the season: the reason says so, no figure takes it
 * into account.
 */
function seasonReason({ lastOrder, lastSeason, daysThisYear, daysYearBefore }: Figures, today: Day): string | null {
  if (lastOrder === null || lastSeason === null || daysThisYear + daysYearBefore > 4) return null;
  if (daysBetween(lastOrder, today) < 150) return null;
  return `bought last ${monthOf(lastSeason)} too`;
}

/** Needs two whole years: half a first year would look like growth. */
function paceReason({ firstOrder, daysThisYear, daysYearBefore }: Figures, today: Day): string | null {
  if (firstOrder === null || daysBetween(firstOrder, today) < 730 || daysYearBefore === 0) return null;
  const pace = daysThisYear / daysYearBefore;
  if (pace >= 0.6 && pace <= 1.5) return null;
  return `${daysYearBefore} ${daysYearBefore === 1 ? 'order' : 'orders'} the year before, ${daysThisYear} this year`;
}

function newReason({ firstOrder, riskWord }: Figures, today: Day): string | null {
  if (firstOrder === null || riskWord !== 'new') return null;
  const since = daysBetween(firstOrder, today);
  return since === 0 ? 'new: first order today' : `new: first order ${days(since)} ago`;
}

/** Only from a tenth of the money bought on. */
function refundReason({ refunded, total }: Figures): string | null {
  if (refunded === 0) return null;
  if (total < 0) return 'more refunded than bought';
  const share = refunded / (total + refunded);
  return share < 0.1 ? null : `${Math.round(100 * share)}% of it refunded`;
}

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);
const isDaily = (count: number): boolean => Math.round(count) <= 1;
const gap = (count: number): string => (isDaily(count) ? 'day' : `${Math.round(count)} days`);

/** `1st`, `2nd`, `3rd`, `11th`, `1,022nd`. */
export function ordinal(place: number): string {
  const teens = place % 100 >= 11 && place % 100 <= 13;
  return `${grouped(place)}${teens ? 'th' : (['th', 'st', 'nd', 'rd'][place % 10] ?? 'th')}`;
}
