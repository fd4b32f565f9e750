/** Customers of earlier imports who are not in the newest files any more. */
import type { Workspace } from '../../context.ts';
import { plural } from '../../domain/plural.ts';
import { type Missing, missingFrom, type NewestFile } from '../../import/missing.ts';
import type { Store } from '../../store/store.ts';

/** `full`: the files are the whole list, so that customers who are not in them are missing. */
export async function missingCustomers(
  store: Store,
  newest: readonly (NewestFile & { readonly report: { readonly import: number | null } })[],
  full: boolean,
): Promise<Missing> {
  const before = await store.imports.brought(newest.flatMap(({ report }) => report.import ?? []));
  return missingFrom(before, newest, full);
}

/** Archives them; the number of the operation. */
export async function archiveMissing({ today }: Workspace, store: Store, ids: readonly number[]): Promise<number> {
  const operation = { kind: 'import', command: 'import --full', day: today } as const;
  return await store.atomically(operation, async (book) => {
    for (const id of ids) await book.customers.change(id, { archived: true });
    await book.summarize(`${plural(ids.length, 'customer')} archived who are in no file any more`);
    return book.operationId;
  });
}
