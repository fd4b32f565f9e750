import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { emptyBook, runCadence } from '../support/cadence.ts';

it('refuses a .gz that was made to fill a disk', async () => {
  const store = await emptyBook();
  const input = gzipSync(Buffer.concat([Buffer.from('Name,Email\n"'), Buffer.alloc(20_000_000, 'a')]), { level: 9 });
  expect(await runCadence('import -', { store, input })).toMatchObject({
    code: 1,
    err: expect.stringContaining('unpacks to more than any list of customers does'),
  });
  expect(await store.customers.count()).toBe(0);
});
