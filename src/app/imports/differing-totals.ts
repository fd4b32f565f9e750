/** How far a customers file's stated totals differ from the sums of orders in the book. */
import type { DifferingSums } from '../../domain/control-totals.ts';
import { formatMoney, toMajor, toMinor } from '../../domain/money.ts';
import { plural } from '../../domain/plural.ts';
import type { DifferingTotal } from '../../store/purchases.ts';

export function differingSums(totals: readonly DifferingTotal[]): DifferingSums[] {
  const byCurrency = Map.groupBy(totals, ({ currency }) => currency);
  return [...byCurrency].map(([currency, some]) => {
    const sum = (apart: readonly number[]) => ({
      customers: apart.length,
      amount: toMajor(
        apart.reduce((total, minor) => total + minor, 0),
        currency,
      ),
    });
    const before = some.map(({ stated, ordered }) => stated - ordered);
    return {
      currency,
      before: sum(before.filter((minor) => minor > 0)),
      over: sum(before.filter((minor) => minor < 0).map((minor) => -minor)),
    };
  });
}

export function differingTexts(sums: readonly DifferingSums[]): string[] {
  return sums.flatMap(({ currency, before, over }) => {
    const money = (amount: number) => formatMoney({ minor: toMinor(amount, currency) ?? 0, currency });
    const texts: string[] = [];
    if (before.customers > 0)
      texts.push(
        `the stated totals of ${plural(before.customers, 'customer')} exceed their orders by ${money(before.amount)}: that counts as bought before these orders`,
      );
    if (over.customers > 0)
      texts.push(
        `the orders of ${plural(over.customers, 'customer')} exceed their stated totals by ${money(over.amount)}: the orders count`,
      );
    return texts;
  });
}
