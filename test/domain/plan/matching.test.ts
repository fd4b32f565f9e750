import { describe, expect, it } from 'vitest';
import { type Job, Matching } from '../../../src/domain/plan/matching.ts';
import { optimum } from '../../support/flow.ts';
import { fc } from '../../support/properties.ts';
import { runs } from '../../support/thorough.ts';

interface Book {
  /** Best first. */
  readonly jobs: readonly (Job & { readonly value: number })[];
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
