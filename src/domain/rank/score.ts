/** Scores the whole book: value, risk, rank and tiers. Formulae in measure.ts and docs/ranking.md. */

import type { BookColumns } from './book-columns.ts';
import { decayOf, emptyMeasure, type Measure, measure } from './measure.ts';
import { type Places, placesOf } from './places.ts';
import { type RankSettings, smallBook } from './rank-settings.ts';
import { type BookRhythm, bookGap, bookRhythm, ownGaps } from './rhythm.ts';
import { mayBeLost, type RiskWord, riskWordOf, type Silence, silenceOn } from './risk.ts';
import { assumedGap, evidences, type Runs, runsOf } from './run.ts';
import { noTier, type TierBoundaries, tierBoundaries, tierFor } from './tier.ts';

/** By customer, in the order of the book. Money in minor units of the currency the customer is ranked in. */
export interface BookScores {
  /** The day of the question, as an epoch day. */
  readonly asOf: number;
  readonly figures: BookFigures;
  /** V, rank (with promised potential), priority: not comparable between lists of different currencies. */
  readonly value: Float64Array;
  readonly rank: Float64Array;
  /** What the rank uses in place of the value (measure.ts). */
  readonly pace: Float64Array;
  readonly priority: Float64Array;
  /** 0 to 100, the place among customers with a rank above zero; 0 for the others. */
  readonly score: Float64Array;
  /** Place in the book by rank and by priority, 1 the first; equal customers share one. */
  readonly place: Int32Array;
  readonly urgency: Int32Array;
  /** p and q. `NaN` for a customer without a known purchase. */
  readonly risk: Float64Array;
  readonly back: Float64Array;
  /** g, days. */
  readonly rhythm: Float64Array;
  /** Median gap between the customer's own occasions; `NaN` with fewer than two. */
  readonly ownGap: Float64Array;
  readonly total: Float64Array;
  /** Net money of the last 365 days, whole minor units. */
  readonly lastYear: Float64Array;
  readonly orderDays: Int32Array;
  /** Orders close together are one (occasions.ts). */
  readonly occasions: Int32Array;
  /** Epoch days of the first and last order; `NaN` without one. */
  readonly first: Float64Array;
  readonly last: Float64Array;
  readonly daysThisYear: Int32Array;
  readonly daysYearBefore: Int32Array;
  /** Refunded money, as a positive number. */
  readonly refunded: Float64Array;
  /** Epoch day of the latest order of this season last year; `NaN` without one. */
  readonly lastSeason: Float64Array;
  /** Days of the seasonal pause (season-pause.ts); `NaN` without one. */
  readonly pause: Float64Array;
  /** Index into `evidences`. */
  readonly evidence: Uint8Array;
  readonly rising: Uint8Array;
  /** Among the top 20% by value, by count. */
  readonly topValue: Uint8Array;
  /** Tier codes (tier.ts): 0 in a small book, where there are no tiers unless pinned. */
  readonly tier: Uint8Array;
}

/** Facts about the whole book. */
export interface BookFigures {
  readonly customers: number;
  /** Under 30 customers: places instead of scores, no tiers. */
  readonly small: boolean;
  readonly rhythm: BookRhythm;
  /** By currency list. */
  readonly lists: readonly ListFigures[];
  /** Purchases dated after the day asked about, which do not count. */
  readonly future: number;
  /** Purchases in a second currency without a rate: orders, but no money. */
  readonly unconverted: number;
}

export interface ListFigures {
  readonly boundaries: TierBoundaries;
  /** How much of a lifetime total is still fresh, on average: ΣV / Σtotal of the customers with dates. */
  readonly freshness: number;
}

export function scoreBook(book: BookColumns, asOf: number, settings: RankSettings): BookScores {
  const runs = runsOf(book, asOf);
  const own = ownGaps(runs, book.size);
  const gaps = {
    median: bookGap(own.median),
    mean: bookGap(own.mean),
    age: asOf - Math.min(asOf, own.first),
  };
  const rhythm = bookRhythm(gaps, settings);
  const columns = { asOf, ...blankColumns(book.size), ownGap: own.median };
  measureAll(book, runs, asOf, rhythm, columns);
  const lists = membersOf(book).map((members) => rankList(book, members, settings, columns));
  mergeLists(book, columns);
  return {
    figures: {
      customers: book.size,
      small: book.size < smallBook,
      rhythm,
      lists,
      unconverted: book.unconverted,
      future: book.day.reduce((count, day) => (day > asOf ? count + 1 : count), 0),
    },
    ...columns,
  };
}

/** Customers' own figures with a rhythm that is already known; places, scores and tiers are left blank. */
export function measureBook(book: BookColumns, asOf: number, rhythm: BookRhythm): ScoreColumns {
  const runs = runsOf(book, asOf);
  const columns = { asOf, ...blankColumns(book.size), ownGap: ownGaps(runs, book.size).median };
  measureAll(book, runs, asOf, rhythm, columns);
  return columns;
}

export type ScoreColumns = Omit<BookScores, 'figures'>;

type SilenceColumns = Pick<
  ScoreColumns,
  'asOf' | 'evidence' | 'orderDays' | 'risk' | 'first' | 'last' | 'rhythm' | 'pause'
>;

/** Null without an order whose day is known. */
export function wordOf(columns: SilenceColumns, i: number): RiskWord | null {
  const silence = silenceOf(columns, i);
  return silence === null ? null : riskWordOf(silence);
}

/** What a customer's risk word follows from. */
export function silenceOf(columns: SilenceColumns, i: number): Silence | null {
  const { asOf, evidence, orderDays, risk, first, last, rhythm, pause } = columns;
  if (evidence[i] === evidences.indexOf('undated') || orderDays[i] === 0) return null;
  const at = (column: Float64Array) => column[i] as number;
  const known = { risk: at(risk), rhythm: at(rhythm), pause: at(pause) };
  return silenceOn(asOf, { ...known, first: at(first), last: at(last) });
}

function blankColumns(size: number): Omit<ScoreColumns, 'asOf' | 'ownGap'> {
  const numbers = () => new Float64Array(size);
  const counts = () => new Int32Array(size);
  const flags = () => new Uint8Array(size);
  return {
    ...{
      value: numbers(),
      pace: numbers(),
      rank: numbers(),
      priority: numbers(),
      score: numbers(),
      place: counts(),
      urgency: counts(),
    },
    ...{ risk: numbers(), back: numbers(), rhythm: numbers(), total: numbers(), lastYear: numbers() },
    ...{
      orderDays: counts(),
      occasions: counts(),
      first: numbers(),
      last: numbers(),
      daysThisYear: counts(),
      daysYearBefore: counts(),
    },
    ...{
      refunded: numbers(),
      lastSeason: numbers(),
      pause: numbers(),
      evidence: flags(),
      rising: flags(),
      topValue: flags(),
      tier: flags(),
    },
  };
}

function measureAll(book: BookColumns, runs: Runs, asOf: number, rhythm: BookRhythm, into: ScoreColumns): void {
  const decay = decayOf(rhythm, asOf - earliest(book, asOf));
  const customer = emptyMeasure();
  for (let i = 0; i < book.size; i++) {
    const run = runs.of(i);
    measure(run, asOf, rhythm, decay, customer);
    into.evidence[i] = evidences.indexOf(run.evidence);
    keep(customer, i, into);
  }
}

function keep(customer: Measure, i: number, into: ScoreColumns): void {
  into.value[i] = customer.value;
  into.rank[i] = customer.rank;
  into.pace[i] = customer.pace;
  into.priority[i] = customer.priority;
  into.risk[i] = customer.risk;
  into.back[i] = customer.back;
  into.rhythm[i] = customer.rhythm;
  into.total[i] = customer.total;
  into.lastYear[i] = Math.round(customer.lastYear);
  into.orderDays[i] = customer.orderDays;
  into.occasions[i] = customer.occasions.length;
  if (customer.occasions.length === 1) into.ownGap[i] = Number.NaN;
  into.first[i] = customer.first;
  into.last[i] = customer.last;
  into.daysThisYear[i] = customer.daysThisYear;
  into.daysYearBefore[i] = customer.daysYearBefore;
  into.refunded[i] = customer.refunded;
  into.lastSeason[i] = customer.lastSeason;
  into.pause[i] = customer.pause;
}

function earliest(book: BookColumns, asOf: number): number {
  let day = asOf;
  for (const at of book.day) if (at < day) day = at;
  for (const at of book.stated.first) if (at < day) day = at;
  for (const at of book.stated.last) if (at < day) day = at;
  // Purchases before the orders are assumed to lie one gap before them.
  return day - assumedGap;
}

/** A loop: `Float64Array.from` with a function takes ten times as long. */
function gathered(column: Float64Array, members: Int32Array): Float64Array {
  const values = new Float64Array(members.length);
  for (let k = 0; k < values.length; k++) values[k] = column[members[k] as number] as number;
  return values;
}

/** The customers of each currency list. */
function membersOf(book: BookColumns): Int32Array[] {
  const members: number[][] = book.currencies.map(() => []);
  for (let i = 0; i < book.size; i++) (members[book.currency[i] as number] as number[]).push(i);
  return members.map((list) => Int32Array.from(list));
}

const topShare = 0.2;

function rankList(book: BookColumns, members: Int32Array, settings: RankSettings, into: ScoreColumns): ListFigures {
  const freshness = assumeAverages(book, members, into);
  const of = (column: Float64Array) => gathered(column, members);
  const values = placesOf(of(into.value));
  const bare = placesOf(of(into.rank));
  const topTotal = placesOf(of(into.total)).threshold(topShare);
  const topRank = bare.threshold(topShare);
  const topValue = values.threshold(topShare);
  const boundaries = tierBoundaries(values.ascending, settings);
  for (const i of members) {
    const value = into.value[i] as number;
    const rank = into.rank[i] as number;
    into.topValue[i] = value > 0 && value >= topValue ? 1 : 0;
    into.rising[i] = rank > 0 && rank >= topRank && (into.total[i] as number) < topTotal ? 1 : 0;
    into.rank[i] = rank * (book.lift[i] as number);
    const pinned = book.pinnedTier[i] as number;
    if (pinned !== noTier) into.tier[i] = pinned;
    else if (book.size >= smallBook) {
      into.tier[i] = tierFor(value, book.previousTier[i] as number, boundaries, settings.band);
    }
  }
  const lifted = book.lift.some((lift) => lift !== 1) ? placesOf(of(into.rank)) : bare;
  const urgencies = placesOf(of(into.priority));
  place(members, lifted, urgencies, into);
  return { boundaries, freshness };
}

function place(members: Int32Array, ranks: Places, urgencies: Places, into: ScoreColumns): void {
  for (const i of members) {
    const rank = into.rank[i] as number;
    const upTo = ranks.upTo(rank);
    into.score[i] = ranks.scoreOf(rank, upTo);
    into.place[i] = members.length - upTo + 1;
    into.urgency[i] = members.length - urgencies.upTo(into.priority[i] as number) + 1;
  }
}

/**
 * Customers with a total but no dates: the total times the book's mean freshness, the risk of the average unit of
 * value, and the average share of last year's money. In a book without any date everything is fresh and no customer is
 * at risk.
 */
function assumeAverages(book: BookColumns, members: Int32Array, into: ScoreColumns): number {
  const undated = evidences.indexOf('undated');
  const sum = { total: 0, value: 0, pace: 0, lastYear: 0, weighted: 0 };
  for (const i of members) {
    if (into.evidence[i] === undated || !((into.total[i] as number) > 0)) continue;
    const value = Math.max(0, into.value[i] as number);
    sum.total += into.total[i] as number;
    sum.value += value;
    sum.pace += Math.max(0, into.pace[i] as number);
    sum.lastYear += Math.max(0, into.lastYear[i] as number);
    sum.weighted += value * (into.risk[i] as number);
  }
  const freshness = sum.total > 0 ? sum.value / sum.total : 1;
  const thisYear = sum.total > 0 ? sum.lastYear / sum.total : 1;
  const pace = sum.total > 0 ? sum.pace / sum.total : 1;
  const risk = sum.value > 0 ? sum.weighted / sum.value : 0;
  for (const i of members) {
    if (into.evidence[i] === undated)
      assume(i, (book.stated.total[i] as number) || 0, { freshness, pace, thisYear, risk }, into);
    else if (into.evidence[i] === evidences.indexOf('nothing')) into.risk[i] = Number.NaN;
  }
  return freshness;
}

function assume(
  i: number,
  total: number,
  mean: { freshness: number; pace: number; thisYear: number; risk: number },
  into: ScoreColumns,
): void {
  const back = 1 - mayBeLost(mean.risk);
  into.total[i] = total;
  into.value[i] = total * mean.freshness;
  into.lastYear[i] = Math.round(total * mean.thisYear);
  into.risk[i] = mean.risk;
  into.back[i] = back;
  into.pace[i] = total * mean.pace;
  into.rank[i] = (into.pace[i] as number) * Math.sqrt(back);
  into.priority[i] = Math.max(0, into.lastYear[i] as number) * mean.risk;
}

/** Money of different currencies cannot be compared, so the place in the book follows from the place in the list. */
function mergeLists(book: BookColumns, into: ScoreColumns): void {
  if (book.currencies.length === 1) return;
  const sizes = membersOf(book).map((members) => members.length);
  for (const column of [into.place, into.urgency]) {
    const behind = Float64Array.from(column, (at, i) => (1 - at) / (sizes[book.currency[i] as number] as number));
    const merged = placesOf(behind);
    for (let i = 0; i < column.length; i++) column[i] = column.length - merged.upTo(behind[i] as number) + 1;
  }
}
