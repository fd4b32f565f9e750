/** Gives a column another meaning, by hand. */
import type { Choices, ColumnPlan, FileColumn } from './column-plan.ts';
import { allFields, type Field, notInOrders, orderFields } from './fields.ts';

/** The possible meanings of a column in such a file. */
export function fieldsFor({ kind }: Pick<ColumnPlan, 'kind'>): readonly Field[] {
  const only: ReadonlySet<Field> = new Set<Field>(orderFields);
  return allFields.filter((field) => (kind === 'orders' ? !notInOrders.has(field) : !only.has(field)));
}

/** The meaning of a column; null when it is not used. */
export function fieldOf({ columns }: Pick<ColumnPlan, 'columns'>, column: FileColumn): Field | null {
  return [...columns].find(([, its]) => its.some(({ index }) => index === column.index))?.[0] ?? null;
}

/**
 * The choices under which the column has this meaning and no other; null: not used. The column that had the field loses
 * it. All other columns keep their meanings.
 */
export function withColumn(choices: Choices, plan: ColumnPlan, column: FileColumn, field: Field | null): Choices {
  const understood = [...plan.columns].map(
    ([of, columns]) => [of, columns.filter(({ index }) => index !== column.index).map(({ header }) => header)] as const,
  );
  const map = new Map(understood.filter(([of, columns]) => of !== field && columns.length > 0));
  if (field !== null) map.set(field, [column.header]);
  const replaced = plan.columns.get(field as Field) ?? [];
  const freed = replaced.filter(({ index }) => index !== column.index).map(({ header }) => header);
  const unread = [...choices.ignore, ...freed, ...(field === null ? [column.header] : [])];
  const ignore = [...new Set(unread)].filter((header) => field === null || header !== column.header);
  return { ...choices, map, ignore, kind: plan.kind };
}
