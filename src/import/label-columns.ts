/** Columns with the types of the numbers or addresses in adjacent columns: `Phone 1 - Label`, `E-mail 2 Type`. */
import type { ColumnPlan, FileColumn } from './column-plan.ts';
import type { Field } from './fields.ts';
import { isOwnFax, meaningsOf } from './headers.ts';
import { headerKey } from './text.ts';

const labelled: readonly Field[] = ['phone', 'fax', 'email'];
/** What such a column is called behind the words of the column that it is about. */
const endings = ['label', 'type', 'typ', 'tipo', 'art', 'kind'];
/** What a column of numbers or addresses may be called behind these words. */
const behind = /(?:value|address|adresse)$/;

/** By the number of the column that each is about, as far as headers tell: that column may be about something else. */
export function labelsOf(columns: readonly FileColumn[]): ReadonlyMap<number, FileColumn> {
  const byKey = new Map(columns.map((column) => [headerKey(column.header), column]));
  const found = new Map<number, FileColumn>();
  for (const { header, index } of columns) {
    const key = headerKey(header);
    const starts = new Set([key, key.replace(behind, '')]);
    const keys = [...starts].flatMap((start) => endings.map((ending) => start + ending));
    const label = keys.map((one) => byKey.get(one)).find((column) => column !== undefined);
    if (label !== undefined && isOfReach(header)) found.set(index, label);
  }
  return found;
}

function isOfReach(header: string): boolean {
  return isOwnFax(header) || meaningsOf(header).some(({ field }) => labelled.includes(field));
}

/** Those of the columns that hold numbers and addresses. */
export function labelsIn(
  assigned: ColumnPlan['columns'],
  labels: ReadonlyMap<number, FileColumn>,
): ColumnPlan['labels'] {
  const columns = labelled.flatMap((field) => assigned.get(field) ?? []);
  const used = new Set([...assigned.values()].flat().map(({ index }) => index));
  return new Map(
    columns.flatMap(({ index }) => {
      const label = labels.get(index);
      return label === undefined || used.has(label.index) ? [] : [[index, label] as const];
    }),
  );
}
