/**
 * One customer's figures: value, risk, rank, priority. The formulae, and what they were measured against, are in
 * docs/ranking.md. One pass over the purchases, no fitting, scale-free in money.
 *
 * Sources: decayed revenue and the recency heuristics of Wuebben & von Wangenheim 2008; a regular buyer's silence
 * weighs more than an irregular one's, as in Platzer & Reutterer 2016 and Reutterer, Platzer & Schroeder 2021; the
 * longer the history, the more silence is forgiven, as in Batislam, Denizel & Filiztekin 2007 (MBG/NBD).
 */

import { occasionsOf } from './occasions.ts';
import type { BookRhythm } from './rhythm.ts';
import { mayBeLost } from './risk.ts';
import type { PurchaseRun } from './run.ts';
import { seasonPause } from './season-pause.ts';

/** Money in minor units, days as epoch days or counts of days. The object is reused for every customer. */
export interface Measure {
  /** Days with at least one order that is not a refund. */
  orderDays: number;
  /** The first day of each occasion (occasions.ts), earliest first. */
  readonly occasions: number[];
  /** First and last order day; `NaN` without orders. */
  first: number;
  last: number;
  /** Net money of all purchases, and of the last 365 days. */
  total: number;
  lastYear: number;
  /** Order days in the last 365 days and in the 365 before. */
  daysThisYear: number;
  daysYearBefore: number;
  /** Refunded money, as a positive number. */
  refunded: number;
  /** The latest order day of this season last year (335 to 380 days ago); `NaN` without one. */
  lastSeason: number;
  /** Days of the seasonal pause from which they came back (season-pause.ts); `NaN` without one. */
  pause: number;
  /** V: Σ money · 2^(−age / H), the pace of spending; not a forecast. */
  value: number;
  /** g: own mean gap in days, shrunk towards the book's by three borrowed gaps. */
  rhythm: number;
  /** p, 0 to 1: for order only, not a printed probability. */
  risk: number;
  /** q = 1 − 0.85 · p^1.5: how surely the value comes back. */
  back: number;
  /** V under the rank's own half-life, relative to what a steady buyer of the same age would have by now. */
  pace: number;
  /** pace · √q, before a promised potential. */
  rank: number;
  /** max(0, net money of the last 365 days) · p: what may be lost. */
  priority: number;
}

export function emptyMeasure(): Measure {
  const blank = { rhythm: 0, risk: 1, back: backOf(1), pace: 0, rank: 0, priority: 0, value: 0, total: 0, lastYear: 0 };
  return {
    ...blank,
    orderDays: 0,
    occasions: [],
    first: Number.NaN,
    last: Number.NaN,
    daysThisYear: 0,
    daysYearBefore: 0,
    refunded: 0,
    lastSeason: Number.NaN,
    pause: Number.NaN,
  };
}

/** 2^(−age / halfLife) for every age in days, looked up instead of computed: the half-life is the whole book's. */
export function decayTable(halfLife: number, days: number): Float64Array {
  const table = new Float64Array(Math.max(1, days + 1));
  for (let age = 0; age < table.length; age++) table[age] = 2 ** (-age / halfLife);
  return table;
}

/** The weight of money by its age in days: for the value, and for the rank. */
interface Decay {
  readonly value: Float64Array;
  readonly rank: Float64Array;
}

export function decayOf({ halfLife, rankHalfLife }: BookRhythm, days: number): Decay {
  const value = decayTable(halfLife, days);
  return { value, rank: rankHalfLife === halfLife ? value : decayTable(rankHalfLife, days) };
}

/**
 * The share of its final weight that an even stream of orders has after this many days: `1 − 2^(−days / H)`. Six
 * rhythms are added, because a single order says little about a pace.
 */
export function matured(days: number, rhythm: number, halfLife: number): number {
  return 1 - 2 ** (-(days + 6 * rhythm) / halfLife);
}

/**
 * Fills `into` from a run that ends by `asOf`. A customer without orders has risk 1: nothing suggests that they come
 * back.
 */
export function measure(run: PurchaseRun, asOf: number, book: BookRhythm, decay: Decay, into: Measure): void {
  sums(run, asOf, decay, into);
  occasionsOf(run, book.gap, into.occasions);
  into.rhythm = rhythmOf(into.occasions, book);
  into.pause = into.orderDays < 3 ? Number.NaN : seasonPause(run, into.last);
  into.risk = into.orderDays === 0 ? 1 : riskOf(asOf, book, into);
  into.back = backOf(into.risk);
  const age = into.orderDays === 0 ? 0 : asOf - into.first;
  into.pace /= matured(age, into.rhythm, book.rankHalfLife);
  into.rank = into.pace * Math.sqrt(into.back);
  into.priority = Math.max(0, into.lastYear) * into.risk;
}

/**
 * Several entries on one day are one order day; their money is added before it is weighted, so that the order of rows
 * does not matter.
 */
function sums(run: PurchaseRun, asOf: number, decay: Decay, into: Measure): void {
  clear(into);
  for (let j = run.from; j < run.to; ) {
    const day = run.day[j] as number;
    let money = 0;
    let ordered = false;
    for (; j < run.to && run.day[j] === day; j++) {
      const amount = run.amount[j] as number;
      money += amount;
      if (amount >= 0) ordered = true;
      else into.refunded -= amount;
    }
    const age = asOf - day;
    into.total += money;
    into.value += money * (decay.value[age] ?? 0);
    into.pace += money * (decay.rank[age] ?? 0);
    if (age < 365) into.lastYear += money;
    if (!ordered) continue;
    if (into.orderDays++ === 0) into.first = day;
    into.last = day;
    if (age >= 335 && age <= 380) into.lastSeason = day;
    if (age < 365) into.daysThisYear++;
    else if (age < 730) into.daysYearBefore++;
  }
}

function clear(into: Measure): void {
  into.orderDays = 0;
  into.first = Number.NaN;
  into.last = Number.NaN;
  into.total = 0;
  into.lastYear = 0;
  into.daysThisYear = 0;
  into.daysYearBefore = 0;
  into.refunded = 0;
  into.lastSeason = Number.NaN;
  into.value = 0;
  into.pace = 0;
}

/** g, with three gaps borrowed from the book. */
function rhythmOf(occasions: readonly number[], { gap }: BookRhythm): number {
  const span = (occasions.at(-1) ?? 0) - (occasions[0] ?? 0);
  return occasions.length === 0 ? gap : Math.max(1, (span + 3 * gap) / (occasions.length + 2));
}

/**
 * p = 1 − here · (1 − (1 + E/2)^−2), where `here` is whether the customer still is one, from the silence in own rhythms
 * and the number of repeat orders, and E the orders expected before they would count as gone.
 */
function riskOf(asOf: number, book: BookRhythm, { occasions, rhythm, last }: Measure): number {
  const silence = (asOf - last) / rhythm;
  const here = 1 / (1 + Math.exp(Math.min(700, 0.7 * silence)) / (1 + occasions.length));
  const expected = expectedOrders(occasions, asOf, book, rhythm);
  return 1 - here * (1 - (1 + expected / 2) ** -2);
}

/** E = W · ln 2 / (m · g) · Σ 2^(−age / (m · g)) over occasions, with m = 2 rhythms. */
function expectedOrders(occasions: readonly number[], asOf: number, book: BookRhythm, rhythm: number): number {
  const rate = Math.LN2 / (book.memory * rhythm);
  let recent = 0;
  for (const day of occasions) recent += Math.exp(-rate * (asOf - day));
  return book.gone * rate * recent;
}

function backOf(risk: number): number {
  return 1 - mayBeLost(risk);
}
