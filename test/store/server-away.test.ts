/** The server of a book is stopped in the middle of something, or the way to it swallows what is sent: nothing is lost. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { ConnectionLost } from '../../src/errors.ts';
import { openBook } from '../../src/store/open.ts';
import type { Limits } from '../../src/store/postgres/session.ts';
import type { Store } from '../../src/store/store.ts';
import { aTouch } from '../support/book.ts';
import { bookFile } from '../support/book-file.ts';
import { momentOn, runCadence, someDay } from '../support/cadence.ts';
import { makeTeamBook, openFor, teamDay } from '../support/callers-on-server.ts';
import { ownFolder } from '../support/folder.ts';
import { type StoppableServer, stoppableServer } from '../support/postgres.ts';
import { type WayToServer, wayTo } from '../support/proxy.ts';
import { describeWhere, itWhere } from '../support/where.ts';

const server = await stoppableServer();
const whyNot = 'whyNot' in server ? server.whyNot : '';
const it = itWhere(whyNot === '', whyNot);
const { address, stop, start } = server as StoppableServer;

const rows = Array.from({ length: 300 }, (_, at) => `Customer ${at},c${at}@shop.example,Ghent`);
const input = `Name,Email,City\n${rows.join('\n')}\n`;

async function aWay(): Promise<WayToServer & { readonly book: string }> {
  const way = await wayTo(address);
  onTestFinished(() => way.end());
  return Object.assign(way, { book: `${way.address}?schema=test_${randomBytes(6).toString('hex')}` });
}

/** The server goes just before it would get a text like this, and is back when that is over. */
function stoppedAt(way: WayToServer, text: string): { back(): Promise<void> } {
  let stopped: Promise<void> | null = null;
  way.at(text, () => {
    way.silence();
    stopped = stop().then(() => way.mend());
  });
  return {
    async back() {
      if (stopped === null) throw new Error(`nothing like ${text} was sent`);
      await stopped;
      await start();
    },
  };
}

const names = async (database: string) => (await runCadence('list --columns id,name,city --csv', { database })).out;
const history = async (database: string) => (await runCadence('undo --list', { database })).out;

describeWhere(whyNot === '', whyNot)('the server of a book', () => {
  it.each(['COPY "customer"', 'INSERT INTO "import"', 'UPDATE lock SET version = (SELECT'])(
    'that stops in an import, at %j, has all of it or nothing, and takes it when it is back',
    async (text) => {
      const way = await aWay();
      const database = way.book;
      expect((await runCadence('add Ada', { database })).code).toBe(0);
      const stopped = stoppedAt(way, text);
      const broken = await runCadence('import -', { database, input });
      await stopped.back();
      expect(broken).toMatchObject({
        code: 1,
        err: expect.stringMatching(/the connection to .* was lost/),
      });
      expect(broken.err).toContain('cadence undo --list');
      const after = (await names(database)).split('\n').length - 2;
      expect([1, 301]).toContain(after);
      expect((await runCadence('import -', { database, input })).code).toBe(0);
      expect((await names(database)).split('\n')).toHaveLength(303);
      expect((await runCadence('doctor', { database })).out).not.toMatch(/^bad/m);
    },
  );

  it.each(['COPY "customer"', 'INSERT INTO "change"'])(
    'that stops in a move, at %j, leaves the file as it was, and the move goes on when it is back',
    async (text) => {
      const way = await aWay();
      const file = join(ownFolder(), 'cadence.db');
      await bookFile(file, input);
      const before = [await names(file), await history(file)];
      const stopped = stoppedAt(way, text);
      const broken = await runCadence(['move', '--to', way.book, '--yes'], { database: file });
      await stopped.back();
      expect(broken).toMatchObject({ code: 1, err: expect.stringMatching(/was lost|cannot be reached/) });
      expect([await names(file), await history(file)]).toEqual(before);
      expect(await runCadence('list', { database: way.book })).toMatchObject({ code: 1 });
      expect((await runCadence(['move', '--to', way.book, '--yes'], { database: file })).code).toBe(0);
      expect([await names(way.book), await history(way.book)]).toEqual(before);
    },
  );

  it('that stops in a call goes on with it when it is back, over a new connection', async () => {
    const way = await aWay();
    await makeTeamBook(way.book, { callers: 1, customers: 1 });
    const store = await openFor(way.book, 'Caller 0');
    onTestFinished(() => store.close());
    const note = async (text: string) =>
      await store.atomically({ kind: 'log', day: teamDay, customers: [1], durable: true }, async (book) => {
        await book.touches.add(aTouch({ customerId: 1, note: text, day: teamDay }));
      });
    await note('before');
    await stop();
    await expect(note('meanwhile')).rejects.toThrow(ConnectionLost);
    await start();
    await note('after');
    expect((await store.touches.of(1)).map((touch) => touch.note).sort()).toEqual(['after', 'before']);
  });

  const short = { connecting: 300, again: 100, reading: 300, beside: 300, alone: 300 };
  const open = async (path: string, limits: Partial<Limits>): Promise<Store> => {
    const store = await openBook({ path, create: true, exists: false, now: () => momentOn(someDay), limits });
    onTestFinished(() => store.close());
    return store;
  };

  it('that says nothing any more is given up after a while: in a list, in a change, in an import', async () => {
    const way = await aWay();
    // Short while nobody can answer; a server that is there may be slow.
    let limits: Partial<Limits> = {};
    const inTurn = new Proxy(limits, { get: (_, of) => limits[of as keyof Limits] });
    const store = await open(way.book, inTurn);
    const add = async (names: readonly string[], customers?: readonly number[]) =>
      await store.atomically({ kind: 'log', day: someDay, ...(customers && { customers }) }, async (book) => {
        for (const note of names) await book.touches.add(aTouch({ customerId: 1, note, day: someDay }));
      });
    expect((await runCadence('add Ada', { store })).code).toBe(0);
    for (const work of [
      async () => await store.customers.all(),
      async () => await add(['one'], [1]),
      async () => await add(['two', 'three']),
    ]) {
      way.silence();
      limits = short;
      await expect(work()).rejects.toThrow(ConnectionLost);
      way.mend();
      limits = {};
      await store.customers.all();
    }
    expect(await store.touches.of(1)).toEqual([]);
  });

  it('that says nothing to a command that begins is said to be out of reach', async () => {
    const way = await aWay();
    way.silence();
    await expect(open(way.book, short)).rejects.toThrow('cannot be reached: it did not answer in time');
  });
});
