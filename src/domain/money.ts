/** Money is a whole number of a currency's minor units (cents, öre; yen have none), so sums are exact. */

import { grouped, withCurrency } from './written-form.ts';

export { grouped } from './written-form.ts';

/** ISO 4217, upper case. */
export type Currency = string;

export interface Money {
  /** Minor units; negative for a refund. */
  readonly minor: number;
  /** Null when the source does not give one and no default is set. */
  readonly currency: Currency | null;
}

const decimalsOf = new Map<Currency, number>();

/** How many decimals the currency has: 2 for most and for an unknown one, 0 for JPY, 3 for KWD. */
export function decimals(currency: Currency | null): number {
  if (currency === null || currency === 'USD' || currency === 'EUR' || currency === 'GBP') return 2;
  let known = decimalsOf.get(currency);
  if (known === undefined) {
    known = isCurrency(currency)
      ? (new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2)
      : 2;
    decimalsOf.set(currency, known);
  }
  return known;
}

/** Three letters, as in ISO 4217; `Intl` accepts any three. */
export function isCurrency(text: string): boolean {
  return /^[A-Z]{3}$/.test(text);
}

/** A currency in use: three capital letters may be anything else (`Total TTC`). */
export function isKnownCurrency(text: string): boolean {
  return Intl.supportedValuesOf('currency').includes(text);
}

/** 1234.5 in EUR is 123450; null when it is not finite or too large to be exact. */
export function toMinor(major: number, currency: Currency | null): number | null {
  // Whole cents skip the detour over text, which takes ten times as long.
  const cents = Math.round(major * 100);
  if (decimals(currency) === 2 && Math.abs(major * 100 - cents) < 1e-7 && Math.abs(cents) < 1e11) return cents;
  const minor = Math.round(Number(`${major}e${decimals(currency)}`));
  return Number.isSafeInteger(minor) ? minor : null;
}

export function toMajor(minor: number, currency: Currency | null): number {
  return Number(`${minor}e-${decimals(currency)}`);
}

/** `4,200.50 EUR`, or without the decimals when asked to be short: `4,200 EUR`; in the book's form `4.200 €`. */
export function formatMoney(money: Money, options: { short?: boolean } = {}): string {
  const number = grouped(toMajor(money.minor, money.currency), options.short ? 0 : decimals(money.currency));
  return money.currency === null ? number : withCurrency(number, money.currency);
}
