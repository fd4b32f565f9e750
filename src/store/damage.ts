/** Whether an unexpected error comes from damage in the book: an invalid value may make anything fail. */
import { UserError } from '../errors.ts';
import { damaged, notAsMade } from './damaged.ts';
import type { Store } from './store.ts';

/** What is wrong with the book, in words for the user; null when it is sound and the error is therefore our bug. */
export async function damageOf(store: Store): Promise<UserError | null> {
  if (store.path === ':memory:') return null;
  try {
    const { damage, dangling } = await store.health.integrity();
    const [first] = [...damage, ...(await store.health.faults())];
    if (first !== undefined) return damaged(store.path, first);
    if (dangling > 0) return damaged(store.path, 'rows refer to rows that are gone');
    const [other] = await store.health.schemaDifferences();
    return other === undefined ? null : damaged(store.path, notAsMade([other]));
  } catch (error) {
    if (error instanceof UserError) return error;
    return damaged(store.path, error instanceof Error ? error.message : String(error), error);
  }
}
