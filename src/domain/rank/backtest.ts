/** The ranking checked on the user's own past: stand at a day, rank, and see what followed. */
import { type Book, writeBook } from './book.ts';
import { topSum } from './holdout.ts';
import { type RankSettings, smallBook } from './rank-settings.ts';
import { scoreBook } from './score.ts';

export interface BacktestMethod {
  readonly name: 'cadence' | 'last-year revenue' | 'RFM';
  /** Share of the money that followed which the top 20 % of the list brought; 0 to 1. */
  readonly topBrought: number;
  /** How many of the lost were among the first 10 % of the call list; a tied group counts by its share. */
  readonly lostNamed: number;
}

export interface Backtest {
  /** Epoch day on which the ranking was made, and the days after it that were looked at. */
  readonly asOf: number;
  readonly horizon: number;
  readonly customers: number;
  readonly buyers: number;
  /** Net money that followed, minor units, and the share the best possible 20 % brought. */
  readonly followed: number;
  readonly bestPossible: number;
  /** Customers of the top 20 % by the year's revenue who then bought nothing. */
  readonly lost: number;
  readonly callListLength: number;
  readonly methods: readonly BacktestMethod[];
}

export interface TooLittle {
  readonly tooLittle: string;
}

export interface BacktestQuestion {
  readonly book: Book;
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
  return judge(past, { followed, bought, buyers, asOf, horizon: ahead }, settings);
}

function daysKnown(book: Book, until: number): [first: number, last: number] {
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
 * The book as it stood, without what was only learned later: stated totals (they contain the future), tiers and
 * potential. Of several currency lists only the longest, for their money cannot be added.
 */
function cut(book: Book, asOf: number, last: number): { past: Book; followed: Float64Array; bought: Uint8Array } {
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

function orderedBy(book: Book, customer: number, asOf: number): boolean {
  for (let j = book.offset[customer] as number; j < (book.offset[customer + 1] as number); j++) {
    if ((book.day[j] as number) <= asOf && (book.amount[j] as number) >= 0) return true;
  }
  return false;
}

function longestList(book: Book): number {
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
}

function judge(past: Book, after: Followed, settings: RankSettings): Backtest {
  const { followed, bought, asOf } = after;
  const standings = scoreBook(past, asOf, settings);
  const year = standings.lastYear.map((money) => Math.max(0, money));
  const best = Float64Array.from(year)
    .sort()
    .at(-Math.max(1, Math.round(past.size * topShare))) as number;
  const lost = Float64Array.from(year, (money, i) => (money > 0 && money >= best && bought[i] === 0 ? 1 : 0));
  const all = followed.reduce((sum, money) => sum + money, 0);
  const [top, calls] = [past.size * topShare, Math.max(1, past.size * callShare)];
  const rfm = rfmScores(standings);
  const method = (name: BacktestMethod['name'], rank: Float64Array, call: Float64Array): BacktestMethod => ({
    name,
    topBrought: topSum(rank, followed, top) / all,
    lostNamed: topSum(call, lost, calls),
  });
  return {
    asOf,
    horizon: after.horizon,
    customers: past.size,
    buyers: after.buyers,
    followed: all,
    bestPossible: topSum(followed, followed, top) / all,
    lost: lost.reduce((sum, one) => sum + one, 0),
    callListLength: Math.round(calls),
    methods: [
      method('cadence', standings.rank, standings.priority),
      method('last-year revenue', year, year),
      method('RFM', rfm.rank, rfm.call),
    ],
  };
}

/** RFM as textbooks have it: quintiles of recency, frequency and money added; who was good and is silent is called first. */
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
