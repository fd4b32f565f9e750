/** Any commands, followed by as many undos, leave the book as it was. */

import type { Store } from '../../src/store/store.ts';
import { emptyBook, runCadence } from '../../test/support/cadence.ts';
import { numbersFrom } from './place.ts';

/** Where calls stand is worked out anew from the rest, and a history of moves between tiers grows as days are looked at. */
const derived = new Set(['standing', 'tier_change']);

export async function undoAll(commands: number, rounds: number, seed = 5): Promise<void> {
  const random = numbersFrom(seed);
  for (let round = 0; round < rounds; round++) {
    const store = await emptyBook();
    const rows = Array.from({ length: 12 }, (_, i) => `K${i},Customer ${i},c${i}@example.com,${i * 50}\n`).join('');
    await runCadence('import -', { store, input: `Id,Name,Email,Total spent\n${rows}` });
    await runCadence('today', { store });
    const before = await content(store);
    const first = (await store.operations.latest(1))[0]?.id ?? 0;
    const done: string[] = [];
    for (let i = 0; i < commands; i++) {
      const { command, input } = anyCommand(random, i);
      const { code, err } = await runCadence(command, { store, ...(input === undefined ? {} : { input }) });
      // A promise that is not there or a customer who was merged is a plain error; wrong usage would prove nothing.
      if (code === 2 && !err.includes('both are')) throw new Error(`${command.join(' ')}: ${err}`);
      if (err.includes('defect')) throw new Error(`${command.join(' ')}: ${err}`);
      done.push(command.join(' '));
    }
    for (let last = await store.operations.undoable(); last !== null && last.id > first; ) {
      const { code, err } = await runCadence('undo --yes', { store });
      if (code !== 0) throw new Error(`undo of ${last.command}: ${err}`);
      last = await store.operations.undoable();
    }
    const after = await content(store);
    for (const table of Object.keys(before))
      if (after[table] !== before[table])
        throw new Error(`${table} is not as it was after ${done.join('; ')}\n${before[table]}\n${after[table]}`);
    store.close();
  }
}

/** Every row of every table, as text. */
async function content(store: Store): Promise<Record<string, string>> {
  const all: Record<string, string> = {};
  for (const table of await store.tables.names()) {
    if (derived.has(table)) continue;
    const rows: unknown[] = [];
    for await (const row of store.tables.rows(table)) rows.push(row);
    all[table] = JSON.stringify(rows);
  }
  return all;
}

function anyCommand(random: () => number, number: number): { command: string[]; input?: string } {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const who = String(1 + Math.floor(random() * 12));
  const other = String(1 + Math.floor(random() * 12));
  if (random() < 0.08) {
    const rows = Array.from(
      { length: 4 },
      (_, i) => `K${Math.floor(random() * 20)},Renamed ${number} ${i},${i * 10}\n`,
    ).join('');
    return { command: ['import', '-'], input: `Id,Name,Total spent\n${rows}` };
  }
  const command = pick([
    ['log', who, '--outcome', pick(['connected', 'no_answer', 'left_voicemail', 'busy']), '--note', `note ${number}`],
    ['log', who, '--outcome', 'connected', '--promise', 'send it by friday'],
    ['note', who, `fact ${number}`],
    ['ask', who, `question ${number}?`],
    ['interval', who, pick(['30d', '90d', 'none'])],
    ['snooze', who, '2w'],
    ['pause', who, '--until', '+30d'],
    ['resume', who],
    ['dnc', who, '--reason', 'asked'],
    ['tier', who, pick(['A', 'B', 'C']), '--pin', 'because'],
    ['tier', who, '--unpin'],
    ['tag', who, `+tag${number % 5}`],
    ['edit', who, '--city', `City ${number}`, '--phone', `+1 207 555 01${10 + (number % 90)}`],
    ['edit', who, '--archive'],
    ['merge', who, other],
    ['done', String(1 + Math.floor(random() * 6))],
    ['potential', who, pick(['high', 'none']), 'grows'],
    ['config', 'set', 'capacity', String(1 + Math.floor(random() * 9)), '--yes'],
    ['plan', '--rebalance', '--yes'],
    ['add', `New ${number}`, '--email', `new${number}@example.com`],
    ['event', `Flood ${number}`, '--tier', 'A'],
  ]);
  return { command };
}
