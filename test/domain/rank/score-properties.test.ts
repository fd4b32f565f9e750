import { describe, expect, it } from 'vitest';
import { measuredSettings } from '../../../src/domain/rank/rank-settings.ts';
import { type BookScores, scoreBook } from '../../../src/domain/rank/score.ts';
import { fc } from '../../support/properties.ts';
import { aBook, type CustomerGiven } from '../../support/scored-book.ts';
import { always } from '../../support/thorough.ts';

const today = 1000;
const scored = (customers: readonly CustomerGiven[], asOf = today): BookScores =>
  scoreBook(aBook(customers), asOf, measuredSettings);

describe('properties', () => {
  const bought = fc.tuple(fc.integer({ min: 0, max: 1010 }), fc.integer({ min: -10_000, max: 1_000_000 }));
  const customer = fc.record(
    {
      bought: fc.array(bought, { maxLength: 8 }),
      statedTotal: fc.option(fc.integer({ min: -1000, max: 1_000_000 })),
      statedOrders: fc.option(fc.integer({ min: 0, max: 50 })),
      statedFirst: fc.option(fc.integer({ min: 0, max: 1100 })),
      statedLast: fc.option(fc.integer({ min: 0, max: 1100 })),
    },
    { requiredKeys: [] },
  );
  const given = (drawn: readonly unknown[]) => drawn as CustomerGiven[];
  const customers = fc.array(customer, { minLength: 1, maxLength: 45 }).map(given);
  const rounded = (column: ArrayLike<number>) => Array.from(column, (value) => Number(value.toPrecision(9)));

  it('never gives NaN or infinity', () => {
    fc.assert(
      fc.property(customers, (book) => {
        const { value, rank, score, priority, back, place, risk } = scored(book);
        for (const column of [value, rank, score, priority, back])
          expect([...column].every(Number.isFinite)).toBe(true);
        expect([...risk].every((p) => Number.isNaN(p) || (p >= 0 && p <= 1))).toBe(true);
        expect([...place].every((at) => at >= 1 && at <= book.length)).toBe(true);
      }),
    );
  });

  it('does not care in which unit money is counted', () => {
    fc.assert(
      fc.property(customers, fc.constantFrom(2, 1024), (book, factor) => {
        const scaled = book.map((one) => ({
          ...one,
          statedTotal: typeof one.statedTotal === 'number' ? one.statedTotal * factor : null,
          bought: (one.bought ?? []).map(([day, amount]) => [day, amount * factor] as const),
        }));
        const [before, after] = [scored(book), scored(scaled)];
        expect([...after.place]).toEqual([...before.place]);
        expect([...after.tier]).toEqual([...before.tier]);
        expect(rounded(after.rank)).toEqual(rounded(before.rank.map((rank) => rank * factor)));
      }),
    );
  });

  it('does not care about the order of the rows', () => {
    fc.assert(
      fc.property(customers, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (book, keys) => {
        const shuffled = book.map((one) => ({ ...one, bought: shuffle(one.bought ?? [], keys) }));
        const { figures: _, ...before } = scored(book);
        const { figures: __, ...after } = scored(shuffled);
        expect(after).toEqual(before);
      }),
    );
  });

  it('does not lower a rank for more money', () => {
    fc.assert(
      fc.property(customers, fc.nat(1_000_000), fc.nat(), (book, more, pick) => {
        const first = (pick % book.length) as number;
        const one = book[first] as CustomerGiven;
        const at = (one.bought ?? []).findIndex(([day, amount]) => amount >= 0 && day <= today);
        fc.pre(at >= 0);
        const richer = (one.bought ?? []).map(([day, amount], k) => [day, amount + (k === at ? more : 0)] as const);
        // A stated total that the order is a part of grows with it; else only what came before the orders would shrink.
        const statedTotal = typeof one.statedTotal === 'number' ? one.statedTotal + more : null;
        const after = scored(book.map((other, i) => (i === first ? { ...other, bought: richer, statedTotal } : other)));
        expect(after.rank[first]).toBeGreaterThanOrEqual(scored(book).rank[first] as number);
      }),
    );
  });

  it('does not rank lower for ordering later, of two customers alike in all else', () => {
    const orders = fc.array(fc.tuple(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 1, max: 10_000 })), {
      maxLength: 6,
    });
    const day = fc.integer({ min: 700, max: 1000 });
    fc.assert(
      fc.property(customers, orders, day, day, fc.nat(10_000), (book, same, oneDay, otherDay, amount) => {
        const [early, late] = [Math.min(oneDay, otherDay), Math.max(oneDay, otherDay)];
        const standings = scored([
          { bought: [...same, [early, amount]] },
          { bought: [...same, [late, amount]] },
          ...book,
        ]);
        expect(standings.rank[1]).toBeGreaterThanOrEqual((standings.rank[0] as number) * (1 - 1e-12));
      }),
      { numRuns: always(500) },
    );
  });

  it('keeps equal customers equal', () => {
    fc.assert(
      fc.property(customers, (book) => {
        const standings = scored([...book, ...book]);
        for (let i = 0; i < book.length; i++) {
          for (const column of ['rank', 'score', 'priority', 'place', 'urgency', 'tier', 'rising'] as const) {
            expect(standings[column][i + book.length]).toBe(standings[column][i]);
          }
        }
      }),
    );
  });

  it('gives totals the rank of the evenly spaced orders they stand for', () => {
    const even = fc.record({
      count: fc.integer({ min: 2, max: 12 }),
      gap: fc.integer({ min: 1, max: 60 }),
      each: fc.nat(9999),
    });
    fc.assert(
      fc.property(customers, even, (book, { count, gap, each }) => {
        const first = 1000 - (count - 1) * gap;
        const orders = Array.from({ length: count }, (_, k) => [first + k * gap, each] as const);
        const totals = { statedTotal: each * count, statedOrders: count, statedFirst: first, statedLast: 1000 };
        const standings = scored([{ bought: orders }, totals, ...book]);
        expect(standings.rank[1]).toBeCloseTo(standings.rank[0] as number, 6);
        expect(standings.risk[1]).toBe(standings.risk[0]);
      }),
    );
  });
});

function shuffle<T>(items: readonly T[], keys: Iterable<number>): T[] {
  const draws = keys[Symbol.iterator]();
  return items
    .map((item) => [draws.next().value as number, item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
}
