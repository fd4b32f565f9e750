/** Figures to check an import against the other program: orders, money and days, and what was left out. */
import type { ControlTotal, LeftOutTotal } from '../domain/control-totals.ts';
import type { Day } from '../domain/day.ts';
import type { LeftOutReason } from '../domain/left-out.ts';
import { type Currency, toMajor } from '../domain/money.ts';
import type { CustomerDraft } from './draft.ts';
import { Flags } from './flags.ts';

interface Sums {
  orders: number | null;
  minor: number;
  from: Day | null;
  to: Day | null;
  customers: number;
  readonly met: Flags;
  readonly leftOut: Map<LeftOutReason, Left>;
  readonly takenBack: Map<LeftOutReason, Left>;
}

interface Left {
  orders: number;
  minor: number | null;
}

export class ControlTotals {
  readonly #sums = new Map<Currency | null, Sums>();

  /** Adds an order that counts. */
  add(
    order: { readonly day: Day; readonly amountMinor: number; readonly currency: Currency | null },
    customerId: number,
  ) {
    const sums = this.#of(order.currency);
    sums.orders = (sums.orders ?? 0) + 1;
    sums.minor += order.amountMinor;
    spread(sums, order.day, order.day);
    meet(sums, customerId);
  }

  /** Further lines of an order that already counts. */
  addLines(currency: Currency | null, amountMinor: number): void {
    this.#of(currency).minor += amountMinor;
  }

  /** A customer's totals as stated by a customers file. */
  state({ stated, currency }: CustomerDraft, customerId: number): void {
    if (stated.totalMinor === null && stated.orders === null) return;
    const sums = this.#of(currency);
    if (stated.orders !== null) sums.orders = (sums.orders ?? 0) + stated.orders;
    sums.minor += stated.totalMinor ?? 0;
    spread(sums, stated.firstPurchase ?? stated.lastPurchase, stated.lastPurchase ?? stated.firstPurchase);
    meet(sums, customerId);
  }

  leaveOut(why: LeftOutReason, currency: Currency | null, amountMinor: number | null): void {
    count(this.#of(currency).leftOut, why, amountMinor);
  }

  /** Removes an order that was added and turned out not to count. */
  exclude(why: LeftOutReason, currency: Currency | null, amountMinor: number): void {
    const sums = this.#of(currency);
    sums.orders = (sums.orders ?? 1) - 1;
    sums.minor -= amountMinor;
    this.leaveOut(why, currency, amountMinor);
  }

  takeBack(why: LeftOutReason, currency: Currency | null, amountMinor: number): void {
    count(this.#of(currency).takenBack, why, amountMinor);
  }

  /** Whether the amounts are so large that together with others they may exceed exact sums. */
  get areHuge(): boolean {
    return [...this.#sums.values()].some(({ minor }) => Math.abs(minor) > huge);
  }

  /** Currencies whose sum is beyond what can be added up to the cent. */
  get rounded(): readonly (Currency | null)[] {
    const sums = [...this.#sums].filter(([, { minor }]) => !Number.isSafeInteger(minor));
    return sums.map(([currency]) => currency);
  }

  /** By currency; amounts without one come last. */
  all(): readonly ControlTotal[] {
    const currencies = [...this.#sums].sort(([a], [b]) => ((a ?? '~') < (b ?? '~') ? -1 : 1));
    return currencies.map(([currency, sums]) => ({
      currency,
      orders: sums.orders,
      amount: toMajor(sums.minor, currency),
      from: sums.from,
      to: sums.to,
      customers: sums.customers,
      leftOut: lefts(sums.leftOut, currency),
      takenBack: lefts(sums.takenBack, currency),
    }));
  }

  #of(currency: Currency | null): Sums {
    let sums = this.#sums.get(currency);
    if (sums === undefined) {
      sums = {
        orders: null,
        minor: 0,
        from: null,
        to: null,
        customers: 0,
        met: new Flags(),
        leftOut: new Map(),
        takenBack: new Map(),
      };
      this.#sums.set(currency, sums);
    }
    return sums;
  }
}

/** A thousand imports of less than this have an exact sum. */
const huge = Number.MAX_SAFE_INTEGER / 1000;

function spread(sums: Sums, from: Day | null, to: Day | null): void {
  if (from !== null && (sums.from === null || from < sums.from)) sums.from = from;
  if (to !== null && (sums.to === null || to > sums.to)) sums.to = to;
}

function meet(sums: Sums, customerId: number): void {
  if (sums.met.has(customerId)) return;
  sums.met.set(customerId);
  sums.customers++;
}

function count(lefts: Map<LeftOutReason, Left>, why: LeftOutReason, minor: number | null): void {
  const left = lefts.get(why) ?? { orders: 0, minor: null };
  lefts.set(why, { orders: left.orders + 1, minor: minor === null ? left.minor : (left.minor ?? 0) + minor });
}

function lefts(all: ReadonlyMap<LeftOutReason, Left>, currency: Currency | null): readonly LeftOutTotal[] {
  return [...all].map(([why, { orders, minor }]) => ({
    why,
    orders,
    amount: minor === null ? null : toMajor(minor, currency),
  }));
}
