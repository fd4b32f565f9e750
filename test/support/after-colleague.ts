import type { Store, Transaction } from '../../src/store/store.ts';

/** The book as a command sees it that read it before a colleague's edit was stored. */
export function afterColleague(store: Store, edit: (book: Transaction) => Promise<unknown>): Store {
  let isFirst = true;
  return {
    ...store,
    atomically: async (operation, work) => {
      if (isFirst) {
        isFirst = false;
        await store.atomically({ kind: 'edit', day: '2026-11-23' }, async (book) => void (await edit(book)));
      }
      return await store.atomically(operation, work);
    },
  };
}
