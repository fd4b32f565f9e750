/** A month as four people live through it, who share a book. */
import { expect, it } from 'vitest';
import { addDays, type Day, daysBetween, weekdayOf } from '../../src/domain/day.ts';
import { bookWith } from '../support/book.ts';
import { runCadence, someDay } from '../support/cadence.ts';
import { numbersFrom } from '../support/plan.ts';

interface Called {
  readonly id: number;
  readonly name: string;
  readonly tier: 'A' | 'B' | 'C';
}
interface Listed extends Called {
  readonly owner: string | null;
  readonly planned: Day | null;
}

const callers = [
  { name: 'Ann', capacity: 4, days: [1, 2, 3, 4, 5], words: 'mon-fri' },
  { name: 'Bea', capacity: 3, days: [1, 2, 3, 4], words: 'mon-thu' },
  { name: 'Cid', capacity: 3, days: [2, 3, 4, 5], words: 'tue-fri' },
  { name: 'Dora', capacity: 2, days: [1, 3, 5], words: 'mon,wed,fri' },
] as const;

/** Bea is away for two weeks, and Ann takes what falls due. */
const [away, back] = ['2026-12-01', '2026-12-15'] as const;

/** A Thursday on which Ann calls for her. */
const callback: Day = '2026-12-03';

it('each calls within their days and capacity, every tier gets its calls, and nobody waits because one is away', async () => {
  const random = numbersFrom(22);
  const pick = <T>(some: readonly T[]) => some[Math.floor(random() * some.length)] as T;
  const store = await bookWith(
    ...Array.from({ length: 72 }, (_, i) => ({
      name: `Customer ${i + 1}`,
      owner: [...callers.map(({ name }) => name), null, null][i % 6] ?? null,
      phones: [`+49 351 55${String(i + 10_000)}`],
      tierPin: (['A', 'B', 'B', 'C', 'C', 'C'] as const)[Math.floor(i / 6) % 6] ?? 'C',
      purchases: [[addDays(someDay, -Math.floor(random() * 200)), Math.ceil(random() * 900)] as const],
    })),
  );
  for (const { name, capacity, words } of callers)
    await runCadence(['caller', 'add', name, '--capacity', String(capacity), '--days', words], { store });
  const ownerOf = new Map(
    (JSON.parse((await runCadence('list --json', { store })).out) as Listed[]).map(({ id, owner }) => [id, owner]),
  );
  /** A customer of Bea's who wants to be called while she is away. */
  const waiting = [...ownerOf].find(([, owner]) => owner === 'Bea')?.[0] ?? 0;
  const calledBack: (readonly [string, number, Day])[] = [];
  const talked = new Map<number, Day>();
  const calls: { by: string; id: number; tier: string; day: Day }[] = [];
  const last = addDays(someDay, 32);
  for (let day = someDay; day <= last; day = addDays(day, 1)) {
    if (day === addDays(away, -1)) {
      const bea = { store, today: day, settings: new Map([['me', 'Bea']]) };
      await runCadence(['log', String(waiting), '--outcome', 'callback', '--by', callback], bea);
    }
    if (day === away) await runCadence(`caller away Bea --until ${back} --to Ann`, { store, today: day });
    for (const { name, capacity, days } of callers) {
      const scene = { store, today: day, settings: new Map([['me', name]]) };
      const list = JSON.parse((await runCadence('today --json', scene)).out);
      const isOff =
        !(days as readonly number[]).includes(weekdayOf(day)) || (name === 'Bea' && day >= away && day < back);
      if (isOff) {
        expect([name, day, list.callingDay]).not.toEqual([name, day, day]);
        continue;
      }
      expect([name, day, list.callingDay]).toEqual([name, day, day]);
      expect(list.calls.length, `${name} on ${day}`).toBeLessThanOrEqual(capacity);
      for (const { customer } of list.promises as { customer: { id: number } }[]) {
        calledBack.push([name, customer.id, day]);
        expect((await runCadence(`log ${customer.id} --outcome connected`, scene)).code).toBe(0);
        talked.set(customer.id, day);
      }
      for (const { id, tier } of list.calls as Called[]) {
        const mine = [name, null, ...(name === 'Ann' && day >= away && day < back ? ['Bea'] : [])];
        expect(mine, `${name} calls ${id} on ${day}`).toContain(ownerOf.get(id) ?? null);
        const before = talked.get(id);
        if (before !== undefined) expect(daysBetween(before, day)).toBeGreaterThanOrEqual(21);
        const outcome = pick(['connected', 'connected', 'connected', 'no_answer', 'left_voicemail']);
        expect((await runCadence(`log ${id} --outcome ${outcome}`, scene)).code).toBe(0);
        calls.push({ by: name, id, tier, day });
        if (outcome === 'connected') talked.set(id, day);
      }
    }
  }
  const all = JSON.parse((await runCadence('list --json', { store, today: last })).out) as Listed[];
  const late = all.filter(({ planned }) => planned === null || daysBetween(planned, last) > 7);
  expect(late.map(({ id, tier, owner, planned }) => [id, tier, owner, planned])).toEqual([]);
  const share = (tier: string) => {
    const of = all.filter((one) => one.tier === tier);
    return of.filter(({ id }) => calls.some((one) => one.id === id)).length / of.length;
  };
  // First calls of tier B are spread over its sixty days; those of tier C have their share of every week.
  expect(share('A')).toBe(1);
  expect(share('B')).toBeGreaterThan(0.4);
  expect(share('C')).toBeGreaterThan(0.4);
  for (const { name } of callers) expect(calls.filter(({ by }) => by === name).length, name).toBeGreaterThan(8);
  expect(calledBack).toEqual([['Ann', waiting, callback]]);
  const beas = all.filter(({ owner }) => owner === 'Bea');
  expect(beas.filter(({ id }) => calls.some((call) => call.id === id)).length).toBeGreaterThanOrEqual(beas.length / 2);
});
