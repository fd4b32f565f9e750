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
  readonly total: number;
  readonly orders: number;
  /** Days from the first and from the last order to the day of the file. */
  readonly first: number;
  readonly last: number;
  readonly heard: string;
}

/**
 * A shop whose customers go on buying as they did: its file of a later day has the same totals of the years before that day. If
 * nobody bought in the year that is played, whoever comes new would soon be one of the best, and everybody "stopped ordering".
 */
export class Shop {
  readonly #random: () => number;
  readonly #buyers: Buyer[] = [];

  constructor(random: () => number) {
    this.#random = random;
  }

  /** Few customers bring most of the money. */
  come({ customers, contacted }: BookWish, day: string): void {
    for (let i = 0; i < customers; i++) {
      const total = Math.round(80 / (1 - this.#random() * 0.995));
      const last = Math.floor(this.#random() * 300);
      const heard = this.#random() < contacted ? before(day, 5 + Math.floor(this.#random() * 420)) : '';
      const orders = 1 + Math.floor(this.#random() * 12);
      const first = last + 30 + Math.floor(this.#random() * 900);
      this.#buyers.push({ number: this.#buyers.length + 1, cameOn: day, total, orders, first, last, heard });
    }
  }

  file(day: string): string {
    return `${[header, ...this.#buyers.map((buyer) => rowOf(buyer, day))].join('\n')}\n`;
  }
}

function rowOf({ number, cameOn, total, orders, first, last, heard }: Buyer, day: string): string {
  const phone = `+1 212 555 ${String(1000 + (number % 9000))}`;
  const facts = [number, `Customer ${number}`, `c${number}@example.com`, phone, 'US', 'USD', `${total}.00`, orders];
  return [...facts, before(day, first), before(day, last), day === cameOn ? heard : ''].join(',');
}

export function daysFrom(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** The day this many days before `day`. */
export function before(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}

export const after = (day: string, days: number) => before(day, -days);
