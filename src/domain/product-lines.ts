/** What an order was made of, where its file lists lines. */

/** A product and the money of its lines in an order, minor units of the order's currency. Each product once. */
export type ProductLines = readonly (readonly [product: string, minor: number])[];

/** As it is stored. */
export const linesText = (lines: ProductLines): string => JSON.stringify(lines);

/** Null of what is none. */
export function linesOf(text: string): ProductLines | null {
  let lines: unknown;
  try {
    lines = JSON.parse(text);
  } catch {
    return null;
  }
  return Array.isArray(lines) && lines.every(isLine) ? lines : null;
}

function isLine(line: unknown): line is ProductLines[number] {
  return Array.isArray(line) && line.length === 2 && typeof line[0] === 'string' && Number.isSafeInteger(line[1]);
}

/** Of two parts of one order, as they are stored; null where one part says nothing of its lines. */
export function joinedText(one: string | null, other: string | null): string | null {
  const [lines, further] = [one === null ? null : linesOf(one), other === null ? null : linesOf(other)];
  return lines === null || further === null ? null : linesText(joinedLines(lines, further));
}

/** The lines of two parts of one order. */
export function joinedLines(one: ProductLines, other: ProductLines): ProductLines {
  const joined = new Map(one);
  for (const [product, minor] of other) joined.set(product, (joined.get(product) ?? 0) + minor);
  return [...joined];
}
