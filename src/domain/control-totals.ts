/** Figures to check an import against the other program: orders, money and days, and what was left out. */
import type { Day } from './day.ts';
import type { LeftOutReason } from './left-out.ts';
import type { Currency } from './money.ts';

/** Orders that do not count, for one reason; without an amount when the file gave none. */
export interface LeftOutTotal {
  readonly why: LeftOutReason;
  readonly orders: number;
  readonly amount: number | null;
}

/** The sums of one currency. Amounts are in major units. */
export interface ControlTotal {
  readonly currency: Currency | null;
  /** Null for a file of customers that states no number of orders. */
  readonly orders: number | null;
  readonly amount: number;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly customers: number;
  readonly leftOut: readonly LeftOutTotal[];
  /** Orders of earlier imports that no longer count, with their sums. */
  readonly takenBack: readonly LeftOutTotal[];
}

/** Customers whose stated totals differ from the sum of their orders, by currency; amounts in major units. */
export interface DifferingSums {
  readonly currency: Currency | null;
  /** The total is larger: the rest was bought before these orders. */
  readonly before: { readonly customers: number; readonly amount: number };
  /** The orders add up to more: they count. */
  readonly over: { readonly customers: number; readonly amount: number };
}

/** The totals of several files together. A customer may be in several of them, so customers are not added up. */
export function totalsTogether(
  files: readonly (readonly ControlTotal[])[],
): readonly Omit<ControlTotal, 'customers'>[] {
  const together = new Map<Currency | null, Omit<ControlTotal, 'customers'>>();
  for (const { customers: _customers, ...total } of files.flat()) {
    const sofar = together.get(total.currency);
    together.set(total.currency, sofar === undefined ? total : joined(sofar, total));
  }
  return [...together.values()];
}

type Total = Omit<ControlTotal, 'customers'>;

function joined(a: Total, b: Total): Total {
  const days = [a.from, a.to, b.from, b.to].filter((day) => day !== null).toSorted();
  return {
    currency: a.currency,
    orders: a.orders === null && b.orders === null ? null : (a.orders ?? 0) + (b.orders ?? 0),
    amount: rounded(a.amount + b.amount),
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
    leftOut: joinedLefts(a.leftOut, b.leftOut),
    takenBack: joinedLefts(a.takenBack, b.takenBack),
  };
}

function joinedLefts(a: readonly LeftOutTotal[], b: readonly LeftOutTotal[]): readonly LeftOutTotal[] {
  const whys = [...new Set([...a, ...b].map(({ why }) => why))];
  return whys.map((why) => {
    const same = [...a, ...b].filter((left) => left.why === why);
    const amounts = same.map(({ amount }) => amount).filter((amount) => amount !== null);
    return {
      why,
      orders: same.reduce((sum, { orders }) => sum + orders, 0),
      amount: amounts.length === 0 ? null : rounded(amounts.reduce((sum, amount) => sum + amount, 0)),
    };
  });
}

/** For sums of amounts with at most three decimals. */
function rounded(amount: number): number {
  return Math.round(amount * 1000) / 1000;
}
