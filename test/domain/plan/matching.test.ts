import { describe, expect, it } from 'vitest';
import { DayShelves, emptiestDay, Matching, type MatchingJob } from '../../../src/domain/plan/matching.ts';
import { optimum } from '../../support/flow.ts';
import { fc } from '../../support/properties.ts';
import { always, runs } from '../../support/thorough.ts';

interface Book {
  /** Best first. */
  readonly jobs: readonly (MatchingJob & { readonly value: number })[];
  readonly capacity: readonly number[];
}

const days = 12;

const books: fc.Arbitrary<Book> = fc.record({
  capacity: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: days, maxLength: days }),
  jobs: fc
    .array(
      fc.record({
        first: fc.integer({ min: 0, max: days - 1 }),
        width: fc.integer({ min: 0, max: 5 }),
        value: fc.integer({ min: 0, max: 1000 }),
        asap: fc.boolean(),
      }),
      { maxLength: 24, size: 'max' },
    )
    .map((drafts) => drafts.map(toJob).sort((a, b) => b.value - a.value)),
});

function toJob(draft: { first: number; width: number; value: number; asap: boolean }): Book['jobs'][number] {
  const deadline = Math.min(days - 1, draft.first + draft.width);
  return { release: draft.first, deadline, prefer: deadline, asap: draft.asap, value: draft.value };
}

function match({ jobs, capacity }: Book): Matching {
  const matching = new Matching(jobs, Int32Array.from(capacity), new Int32Array(days));
  jobs.forEach((_, job) => {
    matching.add(job);
  });
  return matching;
}

function kept({ jobs }: Book, matching: Matching): { number: number; value: number } {
  const values = jobs.filter((_, job) => matching.dayOf[job] !== -1).map(({ value }) => value);
  return { number: values.length, value: values.reduce((sum, value) => sum + value, 0) };
}

/** Every way of keeping and placing the jobs of a very small book. */
function exhaustive({ jobs, capacity }: Book, from = 0, load = new Array<number>(days).fill(0)): number {
  const job = jobs[from];
  if (job === undefined) return 0;
  let best = exhaustive({ jobs, capacity }, from + 1, load);
  for (let day = job.release; day <= job.deadline; day++) {
    if ((load[day] as number) >= (capacity[day] as number)) continue;
    load[day] = (load[day] as number) + 1;
    best = Math.max(best, job.value + exhaustive({ jobs, capacity }, from + 1, load));
    load[day] = (load[day] as number) - 1;
  }
  return best;
}

describe('Matching', () => {
  it('keeps the largest number and the largest value of calls, over thousands of books', () => {
    fc.assert(
      fc.property(books, (book) => {
        const { number, value } = kept(book, match(book));
        expect(number).toBe(optimum(book.jobs, book.capacity, () => 1));
        expect(value).toBe(optimum(book.jobs, book.capacity, (job) => job.value));
      }),
      { numRuns: runs(2000) },
    );
  });

  it('agrees with trying every way of placing up to six calls', () => {
    const small = books.map((book) => ({ ...book, jobs: book.jobs.slice(0, 6) }));
    fc.assert(
      fc.property(small, (book) => {
        expect(kept(book, match(book)).value).toBe(exhaustive(book));
      }),
      { numRuns: runs(300) },
    );
  });

  it('never exceeds a day and never leaves a window', () => {
    fc.assert(
      fc.property(books, (book) => {
        const matching = match(book);
        matching.level();
        const load = new Array<number>(days).fill(0);
        book.jobs.forEach((job, j) => {
          const day = matching.dayOf[j] as number;
          if (day === -1) return;
          load[day] = (load[day] as number) + 1;
          expect(day).toBeGreaterThanOrEqual(job.release);
          expect(day).toBeLessThanOrEqual(job.deadline);
        });
        expect(load).toEqual([...matching.load]);
        load.forEach((calls, day) => {
          expect(calls).toBeLessThanOrEqual(book.capacity[day] as number);
        });
      }),
    );
  });

  it('leaves no call that could go to a day with two fewer, not even by a chain of moves', () => {
    fc.assert(
      fc.property(books, (book) => {
        const matching = match(book);
        const before = kept(book, matching);
        matching.level();
        expect(kept(book, matching)).toEqual(before);
        for (const start of matching.load.keys()) {
          for (const end of reachable(book, matching, start)) {
            const full = (matching.load[end] as number) >= (book.capacity[end] as number);
            expect(full || (matching.load[start] as number) - (matching.load[end] as number) <= 1).toBe(true);
          }
        }
      }),
      { numRuns: runs(500) },
    );
  });

  it('spreads a hundred calls evenly over the days they may take', () => {
    const jobs = Array.from({ length: 100 }, () => ({ release: 0, deadline: 11, prefer: 6, asap: false }));
    const matching = new Matching(jobs, new Int32Array(12).fill(20), new Int32Array(12));
    jobs.forEach((_, job) => {
      matching.add(job);
    });
    matching.level();
    expect([...matching.load].sort()).toEqual([8, 8, 8, 8, 8, 8, 8, 8, 9, 9, 9, 9]);
  });

  it('fills the first days with what is overdue', () => {
    const jobs = Array.from({ length: 5 }, () => ({ release: 0, deadline: 11, prefer: 0, asap: true }));
    const matching = new Matching(jobs, new Int32Array(12).fill(2), new Int32Array(12));
    jobs.forEach((_, job) => {
      matching.add(job);
    });
    expect([...matching.dayOf]).toEqual([0, 0, 1, 1, 2]);
  });
});

describe('a call that gets another window', () => {
  const narrowed = fc.record({
    book: books,
    wishes: fc.array(fc.tuple(fc.nat(23), fc.nat(days - 1), fc.nat(3)), { maxLength: 12 }),
  });

  it('is kept to it exactly when all who have a day can still have one, and else nothing changes', () => {
    let [taken, refused] = [0, 0];
    fc.assert(
      fc.property(narrowed, ({ book, wishes }) => {
        const matching = match(book);
        const windows: MatchingJob[] = [...book.jobs];
        for (const [job, release, width] of wishes) {
          if (matching.dayOf[job] === undefined || matching.dayOf[job] === -1) continue;
          const wish = { release, deadline: Math.min(days - 1, release + width), prefer: release, asap: false };
          const kept = windows
            .map((window, i) => (i === job ? wish : window))
            .filter((_, i) => matching.dayOf[i] !== -1);
          const before = [...matching.dayOf];
          const fits = optimum(kept, book.capacity, () => 1) === kept.length;
          expect(matching.narrow(job, wish)).toBe(fits);
          if (fits) windows[job] = wish;
          else expect([...matching.dayOf]).toEqual(before);
          expect(matching.windowOf(job)).toBe(windows[job]);
          if (fits) taken++;
          else refused++;
        }
        const load = new Array<number>(days).fill(0);
        matching.dayOf.forEach((day, job) => {
          if (day === -1) return;
          load[day] = (load[day] as number) + 1;
          expect(day >= (windows[job] as MatchingJob).release && day <= (windows[job] as MatchingJob).deadline).toBe(
            true,
          );
        });
        expect(load).toEqual([...matching.load]);
        expect(load.every((calls, day) => calls <= (book.capacity[day] as number))).toBe(true);
      }),
      { numRuns: always(1000) },
    );
    expect(Math.min(taken, refused)).toBeGreaterThan(100);
  });

  it('leaves room for another that was refused before', () => {
    const jobs = [0, 0, 0].map(() => ({ release: 0, deadline: 1, prefer: 0, asap: false }));
    const matching = new Matching(jobs, Int32Array.from([1, 1, 1]), new Int32Array(3));
    expect([0, 1, 2].map((job) => matching.add(job))).toEqual([true, true, false]);
    expect(matching.narrow(0, { release: 2, deadline: 2, prefer: 2, asap: false })).toBe(true);
    expect(matching.add(2)).toBe(true);
    expect([...matching.dayOf]).toEqual([2, 1, 0]);
  });

  it('may be given a wider one at once, where its own is full', () => {
    const [own, wider] = [
      { release: 0, deadline: 0 },
      { release: 0, deadline: 2 },
    ].map((window) => ({ ...window, prefer: 0, asap: false }));
    const matching = new Matching(
      [own as MatchingJob, own as MatchingJob],
      Int32Array.from([1, 1, 1]),
      new Int32Array(3),
    );
    expect([0, 1].map((job) => matching.add(job, wider))).toEqual([true, true]);
    expect([...matching.dayOf]).toEqual([0, 1]);
  });
});

describe('a call that is added', () => {
  const jobs: MatchingJob[] = [
    { release: 0, deadline: 1, prefer: 0, asap: false },
    { release: 0, deadline: 0, prefer: 0, asap: false },
    { release: 0, deadline: 1, prefer: 0, asap: false },
    { release: 2, deadline: 2, prefer: 2, asap: false },
  ];

  it('makes others move when it must, and is refused when it does not fit', () => {
    const matching = new Matching(jobs, Int32Array.of(1, 1, 1), new Int32Array(3));
    expect([0, 1, 2, 2, 3].map((job) => matching.add(job))).toEqual([true, true, false, false, true]);
    expect([...matching.dayOf]).toEqual([1, 0, -1, 2]);
    expect([...matching.load]).toEqual([1, 1, 1]);
  });

  it('goes around what the days hold already, and adds to it', () => {
    const matching = new Matching(jobs, Int32Array.of(2, 1, 1), Int32Array.of(1, 1, 0));
    expect([0, 1, 2, 3].map((job) => matching.add(job))).toEqual([true, false, false, true]);
    expect([...matching.load]).toEqual([2, 1, 1]);
  });
});

describe('calls that were put on a day of their window', () => {
  const onDays = fc.array(
    fc.record({ first: fc.nat(days - 1), width: fc.nat(5), at: fc.nat(5) }).map(({ first, width, at }) => {
      const deadline = Math.min(days - 1, first + width);
      return {
        job: { release: first, deadline, prefer: first, asap: false, value: 0 },
        day: Math.min(deadline, first + at),
      };
    }),
    { maxLength: 40, size: 'max' },
  );

  it('are level as soon as no chain of moves leads to a day with two fewer', () => {
    fc.assert(
      fc.property(onDays, (drafts) => {
        const jobs = drafts.map(({ job }) => job);
        const matching = new Matching(jobs, new Int32Array(days).fill(40), new Int32Array(days));
        for (const [job, { day }] of drafts.entries()) matching.put(job, day);
        matching.level();
        expect(matching.load.reduce((sum, calls) => sum + calls, 0)).toBe(jobs.length);
        for (const start of matching.load.keys()) {
          const fewest = Math.min(
            ...[...reachable({ jobs, capacity: [] }, matching, start)].map((day) => matching.load[day] as number),
          );
          expect((matching.load[start] as number) - fewest).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('move as often as it takes', () => {
    const jobs = Array.from({ length: 9 }, () => ({ release: 0, deadline: 2, prefer: 0, asap: false }));
    const matching = new Matching(jobs, new Int32Array(3).fill(9), new Int32Array(3));
    for (const job of jobs.keys()) matching.put(job, 0);
    matching.level();
    expect([...matching.load]).toEqual([3, 3, 3]);
  });
});

describe('the day to take', () => {
  const window = { release: 1, deadline: 5, prefer: 3, asap: false };
  it.each<[string, Partial<MatchingJob>, number[], number[], number | null]>([
    ['the emptiest', {}, [0, 2, 2, 2, 2, 1, 0], [9, 9, 9, 9, 9, 9, 9], 5],
    ['of equal ones the nearest to the preferred', {}, [0, 1, 1, 1, 1, 1, 0], [9, 9, 9, 9, 9, 9, 9], 3],
    ['also where that is not the first of them', {}, [0, 1, 2, 2, 1, 2, 0], [9, 9, 9, 9, 9, 9, 9], 4],
    ['nor the last', {}, [0, 2, 1, 2, 2, 1, 0], [9, 9, 9, 9, 9, 9, 9], 2],
    ['of two as near the earlier', {}, [0, 2, 1, 2, 1, 2, 0], [9, 9, 9, 9, 9, 9, 9], 2],
    ['rather emptier than near', {}, [0, 0, 2, 1, 2, 2, 0], [9, 9, 9, 9, 9, 9, 9], 1],
    ['one with room', {}, [0, 0, 0, 0, 1, 1, 0], [9, 0, 0, 0, 1, 2, 9], 5],
    ['none where all are full or closed', {}, [0, 1, 1, 1, 1, 1, 0], [9, 1, 1, 0, 1, 1, 9], null],
    ['none beyond the days', { release: 7, deadline: 8 }, [], [9, 9], null],
    ['as soon as possible: the first with room', { asap: true }, [0, 1, 1, 0, 0, 0, 0], [9, 1, 2, 2, 2, 2, 9], 2],
  ])('%s', (_, facts, load, capacity, day) => {
    expect(emptiestDay({ ...window, ...facts }, load, capacity)).toBe(day);
  });
});

describe('the shelves of a day', () => {
  /** The bound of a job that was found on this day; none where it is not there. */
  const boundOf = (there: ReadonlyMap<number, { day: number; bound: number }>, job: number, day: number) => {
    const at = there.get(job);
    return at?.day === day ? at.bound : undefined;
  };
  const moves = fc.array(fc.record({ job: fc.nat(7), day: fc.nat(2), bound: fc.nat(4) }), {
    maxLength: 40,
    size: 'max',
  });

  it('always know the lowest and the highest of what was put there and not taken away', () => {
    fc.assert(
      fc.property(moves, (some) => {
        const shelves = new DayShelves(5, 8);
        const there = new Map<number, { day: number; bound: number }>();
        const found: (number | undefined)[] = [];
        const right: (number | undefined)[] = [];
        for (const { job, day, bound } of some) {
          const at = there.get(job);
          if (at === undefined) shelves.put(job, day, bound);
          else shelves.take(job, at.day, at.bound);
          if (at === undefined) there.set(job, { day, bound });
          else there.delete(job);
          for (const on of [0, 1, 2]) {
            const bounds = [...there.values()].filter((one) => one.day === on).map((one) => one.bound);
            found.push(boundOf(there, shelves.lowest(on), on), boundOf(there, shelves.highest(on), on));
            right.push(...(bounds.length === 0 ? [undefined, undefined] : [Math.min(...bounds), Math.max(...bounds)]));
          }
        }
        expect(found).toEqual(right);
      }),
    );
  });
});

/** Days that a call on `start` can end up on when calls move one after the other inside their windows. */
function reachable({ jobs }: Book, matching: Matching, start: number): ReadonlySet<number> {
  const seen = new Set([start]);
  for (const day of seen) {
    jobs.forEach((job, j) => {
      if (matching.dayOf[j] !== day) return;
      for (let other = job.release; other <= job.deadline; other++) seen.add(other);
    });
  }
  return seen;
}
