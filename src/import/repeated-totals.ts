/** Whether the amount on an order's rows is the order's total, repeated, or the row's own. Proved for each file. */
import type { CellReader } from './cells.ts';
import { headersFor } from './languages/index.ts';
import type { RawRecord } from './raw-record.ts';
import { headerKey } from './text.ts';

/** Headers for the amount of a whole order, even if it is on every line. */
const wholeOrder = headersFor(({ orderTotals }) => orderTotals);

/** The amounts on the rows of one order. */
interface Rows {
  readonly amounts: number[];
  readonly quantities: Set<string>;
  /** As written; an identical row adds nothing. */
  readonly texts: Set<string>;
  /** Rows whose amount is quantity times price, or the line's amount. */
  ownAmounts: number;
  /** Rows with another amount. */
  otherAmounts: number;
}

/**
 * `total`: it is on every line and counts once. `own row`: the order has its own row, which its lines add up to.
 * `line`: the lines add up. `unclear`: the lines are equal and nothing proves that they repeat a total; they are added
 * up, with a remark.
 */
export type Repetition = 'total' | 'own row' | 'line' | 'unclear';

export function repetitionOf(cells: CellReader, sample: readonly RawRecord[]): Repetition {
  const [column] = cells.columns('amount');
  if (column === undefined) return 'line';
  const isNamed = wholeOrder.has(headerKey(column.header.split(/[([]/, 1)[0] ?? ''));
  const orders = rowsByOrder(cells, sample).filter(({ amounts }) => amounts.length > 1);
  if (haveOwnRows(orders)) return 'own row';
  if (orders.some(differs)) return isNamed ? 'total' : 'line';
  if (orders.length > 0 && orders.every(areOwn)) return 'line';
  return isNamed ? 'total' : unnamedRepetition(cells, orders);
}

/** Of three amounts, one may be the sum of the others by chance; but not in each order of a file. */
function haveOwnRows(orders: readonly Rows[]): boolean {
  if (orders.length < 2 || !orders.some(({ amounts }) => amounts.length > 2)) return false;
  return orders.every(({ amounts }) => sumAmong(amounts) !== null);
}

/** The amount that is the sum of all others; null when there is none. */
export function sumAmong(amounts: readonly number[]): number | null {
  const all = amounts.reduce((sum, amount) => sum + amount, 0);
  return amounts.find((amount) => amounts.length > 1 && Math.abs(all - 2 * amount) < 0.005) ?? null;
}

function unnamedRepetition(cells: CellReader, orders: readonly Rows[]): Repetition {
  if (orders.length === 0) return hasItems(cells) ? 'unclear' : 'line';
  return isProved(cells, orders) ? 'total' : 'unclear';
}

function areOwn({ amounts, ownAmounts }: Rows): boolean {
  return ownAmounts === amounts.length;
}

function isProved(cells: CellReader, orders: readonly Rows[]): boolean {
  if (orders.some(({ otherAmounts }) => otherAmounts > 0)) return true;
  if (!hasItems(cells)) return orders.every(({ texts }) => texts.size === 1);
  if (orders.some(({ quantities }) => quantities.size > 1)) return true;
  return orders.length > 1 && new Set(orders.map(({ amounts }) => amounts[0])).size > 1;
}

function differs({ amounts }: Rows): boolean {
  return amounts.some((amount) => amount !== amounts[0]);
}

function hasItems(cells: CellReader): boolean {
  return (['product', 'quantity', 'unitPrice', 'lineAmount'] as const).some((field) => cells.columns(field).length > 0);
}

function rowsByOrder(cells: CellReader, sample: readonly RawRecord[]): Rows[] {
  const orders = new Map<string, Rows>();
  for (const record of sample) {
    const id = cells.orderId(record);
    const amount = cells.peekMoney(record, 'amount');
    if (id === null || amount === null) continue;
    const rows = orders.get(id) ?? blankRows();
    orders.set(id, rows);
    rows.amounts.push(amount.value);
    rows.texts.add(record.cells.join('\0'));
    rows.quantities.add(cells.text(record, 'quantity') ?? '');
    compare(rows, amount.value, ownAmount(cells, record));
  }
  return [...orders.values()];
}

function compare(rows: Rows, amount: number, own: number | null): void {
  if (own === null) return;
  if (Math.abs(own - amount) < 0.011) rows.ownAmounts++;
  else rows.otherAmounts++;
}

function blankRows(): Rows {
  return { amounts: [], quantities: new Set(), texts: new Set(), ownAmounts: 0, otherAmounts: 0 };
}

/** The line's amount, else price by quantity; null without either. */
export function ownAmount(cells: CellReader, record: RawRecord): number | null {
  const line = cells.peekMoney(record, 'lineAmount');
  if (line !== null) return line.value;
  const price = cells.peekMoney(record, 'unitPrice');
  const quantity = cells.peekMoney(record, 'quantity');
  return price === null || quantity === null ? null : price.value * quantity.value;
}
