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

/** The file of a shop on a day (`2026-01-05`): few customers bring most of the money. */
export function shopFile({ customers, contacted }: BookWish, day: string, random: () => number, first = 1): string {
  const rows = Array.from({ length: customers }, (_, i) => {
    const number = first + i;
    const total = Math.round(80 / (1 - random() * 0.995));
    const last = Math.floor(random() * 300);
    const heard = random() < contacted ? before(day, 5 + Math.floor(random() * 420)) : '';
    const orders = 1 + Math.floor(random() * 12);
    const phone = `+1 212 555 ${String(1000 + (number % 9000))}`;
    const name = `Customer ${number}`;
    const since = before(day, last + 30 + Math.floor(random() * 900));
    const facts = [number, name, `c${number}@example.com`, phone, 'US', 'USD', `${total}.00`, orders, since];
    return [...facts, before(day, last), heard].join(',');
  });
  return `${[header, ...rows].join('\n')}\n`;
}

/** The day this many days before `day`. */
export function before(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}

export const after = (day: string, days: number) => before(day, -days);
