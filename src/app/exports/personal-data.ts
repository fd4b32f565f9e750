import type { Customer } from '../../domain/customer.ts';
import type { Day } from '../../domain/day.ts';
import type { Deed } from '../../domain/history.ts';
import type { Standing } from '../../domain/standing.ts';
import type { Store } from '../../store/store.ts';

export interface PersonalData {
  readonly id: number;
  readonly name: string;
  readonly exportedOn: Day;
  /** Rows by table, as they are stored. */
  readonly held: Readonly<Record<string, readonly unknown[]>>;
  readonly figures: Standing | null;
  readonly history: readonly Deed[];
}

/** The law asks for all of it in a machine-readable form: every row of every table about this customer. */
export async function personalData(
  store: Store,
  { id, name }: Customer,
  { today, figures }: { readonly today: Day; readonly figures: Standing | null },
): Promise<PersonalData> {
  const held: Record<string, unknown[]> = {};
  for (const table of await store.tables.names()) {
    const rows: unknown[] = [];
    for await (const row of store.tables.rows(table, id)) rows.push(row);
    if (rows.length > 0) held[table] = rows;
  }
  return { id, name, exportedOn: today, held, figures, history: await store.operations.historyOf(id) };
}
