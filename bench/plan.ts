/** The cost of planning: a year for many customers, `plan` against `list`, and a logged call in a large book. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Tier } from '../src/domain/customer.ts';
import { addDays } from '../src/domain/day.ts';
import { arrange } from '../src/domain/plan/arrange.ts';
import type { PlannerSettings } from '../src/domain/plan/planner.ts';
import { usualFirstTries } from '../src/domain/plan/reach.ts';
import { type PlanCustomer, triesTake } from '../src/domain/plan/slot.ts';
import { makeCalendar } from '../src/domain/plan/workdays.ts';
import { yearAhead } from '../src/domain/plan/year.ts';
import { benchDay, makeBook } from './books.ts';
import { type Command, compare, median, reportRatio, verdict } from './process.ts';

const cadence = fileURLToPath(new URL('../bin/cadence.js', import.meta.url));

export async function benchPlan(): Promise<void> {
  benchRebalance();
  const folder = mkdtempSync(join(tmpdir(), 'cadence-bench-'));
  try {
    await benchCommands(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Calls a day of a book: just enough, too few, and before the first call. */
const cases = [
  { name: 'with room', calls: 1200, never: 0.3 },
  { name: 'with half the room', calls: 400, never: 0.3 },
  { name: 'never called', calls: 1200, never: 1 },
] as const;

function benchRebalance(): void {
  for (const { name, calls, never } of cases) {
    const customers = someCustomers(100_000, never);
    const settings = settingsWith(calls);
    const runs = Array.from({ length: 3 }, () => {
      const start = performance.now();
      yearAhead(arrange(customers, settings), settings);
      return performance.now() - start;
    });
    const ms = median(runs);
    console.log(
      `rebalance 100,000 customers over a year, ${name.padEnd(20)} ${ms.toFixed(0)} ms  ${verdict(ms, 3_000, ' ms')}`,
    );
  }
}

async function benchCommands(folder: string): Promise<void> {
  const book = async (customers: number) => {
    const path = join(folder, `${customers}.db`);
    await makeBook(path, customers);
    return path;
  };
  const run = (path: string, ...words: string[]): Command => ({
    name: `cadence ${words[0]}`,
    argv: [process.execPath, cadence, '--db', path, '--today', benchDay, ...words],
  });
  const usual = await book(10_000);
  reportRatio(
    'cadence plan, 10,000 customers',
    'cadence list',
    compare(run(usual, 'plan'), run(usual, 'list', '--json')),
    2,
  );
  /** Each time in the book as it was, with its figures. */
  const inTheSame = async (customers: number, ...words: string[]): Promise<Command> => {
    const path = await book(customers);
    const kept = `${path}.kept`;
    compare(run(path, 'today'), run(path, 'today'), 1);
    copyFileSync(path, kept);
    return { ...run(path, ...words), before: () => copyFileSync(kept, path) };
  };
  // A day is looked for again for everybody who has none: here nearly all.
  const capacity = await inTheSame(100_000, 'config', 'set', 'capacity', '30', '--yes');
  const plan = await inTheSame(100_000, 'plan');
  reportRatio('cadence config set capacity, 100,000 customers', 'cadence plan', compare(capacity, plan, 5), 1);
  const log = async (customers: number) => await inTheSame(customers, 'log', '1', '--outcome', 'connected');
  const [small, large] = [await log(1_000), await log(100_000)];
  reportRatio('cadence log, 100,000 customers', 'the same, 1,000 customers', compare(large, small), 1.5);
}

function settingsWith(calls: number): PlannerSettings {
  const calendar = makeCalendar({
    workdays: new Set([1, 2, 3, 4, 5]),
    capacity: Array<number>(7).fill(calls),
    daysOff: [],
    holidays: new Set(),
  });
  return { today: benchDay, calendar, fringe: 0.2, held: new Map(), firstTries: usualFirstTries };
}

/** A fifth A, a seventh B, the rest C; talked to at some time in the last interval and a bit, or never. */
function someCustomers(count: number, never: number): PlanCustomer[] {
  let state = 1;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return Array.from({ length: count }, (_, i) => {
    const share = random();
    const tier: Tier = share < 0.2 ? 'A' : share < 0.35 ? 'B' : 'C';
    const interval = { A: 90, B: 180, C: 365 }[tier];
    const lastConversation = random() < never ? null : addDays(benchDay, -Math.floor(random() * interval * 1.2));
    return {
      ...{ id: i + 1, tier, interval, own: null, createdOn: benchDay, lastConversation, lastUnasked: lastConversation },
      ...{
        lastCard: null,
        review: null,
        notBefore: null,
        firstWithin: { A: 21, B: 91, C: 182 }[tier],
        callDays: null,
        triesTake: triesTake(interval),
        planned: null,
        plannedReason: null,
        owner: null,
      },
      ...{ priority: random() * { A: 1000, B: 200, C: 50 }[tier], score: random() * 100, potential: random() },
    };
  });
}
