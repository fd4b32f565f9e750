/** What an order was made of, from the rows of its file. Pure. */
import { type Currency, toMinor } from '../domain/money.ts';
import { joinedLines, type ProductLine, type ProductLines } from '../domain/product-lines.ts';
import type { Repetition } from './repeated-totals.ts';

/** A row that names a product; major units. */
export interface OrderLine {
  readonly product: string;
  /** The amount of the line, or price by quantity. */
  readonly own: number | null;
  /** How many of it; null where the row does not say. */
  readonly quantity: number | null;
  /** What the row says of the order's amount. */
  readonly amount: number | null;
}

/** An order of more products is a stock list, and nothing is learnt from it. */
const mostLines = 200;

/** Each product once. Null where a row does not tell the money of its line: the amount of the whole order says nothing of it. */
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
