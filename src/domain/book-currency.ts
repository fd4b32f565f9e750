/**
 * Several currencies in one book. Money is never added across currencies: what has a rate is converted to the base;
 * every currency without a rate is ranked by itself, and the lists are merged by place (score.ts).
 */
import { type Currency, decimals } from './money.ts';

export interface BookCurrencies {
  /** What rates convert to, and what money is in that does not say. */
  readonly base: Currency | null;
  /** How many of the base currency one of each other currency is worth, in major units. */
  readonly rates: ReadonlyMap<Currency, number>;
}

interface Unranked {
  readonly money: BookCurrencies;
  readonly offset: Int32Array;
  readonly amount: Float64Array;
  readonly currency: readonly (Currency | null)[];
  readonly statedTotal: Float64Array;
  readonly statedCurrency: readonly (Currency | null)[];
}

interface Ranked {
  readonly amount: Float64Array;
  readonly statedTotal: Float64Array;
  readonly customerCurrency: Uint8Array;
  readonly currencies: readonly (Currency | null)[];
  readonly unconverted: number;
}

export function inRankedCurrencies(book: Unranked): Ranked {
  const customerCurrency = new Uint8Array(book.statedTotal.length);
  const units = unitsOf(book);
  if (units === null) {
    return { ...book, customerCurrency, currencies: [onlyCurrency(book)], unconverted: 0 };
  }
  const amount = new Float64Array(book.amount);
  const statedTotal = new Float64Array(book.statedTotal);
  let unconverted = 0;
  for (let i = 0; i < customerCurrency.length; i++) {
    const from = book.offset[i] as number;
    const to = book.offset[i + 1] as number;
    const statedUnit = units.of(book.statedCurrency[i] ?? null);
    const rankedIn = to > from ? usual(book.currency, units, from, to) : statedUnit.index;
    customerCurrency[i] = rankedIn;
    for (let j = from; j < to; j++) {
      const unit = units.of(book.currency[j] ?? null);
      if (unit.index !== rankedIn) {
        // A refund in another currency says nothing about orders; an order without money still is one.
        unconverted++;
        amount[j] = (book.amount[j] as number) < 0 ? -Number.MIN_VALUE : 0;
      } else if (unit.factor !== 1) amount[j] = Math.round((book.amount[j] as number) * unit.factor);
    }
    if (statedUnit.factor !== 1) statedTotal[i] = Math.round((book.statedTotal[i] as number) * statedUnit.factor);
  }
  return { amount, statedTotal, customerCurrency, currencies: units.names, unconverted };
}

interface Unit {
  /** Which list the money is ranked in. */
  readonly index: number;
  /** Minor units of the list's currency for one minor unit of this one. */
  readonly factor: number;
}

interface Units {
  of(currency: Currency | null): Unit;
  readonly names: (Currency | null)[];
}

/** Null when the whole book is in one currency, so that nothing has to be converted. */
function unitsOf(book: Unranked): Units | null {
  const seen = new Set<Currency | null>(book.currency);
  for (let i = 0; i < book.statedTotal.length; i++) {
    const counts = book.offset[i] === book.offset[i + 1] && !Number.isNaN(book.statedTotal[i]);
    if (counts) seen.add(book.statedCurrency[i] ?? null);
  }
  const base = book.money.base;
  if (seen.delete(null)) seen.add(base);
  if (seen.size <= 1) return null;
  const units = new Map<Currency | null, Unit>();
  const names: (Currency | null)[] = [base];
  for (const currency of [...seen].sort(byName)) {
    const rate = currency === null || currency === base ? 1 : book.money.rates.get(currency);
    if (rate !== undefined)
      units.set(currency, { index: 0, factor: rate * 10 ** (decimals(base) - decimals(currency)) });
    else units.set(currency, { index: names.push(currency) - 1, factor: 1 });
  }
  const inBase: Unit = { index: 0, factor: 1 };
  return { names, of: (currency) => units.get(currency) ?? inBase };
}

const byName = (a: Currency | null, b: Currency | null): number => ((a ?? '') < (b ?? '') ? -1 : 1);

function onlyCurrency(book: Unranked): Currency | null {
  return (
    book.currency.find((currency) => currency !== null) ??
    book.statedCurrency.find((c) => c !== null) ??
    book.money.base
  );
}

/** The list most of the customer's purchases are in; of two alike, the one of the latest purchase. */
function usual(currency: readonly (Currency | null)[], units: Units, from: number, to: number): number {
  const counts = new Map<number, number>();
  let best = 0;
  let most = 0;
  for (let j = from; j < to; j++) {
    const { index } = units.of(currency[j] ?? null);
    const count = (counts.get(index) ?? 0) + 1;
    counts.set(index, count);
    if (count >= most) [best, most] = [index, count];
  }
  return best;
}
