/** One of several callers: `caller.ts BOOK NAME CALLS SEED`; with CALLS 0 it takes one customer and holds the line for ever. */
import { setTimeout } from 'node:timers/promises';
import { lineVersions, othersOnThePhone, takeLine } from '../../src/app/calls/claim.ts';
import type { Workspace } from '../../src/context.ts';
import { callerNamed, scopeOf } from '../../src/domain/team.ts';
import { realPrograms } from '../../src/platform/programs.ts';
import { openBook } from '../../src/store/open.ts';
import { aTouch } from '../../test/support/book.ts';
import { numbersFrom, today } from './place.ts';

const [path = '', name = '', calls = '', seed = ''] = process.argv.slice(2);
const now = () => new Date();
const store = await openBook({ path, create: false, exists: true, now, by: () => name, patience: 300_000 });
const random = numbersFrom(Number(seed));
const config = { entries: () => new Map([['me', name]]) };
const ctx = { now, config, programs: realPrograms([]) } as unknown as Workspace;
const team = (await store.callers.team()) ?? [];
const caller = callerNamed(team, name);
if (caller === null) throw new Error(`${name} is no caller`);
const scope = scopeOf(team, caller, today);

/** Takes one of the first customers of the list, as it was when it was read a moment ago; null when it is empty. */
async function chosen() {
  const versions = (await lineVersions(store)) ?? new Map<number, number>();
  const { ids } = await store.standings.callable(today, { until: today, count: 40, filter: { scope } });
  const busy = await othersOnThePhone(ctx, store);
  const free = ids.filter((id) => !busy.has(id));
  const id = free[Math.floor(random() * free.length)];
  // A person looks at the list before they call.
  await setTimeout(random() * 20);
  return id === undefined ? null : { id, seen: versions.get(id) ?? 0, isEmpty: ids.length === 0 };
}

let [made, lost] = [0, 0];
for (let tries = 0; (made < Number(calls) || calls === '0') && tries < 5_000; tries++) {
  const one = await chosen();
  if (one === null) break;
  const line = await takeLine(ctx, store, one.id, one.seen);
  if (line === null) {
    lost += 1;
    continue;
  }
  if (calls === '0') {
    process.stdout.write(`${one.id}\n`);
    await setTimeout(600_000);
  }
  await setTimeout(random() * 5);
  await store.atomically({ kind: 'call', day: today, durable: true }, async (book) => {
    const note = `${name} ${made}`;
    await book.touches.add(aTouch({ customerId: one.id, day: today, time: '10:00', note, by: name }));
  });
  made += 1;
  await line.end();
}
store.close();
process.stdout.write(`${JSON.stringify({ made, lost })}\n`);
