import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { bookWith } from '../support/book.ts';
import { emptyBook, json, runCadence } from '../support/cadence.ts';
import { imported } from '../support/imported.ts';

let store: Store;

beforeEach(async () => {
  store = await emptyBook();
});

describe('merge', () => {
  it('joins two with all history, and undo takes them apart again', async () => {
    await imported(
      store,
      'Name,Email,Phone,Notes\nAda,a@example.com,,rye\nAda F,b@example.com,312-555-0101,sourdough\n',
    );
    await imported(store, 'Order ID,Order Date,Email,Total\n1,2026-01-05,b@example.com,10\n');
    const before = await store.customers.all();
    expect((await runCadence(['merge', '1', '2'], { store })).out).toBe('2 Ada F is now part of 1 Ada\n');
    expect(await json('list --sort id', store)).toMatchObject([{ id: 1, value: 10, phones: ['312-555-0101'] }]);
    expect((await store.memory.of(1)).facts).toHaveLength(2);
    await runCadence(['undo', '--yes'], { store });
    expect(await store.customers.all()).toEqual(before);
    expect(await store.purchases.of(2)).toHaveLength(1);
  });

  it('tells other programs what became of the two', async () => {
    store = await bookWith({ name: 'Ada', phones: ['+49 30 1'] }, { name: 'Ada F', emails: ['ada@example.com'] });
    expect(await json('merge 1 2', store)).toEqual({
      ...{ id: 1, merged: 2, name: 'Ada', company: null },
      ...{ emails: ['ada@example.com'], phones: ['+49 30 1'] },
    });
  });

  it('joins nobody to themselves', async () => {
    store = await bookWith({ name: 'Ada' });
    expect(await runCadence('merge 1 ada', { store })).toEqual({
      code: 2,
      out: '',
      err: 'cadence: both are customer 1\n  name two customers: cadence merge 12 40\n',
    });
  });
});
