/** The card of the desk says the same whether it is made from the line of today's list or read again. */
import { expect, it } from 'vitest';
import { deskCard, deskList } from '../../src/app/lists/desk.ts';
import { bookWith } from '../support/book.ts';
import { someDay, workspaceOf } from '../support/cadence.ts';

const country = 'GB';

it('for all kinds of lines', async () => {
  const store = await bookWith(
    { name: 'Ada Finch', country, phones: ['+44 20 7946 0001'], purchases: [['2026-03-01', 900]] },
    { name: 'Bo Small', country, phones: ['+44 20 7946 0002'], touches: [{ note: 'wants oat drink' }] },
    { name: 'Cy Far', country, touches: [{ outcome: 'no_answer', day: '2026-11-20' }] },
    { name: 'Di Baker', company: 'Baker', country, people: [{ name: 'Di Baker' }, { name: 'Ed Oven' }] },
    { name: 'Flo Wet', country, purchases: [['2026-10-01', 300]] },
  );
  const ctx = workspaceOf(store);
  await ctx.openStore();
  await store.standings.fresh(someDay);
  await store.atomically({ kind: 'edit', day: someDay }, async (book) => {
    const event = { name: 'Flood', reason: 'the flood', day: someDay, kind: 'disaster', script: null } as const;
    await book.events.addMany(await book.events.add(event), [{ customerId: 5, day: someDay }]);
    for (let id = 1; id <= 4; id++) await book.standings.place(id, someDay, 'interval');
  });
  const { list } = await deskList(ctx, store, { everyone: true });
  expect(list.calls.map(({ customer }) => customer.name).toSorted()).toEqual([
    'Ada Finch',
    'Bo Small',
    'Cy Far',
    'Di Baker',
    'Flo Wet',
  ]);
  for (const call of list.calls) {
    const { id } = call.customer;
    expect(await deskCard(ctx, store, id, call)).toEqual(await deskCard(ctx, store, id));
  }
});
