/** A book for a played year, as the file of a shop. Shares no code with the planner: what is tried must not be its own measure. */

export interface BookWish {
  readonly customers: number;
  /** Share of them with a "last contacted" day in the file. */
  readonly contacted: number;
}

/** Numbers from 0 to 1, the same for a seed (the minimal standard generator: Park and Miller, 1988). */
export function dice(seed: number): () => number {
  let state = (seed * 7919 + 17) % 2_147_483_647 || 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const header = 'Customer ID,Name,Email,Phone,Country,Currency,Total Spent,Orders,First Order,Last Order,Last Contacted';

interface Buyer {
  readonly number: number;
  readonly cameOn: string;
  /** What each order costs. */
  readonly price: number;
  /** Orders in days from the day they came into the file, in order; below zero before it, and for years after it. */
  readonly orders: readonly number[];
  readonly heard: string;
}

/** Days after a customer came into the file for which their orders are drawn. */
const drawnAhead = 500;

/**
 * A shop whose customers order in rhythms of their own, and of whom some stop one day: its file of a day has the orders until then. If nobody
 * bought in the year that is played, whoever comes new would soon be one of the best, and everybody "stopped ordering".
 */
export class Shop {
  readonly #random: () => number;
  readonly #buyers: Buyer[] = [];

  constructor(random: () => number) {
    this.#random = random;
  }

  /** Few customers bring most of the money. Whoever comes new has ordered once. */
  come({ customers, contacted }: BookWish, day: string, isNew = false): void {
    for (let i = 0; i < customers; i++) {
      const price = Math.round(20 / (1 - this.#random() * 0.995));
      const heard = this.#random() < contacted ? before(day, 5 + Math.floor(this.#random() * 420)) : '';
      const orders = this.#ordersFrom(isNew ? 0 : -Math.floor(1 + this.#random() * 900));
      this.#buyers.push({ number: this.#buyers.length + 1, cameOn: day, price, orders, heard });
    }
  }

  /** The gaps of one customer are three draws long, so that they neither tick like a clock nor are pure chance. */
  #ordersFrom(first: number): number[] {
    const usual = 25 * 6 ** this.#random();
    const orders = [first];
    for (let day = first; this.#random() >= stopping; ) {
      const draws = Math.log(1 - this.#random()) + Math.log(1 - this.#random()) + Math.log(1 - this.#random());
      day += Math.max(1, Math.round((-draws * usual) / 3));
      if (day > drawnAhead) break;
      orders.push(day);
    }
    return orders;
  }

  file(day: string): string {
    return `${[header, ...this.#buyers.map((buyer) => rowOf(buyer, day))].join('\n')}\n`;
  }
}

/** The chance that an order was the last: in a year about as many stop as come. */
const stopping = 0.02;

function rowOf({ number, cameOn, price, orders, heard }: Buyer, day: string): string {
  const phone = `+1 212 555 ${String(1000 + (number % 9000))}`;
  const now = daysFrom(cameOn, day);
  const made = orders.filter((order) => order <= now);
  const money = [`${price * made.length}.00`, made.length];
  const days = [made[0], made.at(-1)].map((order) => after(cameOn, order ?? 0));
  const who = [number, `Customer ${number}`, `c${number}@example.com`, phone, 'US', 'USD'];
  return [...who, ...money, ...days, day === cameOn ? heard : ''].join(',');
}

export function daysFrom(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** The day this many days before `day`. */
export function before(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}

export const after = (day: string, days: number) => before(day, -days);
