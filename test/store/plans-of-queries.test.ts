/** What callers wait for reads no large table from its beginning to its end: the server itself says how it finds the rows. */
import { beforeAll, expect } from 'vitest';
import type { Prompter } from '../../src/context.ts';
import { openBook } from '../../src/store/open.ts';
import { openPostgresBook } from '../../src/store/postgres/open.ts';
import { momentOn, placeOnServer, runCadence, someDay } from '../support/cadence.ts';
import { fillServerBook, settle } from '../support/large-book.ts';
import { type StoppableServer, stoppableServer } from '../support/postgres.ts';
import { scripted } from '../support/prompter.ts';
import { type WayToServer, wayTo } from '../support/proxy.ts';
import { whole } from '../support/thorough.ts';
import { describeWhere, itWhere } from '../support/where.ts';

// The book takes long to fill.
const server = whole
  ? await stoppableServer()
  : { whyNot: 'a short run: how a server finds the rows of 20,000 customers' };
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

/** The share of all customers who were talked to in time: it counts everybody. */
const known = ['"heardRevenue"'];

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
    for (const command of ['rank', 'today']) await run(command);
    // Callers who keep up: five calls a day, and everybody else is due later.
    await engine.transaction(async (db) => {
      const day = "to_char(DATE '2026-11-23' + CAST(id / 40 % 100 AS INTEGER), 'YYYY-MM-DD')";
      await db.run("UPDATE standing SET planned = NULL, due = '2027-06-01'");
      await db.run(`UPDATE standing SET planned = ${day}, due = ${day} WHERE id % 40 = 0`);
    });
    for (const command of ['note 7 tea', 'search tea']) await run(command);
    await settle(place);
    for (const [name, value] of [
      ['session_preload_libraries', 'auto_explain'],
      ['auto_explain.log_min_duration', '0'],
      ['auto_explain.log_level', 'notice'],
      // The tables are small enough to be read whole sooner than by seeks of a turning disk.
      ['random_page_cost', '1.1'],
    ])
      await engine.transaction(async (db) => void (await db.run(`ALTER ROLE cadence SET ${name} = '${value}'`)));
    engine.close();
    way.watchAnswers((piece) => {
      said += piece.toString('latin1');
    });
    return () => way.end();
  });

  async function run(command: string, prompter?: Prompter): Promise<void> {
    const { code, err } = await runCadence(command, { database: place, terminal: 80, ...(prompter && { prompter }) });
    if (code !== 0) throw new Error(`${command}: ${err}`);
  }

  /** The plans of all that a command asks. */
  async function plansOf(command: string, prompter?: Prompter): Promise<readonly string[]> {
    said = '';
    await run(command, prompter);
    return [...said.matchAll(/ plan:\nQuery Text: ([\s\S]*?)\0/g)].map(([, plan = '']) => plan);
  }

  const readWhole = (plans: readonly string[]) =>
    plans.filter((plan) => !known.some((part) => plan.includes(part))).flatMap(scansIn);

  it.each(['today', 'week', 'call --brief', 'call 12 --brief', 'show 15', 'promises'])(
    '%s finds its rows by indexes',
    async (command) => {
      const plans = await plansOf(command);
      expect(plans.length).toBeGreaterThan(3);
      expect(readWhole(plans)).toEqual([]);
    },
  );

  it('a call finds its rows by indexes, from the list to the last answer', async () => {
    const plans = await plansOf('call 11', scripted('c', 'y', 'tea', '/end', '+', 's', 's'));
    expect(plans.filter((plan) => /^ *(?:UPDATE|INSERT)/.test(plan)).length).toBeGreaterThan(5);
    expect(readWhole(plans)).toEqual([]);
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
