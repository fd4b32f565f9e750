/**
 * A product that a customer bought regularly and no longer buys, while still buying other things: a reason to ask
 * whether something is wrong with it. Reported only when chance does not explain it and other customers still buy it
 * (docs/ranking.md).
 */
import { type Day, fromEpochDay } from '../day.ts';
import type { ProductLines } from '../product-lines.ts';

export interface StoppedProduct {
  readonly product: string;
  /** The day it was last bought. */
  readonly since: Day;
  /** The mean gap before that, in days. */
  readonly every: number;
}

/** With the days, both included, on which it is reported as long as nobody orders anything. */
interface StoppedWhile extends StoppedProduct {
  readonly from: Day;
  readonly until: Day;
}

/** An order that is not a refund. `lines` is null when the file had none. */
export interface LinedOrder {
  readonly day: number;
  readonly lines: ProductLines | null;
}

/** Fewer days of buying do not make a rhythm. */
const leastDays = 5;
/** The customer has ordered on this many days since. */
const leastOrdersSince = 3;
/** It has been missing for this many of its own mean gaps, and for this many of the longest. */
const missedGaps = 3;
const missedLongest = 1.5;
/** After this many days without a call about it, it is no longer news. */
const newsDays = 365;
/** Customers with fewer days with lines, or without an order in the days when it is news, cannot have one. */
export const mayHaveStopped = { fewestDays: leastDays + leastOrdersSince, orderedWithin: newsDays } as const;
/** The largest accepted probability of chance, over all products that the customer bought regularly. */
const chanceAtMost = 0.01;
/** This many other customers bought it in the later half of the silence. */
const leastOthers = 2;

interface Bought {
  readonly days: number[];
  readonly money: number[];
}

interface Candidate {
  readonly product: string;
  readonly last: number;
  readonly every: number;
  /** The first day on which it has been missing for long enough. */
  readonly from: number;
  /** In the year up to the last purchase. */
  readonly money: number;
}

/**
 * Takes the customers who may have such a product one by one, then what everybody bought lately: only that tells whether
 * others still buy it. What it finds holds on the day asked about and on later ones, as long as nobody orders.
 */
export class StoppedProducts {
  readonly #asOf: number;
  readonly #candidates = new Map<number, readonly Candidate[]>();
  /** By product of a candidate, the day on which each customer bought it last. */
  readonly #lastDays = new Map<string, Map<number, number>>();

  /** `asOf` is an epoch day. */
  constructor(asOf: number) {
    this.#asOf = asOf;
  }

  /** All orders of a customer, earliest first, none after the day asked about. */
  add(customer: number, orders: readonly LinedOrder[]): void {
    const candidates = candidatesOf(orders, boughtOf(orders), this.#asOf);
    if (candidates.length === 0) return;
    this.#candidates.set(customer, candidates);
    for (const { product } of candidates) this.#lastDays.set(product, new Map());
  }

  /** Purchases by others after this day show whether a product is still bought; null when no customer stopped. */
  get othersMatterAfter(): number | null {
    const middles = [...this.#candidates.values()].flatMap((some) =>
      some.map(({ last, from }) => (last + Math.max(from, this.#asOf)) / 2),
    );
    return middles.length === 0 ? null : Math.floor(middles.reduce((least, one) => Math.min(least, one)));
  }

  /** An order of anybody after that day. */
  addRecent(customer: number, { day, lines }: LinedOrder): void {
    for (const [product, minor] of lines ?? []) {
      const last = this.#lastDays.get(product);
      if (minor > 0 && last !== undefined) last.set(customer, Math.max(day, last.get(customer) ?? day));
    }
  }

  /** Of a customer with several, the one with the most money first: it is the one to report while it holds. */
  *found(): Generator<readonly [customer: number, StoppedWhile]> {
    for (const [customer, candidates] of this.#candidates) {
      for (const candidate of candidates) {
        const { product, last, every, from } = candidate;
        const until = Math.min(last + newsDays, this.#lastDayOfOthers(candidate));
        if (until < Math.max(from, this.#asOf)) continue;
        const days = { since: fromEpochDay(last), from: fromEpochDay(from), until: fromEpochDay(until) };
        yield [customer, { product, every, ...days }];
      }
    }
  }

  /** The last day on which enough others have bought it in the later half of the silence. */
  #lastDayOfOthers({ product, last }: Candidate): number {
    const days = [...(this.#lastDays.get(product)?.values() ?? [])].sort((a, b) => b - a);
    return 2 * (days[leastOthers - 1] ?? Number.NEGATIVE_INFINITY) - last - 1;
  }
}

function boughtOf(orders: readonly LinedOrder[]): Map<string, Bought> {
  const bought = new Map<string, Bought>();
  for (const { day, lines } of orders) {
    for (const [product, minor] of lines ?? []) {
      if (minor <= 0) continue;
      const one = bought.get(product) ?? { days: [], money: [] };
      bought.set(product, one);
      if (one.days.at(-1) === day) one.money.push((one.money.pop() ?? 0) + minor);
      else {
        one.days.push(day);
        one.money.push(minor);
      }
    }
  }
  return bought;
}

/** The most money first. */
function candidatesOf(orders: readonly LinedOrder[], bought: ReadonlyMap<string, Bought>, asOf: number): Candidate[] {
  const regular = [...bought].filter(([, { days }]) => days.length >= leastDays);
  if (regular.length === 0) return [];
  const orderDays = [...new Set(orders.map(({ day }) => day))];
  const unknown = orders.findLast(({ lines }) => lines === null)?.day ?? Number.NEGATIVE_INFINITY;
  return regular
    .filter(([, { days }]) => (days.at(-1) as number) >= unknown && isLeftOut(days, orderDays, regular.length))
    .map(([product, one]) => candidate(product, one))
    .filter(({ last, from }) => Math.max(from, asOf) <= last + newsDays)
    .sort((a, b) => b.money - a.money);
}

/**
 * Whether chance does not explain that it is in no order since. `rivals`: how many products could have been reported in
 * the same way.
 */
function isLeftOut(days: readonly number[], orderDays: readonly number[], rivals: number): boolean {
  const [first, last] = [days[0] as number, days.at(-1) as number];
  const since = orderDays.filter((day) => day > last).length;
  if (since < leastOrdersSince) return false;
  // The first and the last day were chosen because it was bought on them; the extra order without it keeps five of five
  // from being certain.
  const share = (days.length - 1) / (1 + orderDays.filter((day) => day >= first && day <= last).length);
  return rivals * (1 - share) ** since <= chanceAtMost;
}

function candidate(product: string, { days, money }: Bought): Candidate {
  const last = days.at(-1) as number;
  const every = (last - (days[0] as number)) / (days.length - 1);
  const longest = Math.max(...days.slice(1).map((day, k) => day - (days[k] as number)));
  const year = money.filter((_, k) => (days[k] as number) > last - 365);
  return {
    ...{ product, last, every },
    from: last + Math.ceil(Math.max(missedGaps * every, missedLongest * longest)),
    money: year.reduce((sum, minor) => sum + minor, 0),
  };
}
