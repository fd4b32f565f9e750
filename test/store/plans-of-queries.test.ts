/** What a call begins with reads no large table from its beginning to its end: the server itself says how it finds the rows. */
import { beforeAll, expect } from 'vitest';
import { openBook } from '../../src/store/open.ts';
import { openPostgresBook } from '../../src/store/postgres/open.ts';
import { momentOn, placeOnServer, runCadence, someDay } from '../support/cadence.ts';
import { fillServerBook, settle } from '../support/large-book.ts';
import { type StoppableServer, stoppableServer } from '../support/postgres.ts';
import { type WayToServer, wayTo } from '../support/proxy.ts';
import { describeWhere, itWhere } from '../support/where.ts';

const server = await stoppableServer();
const whyNot = 'whyNot' in server ? server.whyNot : '';
const it = itWhere(whyNot === '', whyNot);

/** Those that grow with the book; the others have a few rows. */
const large = [
  'customer',
  'standing',
  'figure',
  'touch',
  'purchase',
  'fact',
  'promise',
  'change',
  'operation',
  'person',
  'answer',
];

/** When customers of a tier pick up: the calls of a year, for the hour at which to try again. No index answers that. */
const known = ['GROUP BY time_zone, substr(touch.time, 1, 2)'];

describeWhere(whyNot === '', whyNot)('on a book of 20,000 customers', () => {
  let way: WayToServer;
  let place = '';
  let said = '';

  beforeAll(async () => {
    const { address } = server as StoppableServer;
    way = await wayTo(address);
    place = placeOnServer(way.address);
    const store = await openBook({ path: place, create: true, exists: false, now: () => momentOn(someDay) });
    store.close();
    const engine = await openPostgresBook(place, { create: false });
    await fillServerBook(engine, { customers: 20_000, touches: 100_000 });
    await settle(place);
    // Room for everybody within a quarter: who waits without a day is few.
    for (const command of ['config set capacity 400 --yes', 'rank', 'today', 'week', 'note 7 tea', 'search tea'])
      await run(command);
    await settle(place);
    for (const [name, value] of [
      ['session_preload_libraries', 'auto_explain'],
      ['auto_explain.log_min_duration', '0'],
      ['auto_explain.log_level', 'notice'],
    ])
      await engine.transaction(async (db) => void (await db.run(`ALTER ROLE cadence SET ${name} = '${value}'`)));
    engine.close();
    way.watchAnswers((piece) => {
      said += piece.toString('latin1');
    });
    return () => way.end();
  });

  async function run(command: string): Promise<void> {
    const { code, err } = await runCadence(command, { database: place });
    if (code !== 0) throw new Error(`${command}: ${err}`);
  }

  /** The plans of all that a command asks. */
  async function plansOf(command: string): Promise<readonly string[]> {
    said = '';
    await run(command);
    return [...said.matchAll(/ plan:\nQuery Text: ([\s\S]*?)\0/g)].map(([, plan = '']) => plan);
  }

  it.each(['call 12 --brief', 'show 15', 'promises'])('%s finds its rows by indexes', async (command) => {
    const plans = await plansOf(command);
    expect(plans.length).toBeGreaterThan(3);
    const whole = plans
      .filter((plan) => !known.some((part) => plan.includes(part)))
      .flatMap((plan) => scansIn(plan).map((table) => [table, plan]));
    expect(whole.map(([table]) => table)).toEqual([]);
  });
});

/** Large tables that are read from their beginning, but for those of which only so many rows are wanted. */
function scansIn(plan: string): readonly string[] {
  const lines = plan.split('\n');
  return lines.flatMap((line, at) => {
    const table = /Seq Scan on (\w+)/.exec(line)?.[1] ?? '';
    return large.includes(table) && !/-> {2}Limit /.test(lines[at - 1] ?? '') ? [table] : [];
  });
}
