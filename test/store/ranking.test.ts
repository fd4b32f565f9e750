import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../src/domain/day.ts';
import type { Store } from '../../src/store/store.ts';
import { aPurchase, bookWith } from '../support/book.ts';
import { fc } from '../support/properties.ts';
import { runs } from '../support/thorough.ts';

const begin: Day = '2026-11-23';

/** One step in the life of a book: a purchase or refund, an undo, or a look at the list so many days on. */
const step = fc.oneof(
  fc.record({
    kind: fc.constant('buy' as const),
    customer: fc.integer({ min: 1, max: 32 }),
    amount: fc.integer({ min: -20, max: 50 }),
    ago: fc.integer({ min: -30, max: 400 }),
  }),
  fc.record({ kind: fc.constant('undo' as const) }),
  fc.record({ kind: fc.constant('look' as const), days: fc.integer({ min: 0, max: 40 }) }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

async function live(store: Store, steps: readonly Step[]): Promise<Day> {
  let today = begin;
  for (const one of steps) {
    if (one.kind === 'look') {
      today = addDays(today, one.days);
      await store.standings.list(today, 'score');
    } else if (one.kind === 'undo') {
      const last = await store.operations.undoable();
      if (last !== null && last.command === 'import') await store.undo(last.id, { preview: false, day: today });
    } else {
      const { customer, amount, ago } = one;
      await store.atomically({ kind: 'import', day: today }, async (book) => {
        await book.purchases.addMany([
          aPurchase({ customerId: customer, day: addDays(today, -ago), amountMinor: amount * 100 }),
        ]);
      });
    }
  }
  return today;
}

const aBook = () =>
  bookWith(
    ...Array.from({ length: 32 }, (_, i) => ({ name: `Customer ${i}`, purchases: [['2026-09-01', 10 + i]] as const })),
  );

const everybody = Array.from({ length: 32 }, (_, i) => i + 1);

async function bought(store: Store, id: number) {
  const purchases = await store.purchases.of(id);
  return { name: `Customer ${id - 1}`, purchases: purchases.map((one) => [one.day, one.amountMinor / 100] as const) };
}

/** All but the tiers, which depend on what they were before. */
async function figures(store: Store, today: Day) {
  const listed = await store.standings.list(today, 'id');
  return listed.map(
    ({
      standing: { tier: _, tierSince: __, planned: ___, plannedReason: ____, dueFrom: _____, due: ______, ...rest },
    }) => rest,
  );
}

describe('the standings', () => {
  it('are those of a book that was always so, whatever was bought, undone and looked at', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const store = await aBook();
        const today = await live(store, steps);
        const copy = await bookWith(...(await Promise.all(everybody.map((id) => bought(store, id)))));
        expect(await figures(store, today)).toEqual(await figures(copy, today));
        for (const one of [store, copy]) one.close();
      }),
      { numRuns: runs(60) },
    );
  });

  it('move the clock of a conversation that is dated ahead with every day', async () => {
    const store = await bookWith({ touches: [{ day: '2027-03-01' }] });
    const dueOn = async (day: Day) => (await store.standings.of(1, day))?.due;
    expect([await dueOn('2026-11-23'), await dueOn('2026-11-24'), await dueOn('2026-11-23')]).toEqual([
      ...['2027-05-22', '2027-05-23', '2027-05-22'],
    ]);
  });

  it('tell what was stated, not what is assumed for the ranking', async () => {
    const store = await bookWith(
      { stated: { totalMinor: 5000, orders: 4, lastPurchase: '2026-10-01' } },
      { stated: { totalMinor: 100 } },
    );
    const [one, other] = (await store.standings.list(begin, 'id')).map(({ standing }) => standing);
    expect(one).toMatchObject({ orders: 4, totalMinor: 5000, firstPurchase: null, lastPurchase: '2026-10-01' });
    expect(other).toMatchObject({ orders: 0, totalMinor: 100, firstPurchase: null, lastPurchase: null });
  });

  it('leave archived customers out of the book and keep their tier for their return', async () => {
    const store = await aBook();
    const tierOf = async (id: number) => (await store.standings.of(id, begin))?.tier;
    const archive = (archived: boolean) =>
      store.atomically({ kind: 'edit', day: begin }, async (book) => await book.customers.change(32, { archived }));
    expect(await tierOf(32)).toBe('A');
    await archive(true);
    expect(await tierOf(32)).toBeNull();
    expect((await store.standings.figures(begin)).customers).toBe(31);
    await archive(false);
    expect(await tierOf(32)).toBe('A');
    expect(await store.standings.tierChanges({ from: '0001-01-01', to: begin, customerId: 32 })).toEqual([]);
  });

  it('count the customers of each tier', async () => {
    // Of 816 in all: 41 + 40 + … of 22 customers are 671, the first above 80%; of 29 they are 783, above 95%.
    expect(await (await aBook()).standings.tierCounts(begin)).toEqual({ A: 22, B: 7, C: 3 });
  });
});
