/**
 * Several currencies in one book. Money is never added across currencies: money with a rate is converted to the base;
 * every currency without a rate is ranked by itself, and the lists are merged by place (score.ts).
 */
import { type Currency, decimals } from '../money.ts';

export interface BookCurrencies {
  /** The currency that rates convert to, and that of money without one; null for the book's most frequent currency. */
  readonly base: Currency | null;
  /** How many of the base currency one of each other currency is worth, in major units. */
  readonly rates: ReadonlyMap<Currency, number>;
}

/**
 * Currencies as small numbers, so that half a million purchases take a byte each. From the 256th on they share the
 * last.
 */
export class CurrencyNames {
  readonly names: (Currency | null)[] = [];
  readonly #codes = new Map<Currency | null, number>();
  #last: Currency | null | undefined;
  #lastCode = 0;

  codeOf(currency: Currency | null): number {
    if (currency === this.#last) return this.#lastCode;
    let code = this.#codes.get(currency);
    if (code === undefined) {
      code = this.names.length < 256 ? this.names.push(currency) - 1 : 255;
      this.#codes.set(currency, code);
    }
    this.#last = currency;
    this.#lastCode = code;
    return code;
  }
}

interface Unranked {
  readonly money: BookCurrencies;
  readonly names: CurrencyNames;
  readonly offset: Int32Array;
  readonly amount: Float64Array;
  /** Codes of `names`. */
  readonly currency: Uint8Array;
  readonly statedTotal: Float64Array;
  readonly statedCurrency: Uint8Array;
}

interface RankedMoney {
  readonly amount: Float64Array;
  readonly statedTotal: Float64Array;
  readonly customerCurrency: Uint8Array;
  readonly currencies: readonly (Currency | null)[];
  readonly unconverted: number;
}

export function inRankedCurrencies(given: Unranked): RankedMoney {
  const book = { ...given, money: { ...given.money, base: given.money.base ?? usualCurrency(given) } };
  const customerCurrency = new Uint8Array(book.statedTotal.length);
  const inUse = currenciesInUse(book);
  if (inUse.length <= 1) {
    const only = inUse[0] ?? book.money.base;
    return { ...book, statedTotal: totalsIn(only, book), customerCurrency, currencies: [only], unconverted: 0 };
  }
  const { units, lists } = unitsOf(inUse, book);
  const amount = new Float64Array(book.amount);
  const statedTotal = new Float64Array(book.statedTotal);
  let unconverted = 0;
  for (let i = 0; i < customerCurrency.length; i++) {
    const from = book.offset[i] as number;
    const to = book.offset[i + 1] as number;
    const stated = units[book.statedCurrency[i] as number] as Unit;
    const rankedIn = to > from ? usualList(book.currency, units, from, to) : Math.max(0, stated.list);
    customerCurrency[i] = rankedIn;
    for (let j = from; j < to; j++) {
      const unit = units[book.currency[j] as number] as Unit;
      const money = book.amount[j] as number;
      if (unit.list === rankedIn) amount[j] = unit.factor === 1 ? money : Math.round(money * unit.factor);
      else {
        // An order without money is still an order; a refund without money counts for nearly nothing, and is not an
        // order.
        unconverted++;
        amount[j] = money < 0 ? -Number.MIN_VALUE : 0;
      }
    }
    // A total in another currency without a rate cannot be compared with the orders.
    if (stated.list !== rankedIn) statedTotal[i] = Number.NaN;
    else if (stated.factor !== 1) statedTotal[i] = Math.round((book.statedTotal[i] as number) * stated.factor);
  }
  return { amount, statedTotal, customerCurrency, currencies: lists, unconverted };
}

/** The totals of customers with orders, if those are all in one currency: in that currency, or `NaN`. */
function totalsIn(only: Currency | null, { names, money, statedTotal, statedCurrency }: Unranked): Float64Array {
  const foreign = names.names.map((name) => name !== null && name !== only);
  if (!foreign.some((is) => is)) return statedTotal;
  return statedTotal.map((total, i) => {
    if (!foreign[statedCurrency[i] as number]) return total;
    const name = names.names[statedCurrency[i] as number] as Currency;
    const rate = only === money.base ? money.rates.get(name) : undefined;
    return rate === undefined ? Number.NaN : Math.round(total * rate * 10 ** (decimals(only) - decimals(name)));
  });
}

interface Unit {
  /** The list in which the money is ranked. */
  readonly list: number;
  /** Minor units of the list's currency for one minor unit of this one. */
  readonly factor: number;
}

/** Without a set base: the currency of most purchases, else of most stated totals. */
function usualCurrency({ names, currency, statedCurrency }: Unranked): Currency | null {
  for (const codes of [currency, statedCurrency]) {
    const counts = new Uint32Array(256);
    for (const code of codes) counts[code] = (counts[code] as number) + 1;
    const named = names.names.map((name, code) => (name === null ? 0 : (counts[code] as number)));
    const most = Math.max(0, ...named);
    if (most > 0) return names.names[named.indexOf(most)] ?? null;
  }
  return null;
}

/** The currencies of all money, sorted; money without a currency is in the base. */
function currenciesInUse({
  money,
  names,
  offset,
  currency,
  statedTotal,
  statedCurrency,
}: Unranked): (Currency | null)[] {
  const used = new Uint8Array(256);
  for (const code of currency) used[code] = 1;
  for (let i = 0; i < statedTotal.length; i++) {
    if (offset[i] === offset[i + 1] && !Number.isNaN(statedTotal[i])) used[statedCurrency[i] as number] = 1;
  }
  const inUse = new Set(names.names.filter((_, code) => used[code] === 1).map((name) => name ?? money.base));
  return [...inUse].sort();
}

/** How each currency code is counted. The first list is that of the base and of all currencies with a rate. */
function unitsOf(inUse: readonly (Currency | null)[], { money, names }: Unranked) {
  const lists: (Currency | null)[] = [money.base];
  const units = new Map<Currency | null, Unit>();
  for (const currency of inUse) {
    const rate = currency === money.base ? 1 : money.rates.get(currency as Currency);
    const factor = (rate ?? 1) * 10 ** (decimals(money.base) - decimals(currency));
    if (rate !== undefined) units.set(currency, { list: 0, factor });
    else units.set(currency, { list: lists.push(currency) - 1, factor: 1 });
  }
  const unitOf = (name: Currency | null): Unit => {
    const unit = units.get(name ?? money.base);
    if (unit !== undefined) return unit;
    // Only a stated total is in it, and orders are in others.
    const rate = money.rates.get(name as Currency);
    if (rate === undefined) return { list: noList, factor: 1 };
    return { list: 0, factor: rate * 10 ** (decimals(money.base) - decimals(name)) };
  };
  return { units: names.names.map(unitOf), lists };
}

/** For money that is in no list. */
const noList = -1;

/** The list of most of the customer's purchases; of two equal ones, that of the latest purchase. */
function usualList(currency: Uint8Array, units: readonly Unit[], from: number, to: number): number {
  const counts = new Map<number, number>();
  let best = 0;
  let most = 0;
  for (let j = from; j < to; j++) {
    const { list } = units[currency[j] as number] as Unit;
    const count = (counts.get(list) ?? 0) + 1;
    counts.set(list, count);
    if (count >= most) [best, most] = [list, count];
  }
  return best;
}
