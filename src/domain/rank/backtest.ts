/** The ranking checked on the user's own past: stand at a day, rank, and see what followed. */
import { type BookColumns, writeBook } from './book-columns.ts';
import { type Between, between, drawn, type Verdict, verdictOf } from './chance.ts';
import { tiesOf, topSum } from './holdout.ts';
import { type RankSettings, smallBook } from './rank-settings.ts';
import { type RiskWord, riskWords } from './risk.ts';
import { type BookScores, scoreBook, wordOf } from './score.ts';

/** How good a list was in one respect, how much of that is chance, and how it compares with ours. */
export interface ListResult {
  readonly found: number;
  readonly between: Between;
  /** Null for our own list. */
  readonly verdict: Verdict | null;
}

export interface BacktestMethod {
  readonly name: 'cadence' | 'last-year revenue' | 'RFM';
  /** Share of the money that followed which the top 20% of the list brought; 0 to 1. */
  readonly topBrought: ListResult;
  /** How many of the lost were among the first 10% of the call list; a tied group counts by its share. */
  readonly lostNamed: ListResult;
}

/** How many of the customers with this word on that day bought again. */
interface WordCame {
  readonly word: RiskWord;
  readonly customers: number;
  readonly boughtAgain: number;
}

/** Why a simpler list may do as well or better on this book. */
export type BacktestDoubt =
  /** It spans fewer than two of the silences that count as gone. */
  | 'young'
  /** Too few days were looked ahead for silence to mean much. */
  | 'short'
  /** Hardly any customer fell silent, so that last year's money says nearly everything. */
  | 'steady';

export interface Backtest {
  /** Epoch day of the ranking, and the days after it that were looked at. */
  readonly asOf: number;
  readonly horizon: number;
  readonly customers: number;
  readonly buyers: number;
  /** Net money that followed, minor units, and the share the best possible 20% brought. */
  readonly followed: number;
  readonly bestPossible: number;
  /** Customers of the top 20% by the year's revenue who then bought nothing: lost, or silent so far. */
  readonly lost: number;
  /** Whether the days ahead are enough to call who is silent lost: two usual gaps, and nearly as long as "gone". */
  readonly isLost: boolean;
  readonly callListLength: number;
  readonly methods: readonly BacktestMethod[];
  readonly words: readonly WordCame[];
  readonly doubts: readonly BacktestDoubt[];
  /** How many days of purchases there were, and how long a silence counts as gone. */
  readonly span: number;
  readonly gone: number;
}

export interface TooLittle {
  readonly tooLittle: string;
}

interface BacktestQuestion {
  readonly book: BookColumns;
  /** The day up to which purchases are known, as an epoch day. */
  readonly until: number;
  readonly settings: RankSettings;
  /** How many days to look ahead; chosen from the data when absent. */
  readonly horizon?: number;
}

const [fewestBuyers, shortestHorizon, shortestPast, topShare, callShare] = [20, 60, 180, 0.2, 0.1];

export function backtest({ book, until, settings, horizon }: BacktestQuestion): Backtest | TooLittle {
  const [first, last] = daysKnown(book, until);
  const ahead = horizon ?? Math.min(365, Math.max(shortestHorizon, Math.floor((last - first) / 3)));
  const asOf = last - ahead;
  if (!(asOf - first >= shortestPast)) {
    return {
      tooLittle: `the purchases span ${Math.max(0, last - first)} days; ${shortestPast + ahead} are needed`,
    };
  }
  const { past, followed, bought } = cut(book, asOf, last);
  const buyers = bought.reduce((sum, did) => sum + did, 0);
  if (past.size < smallBook) return { tooLittle: `${past.size} customers had bought by then; ${smallBook} are needed` };
  if (buyers < fewestBuyers) return { tooLittle: `${buyers} customers bought afterwards; ${fewestBuyers} are needed` };
  return judge(past, { followed, bought, buyers, asOf, horizon: ahead, span: asOf - first }, settings);
}

function daysKnown(book: BookColumns, until: number): [first: number, last: number] {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const day of book.day) {
    if (day > until) continue;
    if (day < first) first = day;
    if (day > last) last = day;
  }
  return [first, last];
}

/**
 * The book as it was on that day, without later knowledge: stated totals (they contain the future), tiers and
 * potential. Of several currency lists only the longest, because their money cannot be added.
 */
function cut(
  book: BookColumns,
  asOf: number,
  last: number,
): { past: BookColumns; followed: Float64Array; bought: Uint8Array } {
  const writer = writeBook();
  const followed: number[] = [];
  const bought: number[] = [];
  const list = longestList(book);
  for (let i = 0; i < book.size; i++) {
    if (book.currency[i] !== list || !orderedBy(book, i, asOf)) continue;
    writer.customer({});
    let money = 0;
    let again = 0;
    for (let j = book.offset[i] as number; j < (book.offset[i + 1] as number); j++) {
      const day = book.day[j] as number;
      const amount = book.amount[j] as number;
      if (day <= asOf) writer.purchase(day, amount);
      else if (day <= last) {
        money += amount;
        if (amount > 0) again = 1;
      }
    }
    followed.push(Math.max(0, money));
    bought.push(again);
  }
  return { past: writer.finish(), followed: Float64Array.from(followed), bought: Uint8Array.from(bought) };
}

function orderedBy(book: BookColumns, customer: number, asOf: number): boolean {
  for (let j = book.offset[customer] as number; j < (book.offset[customer + 1] as number); j++) {
    if ((book.day[j] as number) <= asOf && (book.amount[j] as number) >= 0) return true;
  }
  return false;
}

function longestList(book: BookColumns): number {
  const sizes = book.currencies.map(() => 0);
  for (const list of book.currency) sizes[list] = (sizes[list] as number) + 1;
  return sizes.indexOf(Math.max(...sizes));
}

interface Followed {
  readonly followed: Float64Array;
  readonly bought: Uint8Array;
  readonly buyers: number;
  readonly asOf: number;
  readonly horizon: number;
  /** Days from the first purchase to the day of the ranking. */
  readonly span: number;
}

/** From this share of repeat buyers on, silence distinguishes hardly anybody. */
const mostlySteady = 0.8;
/** This share of the silence that counts as gone is close to it. */
const nearly = 0.8;

function judge(past: BookColumns, after: Followed, settings: RankSettings): Backtest {
  const { followed, bought, asOf, horizon, span } = after;
  const standings = scoreBook(past, asOf, settings);
  const year = standings.lastYear.map((money) => Math.max(0, money));
  const lost = lostAmong(year, bought);
  const all = sum(followed);
  const { gap, gone } = standings.figures.rhythm;
  const isLost = horizon >= 2 * gap && horizon >= nearly * gone;
  const doubts: readonly (readonly [BacktestDoubt, boolean])[] = [
    ['young', span < 2 * gone],
    ['short', !isLost],
    ['steady', after.buyers >= mostlySteady * past.size],
  ];
  const top = past.size * topShare;
  return {
    asOf,
    horizon,
    customers: past.size,
    buyers: after.buyers,
    followed: all,
    bestPossible: topSum(tiesOf(followed), { gain: followed, times: once(past.size), count: top }) / all,
    lost: sum(lost),
    isLost,
    callListLength: Math.round(callsOf(past.size)),
    methods: compared(standings, year, { followed, lost }),
    words: wordsCame(standings, bought),
    doubts: doubts.flatMap(([doubt, holds]) => (holds ? [doubt] : [])),
    span,
    gone,
  };
}

const sum = (values: Float64Array): number => values.reduce((all, one) => all + one, 0);
const once = (size: number): Uint16Array => new Uint16Array(size).fill(1);
const callsOf = (customers: number): number => Math.max(1, customers * callShare);

/** 1 for each of the year's best customers by money who then bought nothing. */
function lostAmong(year: Float64Array, bought: Uint8Array): Float64Array {
  const best = Float64Array.from(year)
    .sort()
    .at(-Math.max(1, Math.round(year.length * topShare))) as number;
  return Float64Array.from(year, (money, i) => (money > 0 && money >= best && bought[i] === 0 ? 1 : 0));
}

/** Our list and the usual ones, each with the same draws of customers, so that chance affects them alike. */
function compared(
  standings: BookScores,
  year: Float64Array,
  { followed, lost }: { readonly followed: Float64Array; readonly lost: Float64Array },
): BacktestMethod[] {
  const rfm = rfmScores(standings);
  const lists = [
    { name: 'cadence', rank: tiesOf(standings.rank), call: tiesOf(standings.priority) },
    { name: 'last-year revenue', rank: tiesOf(year), call: tiesOf(year) },
    { name: 'RFM', rank: tiesOf(rfm.rank), call: tiesOf(rfm.call) },
  ] as const;
  const size = followed.length;
  /** For each list, the share of the money and of the lost customers it named. */
  const figures = (times: Uint16Array): number[] => {
    const money = followed.reduce((all, one, i) => all + one * (times[i] as number), 0);
    return lists.flatMap(({ rank, call }) => [
      topSum(rank, { gain: followed, times, count: size * topShare }) / money,
      topSum(call, { gain: lost, times, count: callsOf(size) }),
    ]);
  };
  const real = figures(once(size));
  const samples = drawn(size, figures);
  const found = (at: number): ListResult => ({
    found: real[at] as number,
    between: between(samples.map((sample) => sample[at] as number)),
    verdict: at < 2 ? null : verdictOf(samples.map((sample) => (sample[at] as number) - (sample[at % 2] as number))),
  });
  return lists.map(({ name }, i) => ({ name, topBrought: found(2 * i), lostNamed: found(2 * i + 1) }));
}

function wordsCame(standings: BookScores, bought: Uint8Array): WordCame[] {
  const came = riskWords.map((word) => ({ word, customers: 0, boughtAgain: 0 }));
  for (let i = 0; i < bought.length; i++) {
    const of = came.find(({ word }) => word === wordOf(standings, i));
    if (of === undefined) continue;
    of.customers += 1;
    of.boughtAgain += bought[i] as number;
  }
  return came.filter(({ customers }) => customers > 0);
}

/**
 * RFM as in textbooks: quintiles of recency, frequency and money added; good customers who are silent are called first.
 */
export function rfmScores(of: {
  readonly last: Float64Array;
  readonly orderDays: Int32Array;
  readonly total: Float64Array;
}): {
  rank: Float64Array;
  call: Float64Array;
} {
  const [recency, frequency, money] = [
    quintiles(of.last),
    quintiles(Float64Array.from(of.orderDays)),
    quintiles(of.total),
  ];
  const at = (column: Uint8Array, i: number) => column[i] as number;
  return {
    rank: of.total.map((_, i) => at(recency, i) + at(frequency, i) + at(money, i)),
    call: of.total.map((_, i) => (at(frequency, i) + at(money, i)) * (6 - at(recency, i))),
  };
}

/** 1 to 5; a value on a boundary belongs to the upper fifth. */
function quintiles(values: Float64Array): Uint8Array {
  const ascending = Float64Array.from(values).sort();
  const cuts = [1, 2, 3, 4].map((fifth) => ascending[Math.floor((ascending.length * fifth) / 5)] as number);
  return Uint8Array.from(values, (value) => 1 + cuts.filter((at) => value >= at).length);
}
