/** Several callers write to one book on a server at the same time. */
import { randomBytes } from 'node:crypto';
import { beforeEach, expect, onTestFinished } from 'vitest';
import { othersOnThePhone, takeLine } from '../../src/app/calls/claim.ts';
import type { Workspace } from '../../src/context.ts';
import { InUse } from '../../src/errors.ts';
import type { Engine } from '../../src/store/engine.ts';
import { openBook } from '../../src/store/open.ts';
import { openPostgresBook } from '../../src/store/postgres/open.ts';
import type { Store, Transaction } from '../../src/store/store.ts';
import { aTouch } from '../support/book.ts';
import { calledIn, callFromList, makeTeamBook, openFor, teamDay } from '../support/callers-on-server.ts';
import { testServer } from '../support/postgres.ts';
import { describeWhere, itWhere } from '../support/where.ts';

const server = await testServer();
const whyNot = typeof server === 'string' ? '' : server.whyNot;
const it = itWhere(whyNot === '', whyNot);

describeWhere(whyNot === '', whyNot)('callers of a book on a server', () => {
  let path = '';
  beforeEach(() => {
    path = `${String(server)}?schema=test_${randomBytes(6).toString('hex')}`;
  });

  const open = async (name: string): Promise<Store> => {
    const store = await openFor(path, name);
    onTestFinished(() => store.close());
    return store;
  };
  const raw = async (): Promise<Engine> => {
    const engine = await openPostgresBook(path, { create: false });
    onTestFinished(() => engine.close());
    return engine;
  };
  const noting = (customerId: number, note: string) => async (book: Transaction) =>
    await book.touches.add(aTouch({ customerId, note, day: teamDay }));
  const on = (customer: number) => ({ kind: 'log', day: teamDay, customers: [customer], impatient: true }) as const;
  const notesOf = async (store: Store, customer: number) =>
    (await store.touches.of(customer)).map(({ note }) => note).sort();

  it('call nobody twice, and lose and double no note', async () => {
    const [callers, calls] = [8, 5];
    await makeTeamBook(path, { callers, customers: callers * calls });
    await Promise.all(
      Array.from({ length: callers }, async (_, at) => {
        let step = at;
        const random = () => {
          step = (step * 7 + 3) % 97;
          return step / 97;
        };
        await callFromList(await open(`Caller ${at}`), { name: `Caller ${at}`, calls, random });
      }),
    );
    const all = callers * calls;
    expect(await calledIn(path)).toEqual({ notes: all, different: all, customers: all, operations: all });
  });

  it('work on different customers at the same time, one after the other on the same one, and none beside an import', async () => {
    await makeTeamBook(path, { callers: 2, customers: 3 });
    const [ann, bob] = [await open('Caller 0'), await open('Caller 1')];
    await ann.atomically(on(1), async (book) => {
      await noting(1, 'first')(book);
      await bob.atomically(on(2), noting(2, 'beside'));
      await expect(bob.atomically(on(1), noting(1, 'too early'))).rejects.toThrow(InUse);
      await expect(bob.atomically({ kind: 'import', day: teamDay, impatient: true }, noting(3, 'no'))).rejects.toThrow(
        InUse,
      );
    });
    await bob.atomically(on(1), noting(1, 'second'));
    expect([await notesOf(ann, 1), await notesOf(ann, 2), await notesOf(ann, 3)]).toEqual([
      ['first', 'second'],
      ['beside'],
      [],
    ]);
    await ann.atomically({ kind: 'import', day: teamDay }, async () => {
      await expect(bob.atomically(on(3), noting(3, 'too early'))).rejects.toThrow(InUse);
    });
  });

  it('hold their customers by the clock of the server, whatever their own clocks say', async () => {
    await makeTeamBook(path, { callers: 2, customers: 1 });
    const yearsAgo = () => new Date('2020-01-01T00:00:00Z');
    const store = await openBook({ path, create: false, exists: true, now: yearsAgo, clock: yearsAgo });
    onTestFinished(() => store.close());
    const ctx = (host: string, now: () => Date) =>
      ({
        now,
        config: { entries: () => new Map() },
        programs: { mark: () => ({ number: 1, host, start: null }), isAlive: () => null },
      }) as unknown as Workspace;
    await takeLine(ctx('late', yearsAgo), store, 1, 0);
    const [held] = (await store.claims.held(new Date())).values();
    expect(Math.abs(Date.parse(held?.until ?? '') - Date.now() - 600_000)).toBeLessThan(60_000);
    const other = await open('Caller 1');
    expect([
      ...(
        await othersOnThePhone(
          ctx('right', () => new Date()),
          other,
        )
      ).keys(),
    ]).toEqual([1]);
  });

  it('may write only what belongs to the customers they named', async () => {
    await makeTeamBook(path, { callers: 1, customers: 2 });
    const store = await open('Caller 0');
    await expect(store.atomically(on(1), noting(2, 'of another'))).rejects.toThrow('customers 1 only');
    expect(await notesOf(store, 2)).toEqual([]);
  });

  it('get each operation done once, however often it has to be begun again', async () => {
    await makeTeamBook(path, { callers: 1, customers: 2 });
    const engine = await raw();
    // Every first try of an operation fails when it is to be stored, as it may where two meet.
    for (const sql of [
      'CREATE SEQUENCE tries',
      `CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS
         'BEGIN IF nextval(''tries'') % 2 = 1 THEN RAISE EXCEPTION USING ERRCODE = ''40001''; END IF; RETURN NULL; END'`,
      `CREATE CONSTRAINT TRIGGER fail AFTER INSERT ON operation DEFERRABLE INITIALLY DEFERRED
         FOR EACH ROW EXECUTE FUNCTION fail()`,
    ])
      await engine.transaction(async (db) => void (await db.run(sql)));
    const store = await open('Caller 0');
    let tries = 0;
    await store.atomically(on(1), async (book) => {
      tries += 1;
      await noting(1, 'once')(book);
      await book.facts.addFact({ customerId: 1, kind: 'fact', text: 'tea', day: null, notedOn: teamDay });
    });
    await store.atomically({ kind: 'import', day: teamDay }, noting(2, 'once'));
    expect(tries).toBe(2);
    expect([await notesOf(store, 1), await notesOf(store, 2)]).toEqual([['once'], ['once']]);
    expect((await store.facts.of(1)).facts).toHaveLength(1);
    const [second, first] = await store.operations.latest(2);
    expect((second?.id ?? 0) - (first?.id ?? 0)).toBe(1);
  });

  it('read the former figures while another process works new ones out, and take over when its time is up', async () => {
    await makeTeamBook(path, { callers: 1, customers: 3 });
    const engine = await raw();
    const lease = (until: string) =>
      engine.transaction(
        async (db) => void (await db.run(`UPDATE work SET holder = 'cadence rank of Ann', until = ${until}`)),
      );
    const told: string[] = [];
    const nextDay = '2026-11-24';
    const reader = async () => {
      const now = () => new Date('2026-11-24T09:00:00Z');
      const how = { create: false, exists: true, now, readerPatience: 1, onOld: (holder: string) => told.push(holder) };
      const store = await openBook({ path, ...how });
      onTestFinished(() => store.close());
      await store.standings.fresh(nextDay);
      return (await engine.get<{ value: string }>("SELECT value FROM stamp WHERE name = 'standing'"))?.value;
    };
    await lease("clock_timestamp() + interval '1 minute'");
    expect([await reader(), told]).toEqual([teamDay, ['cadence rank of Ann']]);
    await lease("clock_timestamp() - interval '1 second'");
    expect([await reader(), told.length]).toEqual([nextDay, 1]);
  });
});
