/** One of the crowd: `writer.ts BOOK NUMBER WRITES`. */
import { openBook } from '../../src/store/open.ts';
import { aCustomer } from '../../test/support/book.ts';

const [path = '', number = '', writes = ''] = process.argv.slice(2);
// One waits for all the others, each of them for all its writes.
const store = await openBook({ path, create: false, exists: true, now: () => new Date(), patience: 60_000 });
for (let i = 0; i < Number(writes); i++) {
  await store.atomically({ kind: 'edit', command: `writer ${number}`, day: '2026-11-23' }, async (book) => {
    await book.customers.add(aCustomer({ name: `Customer ${number} ${i}` }));
  });
}
store.close();
