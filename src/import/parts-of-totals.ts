/**
 * Whether a list of customers has several rows of one customer, each with a part of what they bought: one a month, a product
 * or a branch. Proved for each file: some customer's rows have different amounts. Where all are equal, each repeats the total.
 */
import type { ColumnPlan, FileColumn } from './column-plan.ts';
import { identityOf } from './columns.ts';
import { textOrNull } from './text.ts';

/** Two of one name in two cities are two people. */
const places = ['address', 'city', 'postalCode'] as const;

export function areTotalsInParts(plan: ColumnPlan, rows: readonly (readonly string[])[]): boolean {
  const [value] = plan.columns.get('value') ?? [];
  if (plan.kind !== 'customers' || value === undefined) return false;
  const who = [...identityOf(plan), ...places].flatMap((field) => plan.columns.get(field) ?? []);
  const first = new Map<string, string>();
  return rows.some((row) => {
    const [customer, amount] = [textOf(row, who), textOf(row, [value])];
    if (customer === '' || amount === '') return false;
    const said = first.get(customer) ?? amount;
    first.set(customer, said);
    return said !== amount;
  });
}

function textOf(row: readonly string[], columns: readonly FileColumn[]): string {
  return columns
    .map(({ index }) => textOrNull(row[index]) ?? '')
    .join('\0')
    .replace(/^\0+$/, '');
}
