import { describe, expect, it } from 'vitest';
import { bookWith } from '../support/book.ts';
import { emptyBook, json, runCadence, someDay } from '../support/cadence.ts';

const aBook = () =>
  bookWith({
    name: 'Ada Finch',
    company: 'Finch & Co',
    phones: ['+49 351 1234567'],
    purchases: [['2026-10-01', 500]],
    touches: [{ day: '2026-01-05', note: 'looking for a driver' }],
  });

describe('show', () => {
  it('says everything there is of one customer', async () => {
    const store = await aBook();
    await runCadence(['log', '1', '--promise', 'send the manual', '--by', 'friday'], { store });
    await runCadence(['note', '1', 'two daughters'], { store });
    await runCadence(['note', '--ask', '1', 'how did the move go?'], { store });
    const { code, out } = await runCadence('show finch', { store });
    expect(code).toBe(0);
    for (const words of ['Ada Finch', 'Finch & Co', '+49 351 1234567', '500', 'looking for a driver'])
      expect(out).toContain(words);
    for (const words of ['send the manual', 'two daughters', 'how did the move go?']) expect(out).toContain(words);
  });

  it('gives the same to other programs', async () => {
    expect(await json('show 1', await aBook())).toMatchObject({
      id: 1,
      name: 'Ada Finch',
      company: 'Finch & Co',
      touches: [{ day: '2026-01-05', note: 'looking for a driver' }],
    });
  });

  it('lists what each order was made of, where its file said so', async () => {
    const store = await emptyBook();
    const rows = [
      ['order number', 'customer', 'date', 'product', 'quantity', 'line total'],
      ['7', 'Ada', '2026-10-01', 'Filter', '2', '30.00'],
      ['7', 'Ada', '2026-10-01', 'Oil', '', '12.50'],
      ['7', 'Ada', '2026-10-01', 'Filter', '1', '15.00'],
    ];
    const file = { store, input: `${rows.map((row) => row.join(',')).join('\n')}\n` };
    await runCadence('import -', file);
    const again = async () => JSON.parse((await runCadence('import - --json', file)).out);
    const lines = [
      { product: 'Filter', quantity: 3, amount: 45 },
      { product: 'Oil', quantity: null, amount: 12.5 },
    ];
    expect(await json('show 1', store)).toMatchObject({ purchases: [{ externalId: '7', amount: 57.5, lines }] });
    expect((await json('show 1', await aBook())).purchases).toMatchObject([{ lines: null }]);
    expect(await again()).toMatchObject([{ unchanged: 1, updated: 0 }]);
    // As an earlier version kept it: the order is the same one.
    await store.atomically({ kind: 'edit', day: someDay }, async (book) => {
      await book.purchases.change(1, { lines: '[["Filter",4500],["Oil",1250]]' });
    });
    expect(await again()).toMatchObject([{ unchanged: 1, updated: 0 }]);
  });

  it('shows what was answered to one question over the years', async () => {
    const store = await aBook();
    for (const [day, words] of [
      ['2025-11-24', 'a slow year'],
      ['2026-11-23', 'two new vans'],
    ])
      await runCadence(['log', '1', '--outcome', 'connected', '--at', day ?? '', '--answer', `business=${words}`], {
        store,
      });
    const { out } = await runCadence('show 1 --question business', { store });
    expect(out.indexOf('two new vans')).toBeGreaterThan(-1);
    expect(out.indexOf('a slow year')).toBeGreaterThan(-1);
    expect(await runCadence('show 1 --question weather', { store })).toMatchObject({ out: '' });
  });

  it('lists those whom a name may mean, and how many more there are', async () => {
    const store = await bookWith(...Array.from({ length: 12 }, (_, i) => ({ name: `Ada Finch ${i + 1}` })));
    const { code, out, err } = await runCadence('show finch', { store });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^cadence: 12 customers match "finch":\n {2}1 {2}Ada Finch 1\n {2}2 {2}Ada Finch 2\n/);
    expect(err).toMatch(/\n {2}10 {2}Ada Finch 10\n {2}… and 2 more\n {2}say which one by its number\n$/);
  });
});
