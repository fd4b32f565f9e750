/** The products of an order, from the rows of its file. Pure. */
import { type Currency, toMinor } from '../domain/money.ts';
import { joinedLines, type ProductLine, type ProductLines } from '../domain/product-lines.ts';
import type { Repetition } from './repeated-totals.ts';

/** A row with a product; major units. */
export interface OrderLine {
  readonly product: string;
  /** The line's amount, or price by quantity. */
  readonly own: number | null;
  /** The quantity; null when the row does not have it. */
  readonly quantity: number | null;
  /** The order's amount in the row. */
  readonly amount: number | null;
}

/** An order with more products is a stock list, from which nothing is learned. */
const mostLines = 200;

/** Each product once. Null when a row lacks the money of its line: the order's amount says nothing about it. */
export function linesOfOrder(
  rows: readonly OrderLine[],
  { repetition, currency }: { readonly repetition: Repetition; readonly currency: Currency | null },
): ProductLines | null {
  if (rows.length === 0 || rows.length > mostLines) return null;
  const amountIsOwn = repetition !== 'total' || rows.length === 1;
  let lines: ProductLines = [];
  for (const { product, own, amount, quantity } of rows) {
    const minor = toMinor(own ?? (amountIsOwn ? amount : null) ?? Number.NaN, currency);
    if (minor === null || !Number.isSafeInteger(minor)) return null;
    lines = joinedLines(lines, [lineOf(product, minor, quantity)]);
  }
  return lines;
}

const lineOf = (product: string, minor: number, quantity: number | null): ProductLine =>
  quantity === null ? [product, minor] : [product, minor, quantity];
