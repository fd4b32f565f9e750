/** Callers of one team with a book on a server, each over a connection of their own. */

import { lineVersions, othersOnThePhone, takeLine } from '../../src/app/calls/claim.ts';
import type { Workspace } from '../../src/context.ts';
import { callerNamed, scopeOf } from '../../src/domain/team.ts';
import { openBook } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { aCustomer, aTouch } from './book.ts';
import { momentOn } from './cadence.ts';

export const teamDay = '2026-11-23' as const;
const now = () => momentOn(teamDay);

const aCaller = {
  ...{ capacity: Array<number>(7).fill(900), workdays: null, daysOff: [], zone: null, mail: null },
  ...{ awayUntil: null, substitute: null, archived: false },
};

/** By the name of the caller. */
export async function openFor(path: string, name: string): Promise<Store> {
  return await openBook({ path, create: false, exists: true, now, by: () => name, patience: 300_000 });
}

/** A book whose customers are nobody's and are all to be called today. */
export async function makeTeamBook(
  path: string,
  { callers, customers }: { callers: number; customers: number },
): Promise<void> {
  const store = await openBook({ path, create: true, exists: false, now });
  await store.atomically({ kind: 'add', day: teamDay }, async (book) => {
    await book.customers.addMany(Array.from({ length: customers }, (_, i) => aCustomer({ name: `Customer ${i}` })));
    for (let i = 0; i < callers; i++) await book.callers.add({ ...aCaller, name: `Caller ${i}` });
  });
  await store.standings.fresh(teamDay);
  await store.atomically({ kind: 'plan', day: teamDay }, async (book) => {
    for (const { id } of await book.customers.all()) await book.standings.place(id, teamDay, 'never called');
  });
  store.close();
}

interface Calling {
  readonly name: string;
  readonly calls: number;
  /** Between 0 and 1. */
  readonly random: () => number;
}

/** Calls whom the list names, as it was a moment before; returns how often somebody else was faster. */
export async function callFromList(store: Store, { name, calls, random }: Calling): Promise<number> {
  const config = { entries: () => new Map([['me', name]]) };
  // Each on a computer of their own, as others see it.
  const programs = { mark: () => ({ number: 1, host: name, start: null }), isAlive: () => null };
  const ctx = { now, config, programs } as unknown as Workspace;
  const team = (await store.callers.team()) ?? [];
  const caller = callerNamed(team, name);
  if (caller === null) throw new Error(`${name} is no caller`);
  const scope = scopeOf(team, caller, teamDay);
  let lost = 0;
  for (let made = 0; made < calls; ) {
    const versions = (await lineVersions(store)) ?? new Map<number, number>();
    const { ids } = await store.standings.callable(teamDay, { until: teamDay, count: 40, filter: { scope } });
    const busy = await othersOnThePhone(ctx, store);
    const free = ids.filter((one) => !busy.has(one));
    const id = free[Math.floor(random() * free.length)];
    if (id === undefined) continue;
    const line = await takeLine(ctx, store, id, versions.get(id) ?? 0);
    if (line === null) {
      lost += 1;
      continue;
    }
    const call = { kind: 'call', day: teamDay, durable: true, customers: [id] } as const;
    await store.atomically(call, async (book) => {
      const note = `${name} ${made}`;
      await book.touches.add(aTouch({ customerId: id, day: teamDay, time: '10:00', note, by: name }));
    });
    made += 1;
    await line.end();
  }
  return lost;
}

/** How many notes there are, how many are different, and how many customers were called. */
export async function calledIn(
  path: string,
): Promise<{ notes: number; different: number; customers: number; operations: number }> {
  const { openPostgresBook } = await import('../../src/store/postgres/open.ts');
  const engine = await openPostgresBook(path, { create: false });
  try {
    const found = await engine.get<{ notes: number; different: number; customers: number; operations: number }>(
      `SELECT count(*) AS notes, count(DISTINCT note) AS different, count(DISTINCT customer_id) AS customers,
         (SELECT count(*) FROM operation WHERE kind = 'call') AS operations FROM touch`,
    );
    if (found === undefined) throw new Error('nothing was counted');
    return found;
  } finally {
    engine.close();
  }
}
