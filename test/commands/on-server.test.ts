/** What belongs to a file, and what there is in its place for a book on a server. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { Day } from '../../src/domain/day.ts';
import { openPostgresBook } from '../../src/store/postgres/open.ts';
import { placeOnServer, runCadence, someDay } from '../support/cadence.ts';
import { ownFolder } from '../support/folder.ts';
import { testServer } from '../support/postgres.ts';
import { describeWhere, itWhere } from '../support/where.ts';

const server = await testServer();
const whyNot = typeof server === 'string' ? '' : server.whyNot;
const input = 'Name,Email\nAda Finch,ada@finch.example\nBo Ray,bo@ray.example\n';

async function aBook(): Promise<string> {
  const database = placeOnServer(String(server));
  expect(await runCadence('import -', { database, input })).toMatchObject({ code: 0 });
  return database;
}

/** This machine's clock, so many hours ahead of the server's. */
function clockAt(hours: number): { readonly today: Day; readonly time: string } {
  const [day = '', time = ''] = new Date(Date.now() + hours * 3_600_000).toISOString().split('T');
  return { today: day as Day, time: time.slice(0, 5) };
}

/** The engine itself, to change what no command does. */
async function engineOf(database: string) {
  const engine = await openPostgresBook(database, { create: false });
  onTestFinished(() => engine.close());
  return engine;
}

describeWhere(whyNot === '', whyNot)('on a server', () => {
  itWhere(whyNot === '', whyNot)('backup writes an export, reads it back, and lists it', async () => {
    const database = await aBook();
    const made = await runCadence('backup', { database });
    expect(made).toMatchObject({ code: 0, err: expect.stringContaining('Exported and verified') });
    const file = made.out.trim();
    expect(file).toMatch(/cadence\.2026-11-23T09-00-00\.by-hand\.jsonl$/);
    expect((await runCadence('backup --list', { database })).out).toContain('by-hand.jsonl');
    expect(
      readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line.includes('"customer"')).length,
    ).toBe(2);
    const back = join(ownFolder(), 'back.db');
    expect(await runCadence(['import', file], { database: back })).toMatchObject({ code: 0 });
    const names = await runCadence('list --columns name --csv', { database: back });
    expect(names).toEqual(await runCadence('list --columns name --csv', { database }));
    const own = join(ownFolder(), 'own.jsonl');
    expect(await runCadence(['backup', own, '--json'], { database })).toMatchObject({
      code: 0,
      out: `{\n  "file": "${own}",\n  "customers": 2\n}\n`,
    });
  });

  itWhere(whyNot === '', whyNot)(
    'restore says what to use instead, also when it is not told which backup',
    async () => {
      const database = await aBook();
      for (const command of ['restore', 'restore cadence.2026-11-23T09-00-00.by-hand.jsonl'])
        expect(await runCadence(command, { database })).toMatchObject({
          code: 1,
          err: expect.stringContaining('is on a server: a file cannot take its place'),
        });
    },
  );

  itWhere(whyNot === '', whyNot)('erase says what it cannot reach', async () => {
    const database = await aBook();
    const { err } = await runCadence('erase 1 --yes', { database });
    expect(err).toContain('Not erased: the server’s log, its replicas and its provider’s backups.');
  });

  itWhere(whyNot === '', whyNot)(
    'doctor looks at the version, the rights, the clock and calls that broke off',
    async () => {
      const database = await aBook();
      const sound = await runCadence('doctor', { database, ...clockAt(0) });
      expect(sound.out).toMatch(/^ok {4}server: postgres:.* answers, PostgreSQL \d+/m);
      expect(sound.out).toContain('ok    rights: your login is a keeper’s, with all rights of one and no others\n');
      expect(sound.out).toContain('ok    clock: that of this machine and the server agree\n');
      expect(sound.out).toContain('ok    calls: nobody is on the phone\n');

      const engine = await engineOf(database);
      const touch = { customer_id: 1, kind: 'call', direction: 'outbound', day: someDay, unfinished: 1 };
      await engine.transaction(async (db) => void (await db.insert('touch', touch)));
      const later = await runCadence('doctor', { database, ...clockAt(2) });
      expect(later.out).toContain('look  clock: this machine is 2 hours ahead of the server\n');
      expect(later.out).toContain(
        'look  calls: nobody is on the phone; 1 call was interrupted, and nobody holds the customer any more\n',
      );
    },
  );

  itWhere(whyNot === '', whyNot)('doctor --fix rebuilds an index that is not valid', async () => {
    const database = await aBook();
    const engine = await engineOf(database);
    await engine.transaction(async (db) => {
      await db.run("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'touch_day'::regclass");
    });
    const found = await runCadence('doctor', { database });
    expect(found).toMatchObject({ code: 1, out: expect.stringContaining('the index touch_day is not valid') });
    expect((await runCadence('doctor --fix', { database })).out).toContain('fixed');
    expect((await runCadence('doctor', { database })).code).toBe(0);
  });
});
