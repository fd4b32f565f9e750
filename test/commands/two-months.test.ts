import { expect, it } from 'vitest';
import { addDays, type Day, daysBetween, weekdayOf } from '../../src/domain/day.ts';
import { bookWith } from '../support/book.ts';
import { runCadence, someDay } from '../support/cadence.ts';
import { numbersFrom } from '../support/plan.ts';

interface Listed {
  readonly id: number;
  readonly planned: Day | null;
  readonly lastConversation: Day | null;
}

/** What a person lives through who works the list every day, with days off, retries, purchases and customers who ask for more or less. */
it('two months of calls keep every promise of the plan', async () => {
  const random = numbersFrom(11);
  const pick = <T>(some: readonly T[]) => some[Math.floor(random() * some.length)] as T;
  const intervals = [null, 45, 90, 365];
  const store = await bookWith(
    ...Array.from({ length: 40 }, (_, i) => ({
      name: `Customer ${i + 1}`,
      interval: pick(intervals),
      tierPin: pick(['A', 'B', 'C'] as const),
      purchases: [[addDays(someDay, -Math.floor(random() * 300)), Math.ceil(random() * 900)] as const],
    })),
  );
  await runCadence('config set capacity 4', { store });
  const talked = new Map<number, Day>();
  for (let day = someDay; day < addDays(someDay, 60); day = addDays(day, 1)) {
    if (day === '2026-12-10') await runCadence('config set days-off 2026-12-14..2026-12-18', { store, today: day });
    const list = JSON.parse((await runCadence('today --json', { store, today: day })).out);
    if (list.callingDay !== day) continue;
    expect(list.calls.length).toBeLessThanOrEqual(4);
    expect([0, 6]).not.toContain(weekdayOf(day));
    expect(day >= '2026-12-14' && day <= '2026-12-18').toBe(false);
    for (const { id } of list.promises as Listed[]) {
      if (random() < 0.5) await runCadence(`done ${id} --told`, { store, today: day });
    }
    for (const { id } of list.calls as Listed[]) {
      const before = talked.get(id);
      if (before !== undefined) expect(daysBetween(before, day)).toBeGreaterThanOrEqual(21);
      const outcome = pick(['connected', 'connected', 'no_answer', 'left_voicemail', 'busy', 'not_now']);
      const next = outcome === 'not_now' ? ' --next +30d' : '';
      const logged = await runCadence(`log ${id} --outcome ${outcome}${next}`, { store, today: day });
      expect(logged.code).toBe(0);
      if (outcome === 'connected') talked.set(id, day);
    }
    const all = JSON.parse((await runCadence('list --json', { store, today: day })).out) as Listed[];
    for (const { id, planned } of all) expect([id, planned]).not.toEqual([id, null]);
  }
  // First calls of tier C have half a year.
  expect(talked.size).toBeGreaterThan(20);
});
