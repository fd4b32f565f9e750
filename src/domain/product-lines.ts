/** The lines of an order, when its file lists them. */

/**
 * A product, the money of its lines in an order (minor units of the order's currency), and the quantity if the file has
 * it. Each product once.
 */
export type ProductLines = readonly ProductLine[];
export type ProductLine = readonly [product: string, minor: number, quantity?: number];

/** As it is stored. */
export const linesText = (lines: ProductLines): string => JSON.stringify(lines);

/** Null when the text is not such a list. */
export function linesOf(text: string): ProductLines | null {
  let lines: unknown;
  try {
    lines = JSON.parse(text);
  } catch {
    return null;
  }
  return Array.isArray(lines) && lines.every(isLine) ? lines : null;
}

function isLine(line: unknown): line is ProductLine {
  if (!Array.isArray(line) || line.length < 2 || line.length > 3) return false;
  const [product, minor, quantity = 0] = line as unknown[];
  return typeof product === 'string' && Number.isSafeInteger(minor) && Number.isFinite(quantity);
}

/**
 * Whether two texts have the same lines. Earlier versions stored no quantities: a difference in these alone does not
 * make it another order.
 */
export function areSameLines(one: string | null, other: string | null): boolean {
  if (one === other) return true;
  const [lines, others] = [one === null ? null : linesOf(one), other === null ? null : linesOf(other)];
  if (lines === null || others === null || lines.length !== others.length) return false;
  return lines.every(([product, minor, quantity], i) => {
    const [itsProduct, itsMinor, itsQuantity] = others[i] ?? [];
    const isSameQuantity = quantity === itsQuantity || quantity === undefined || itsQuantity === undefined;
    return product === itsProduct && minor === itsMinor && isSameQuantity;
  });
}

/** Joins two parts of one order, as they are stored; null when one part has no lines. */
export function joinedText(one: string | null, other: string | null): string | null {
  const [lines, further] = [one === null ? null : linesOf(one), other === null ? null : linesOf(other)];
  return lines === null || further === null ? null : linesText(joinedLines(lines, further));
}

/** The lines of two parts of one order. */
export function joinedLines(one: ProductLines, other: ProductLines): ProductLines {
  const joined = new Map(one.map((line) => [line[0], line]));
  for (const line of other) {
    const known = joined.get(line[0]);
    joined.set(line[0], known === undefined ? line : together(known, line));
  }
  return [...joined.values()];
}

/** The quantity is unknown when only one of the two lines has one. */
function together([product, minor, quantity]: ProductLine, [, further, more]: ProductLine): ProductLine {
  const money = minor + further;
  return quantity === undefined || more === undefined ? [product, money] : [product, money, quantity + more];
}
