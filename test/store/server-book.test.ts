/** How a book on a server is opened, made and filled, and what is said where that cannot be. */
import { randomBytes } from 'node:crypto';
import Client from 'pg/lib/client.js';
import { expect, onTestFinished } from 'vitest';
import { ConnectionLost } from '../../src/errors.ts';
import { addressOf } from '../../src/store/postgres/address.ts';
import { firstSchema, migrationsSince, schemaVersion } from '../../src/store/postgres/migrations.ts';
import { openPostgresBook, type ServerOptions } from '../../src/store/postgres/open.ts';
import { ServerSession } from '../../src/store/postgres/session.ts';
import { testServer } from '../support/postgres.ts';
import { wayTo } from '../support/proxy.ts';
import { describeWhere, itWhere } from '../support/where.ts';

const server = await testServer();
const whyNot = typeof server === 'string' ? '' : server.whyNot;
const it = itWhere(whyNot === '', whyNot);

const newPlace = (at = String(server)) => {
  const schema = `test_${randomBytes(6).toString('hex')}`;
  return { schema, path: `${at}?schema=${schema}` };
};

async function open(path: string, options: Partial<ServerOptions> = {}) {
  const engine = await openPostgresBook(path, { create: true, ...options });
  onTestFinished(() => engine.close());
  return engine;
}

/** As somebody else does it, with another program. */
async function byHand(sql: string): Promise<void> {
  const client = new Client(String(server));
  await client.connect();
  await client.query(sql);
  await client.end();
}

describeWhere(whyNot === '', whyNot)('a book on a server', () => {
  it('is not made by who only reads: it says where there is none', async () => {
    const { path, schema } = newPlace();
    await expect(open(path, { create: false })).rejects.toThrow(`has no book in its schema "${schema}"`);
  });

  it('is made once by two who make it at the same time', async () => {
    const { path } = newPlace();
    const books = await Promise.all([open(path), open(path), open(path)]);
    const marks = await Promise.all(books.map((book) => book.get("SELECT value FROM stamp WHERE name = 'book'")));
    expect(new Set(marks.map((mark) => JSON.stringify(mark))).size).toBe(1);
  });

  it('is not made among the tables of another program, which stay as they are', async () => {
    const { path, schema } = newPlace();
    await byHand(
      `CREATE SCHEMA ${schema}; CREATE TABLE ${schema}.invoice (id INTEGER); INSERT INTO ${schema}.invoice VALUES (7)`,
    );
    await expect(open(path)).rejects.toThrow(`its schema "${schema}" has tables of another program`);
    await byHand(`DELETE FROM ${schema}.invoice WHERE id = 7; DROP SCHEMA ${schema} CASCADE`);
  });

  it('of a newer cadence is left alone', async () => {
    const { path, schema } = newPlace();
    (await open(path)).close();
    await byHand(`UPDATE ${schema}.edition SET schema = ${schemaVersion + 1}`);
    await expect(open(path)).rejects.toMatchObject({
      message: expect.stringContaining(
        `was written by a newer cadence (schema ${schemaVersion + 1}, this one knows ${schemaVersion})`,
      ),
      hint: 'install the newer cadence: npm install -g cadence-calls',
    });
  });

  it('of an earlier cadence is brought up to date once, whoever else opens it', async () => {
    const { path, schema } = newPlace();
    // As the first version left it: what follows makes tables and indexes, and fails where they are there already.
    const [firstBook] = migrationsSince(0);
    await byHand(
      `CREATE SCHEMA ${schema}; SET search_path TO ${schema}; ${firstBook};
       INSERT INTO edition VALUES (${firstSchema}); INSERT INTO stamp VALUES ('standing', 'of before')`,
    );
    const books = await Promise.all([open(path), open(path)]);
    for (const book of books) {
      expect(await book.get('SELECT schema FROM edition')).toEqual({ schema: schemaVersion });
      expect(await book.get("SELECT count(*) AS n FROM stamp WHERE name = 'standing'")).toEqual({ n: 0 });
    }
  });

  it('knows by how much the clock of the server is ahead', async () => {
    const { path } = newPlace();
    (await open(path)).close();
    const book = await open(path, { clock: () => new Date(Date.now() - 3_600_000) });
    expect(Math.round(book.clockAhead / 60_000)).toBe(60);
  });

  it('is copied into no file: an export is the way', async () => {
    const book = await open(newPlace().path);
    await expect(book.copyTo('copy.db')).rejects.toMatchObject({
      message: expect.stringContaining('is on a server, not a file that could be copied'),
      hint: expect.stringContaining('cadence export book FOLDER'),
    });
    expect([await book.rewrite(), await book.discard()]).toEqual([true, false]);
  });

  it('takes no export from before there were books on servers', async () => {
    const book = await open(newPlace().path);
    await book.transaction(async (db) => {
      await expect(book.dialect.learnFacts(db, 26)).rejects.toMatchObject({
        hint: expect.stringContaining('bring it up to date in a file first'),
      });
      await book.dialect.learnFacts(db, schemaVersion);
    });
  });

  it('says so when the connection is lost just when the work was to be stored', async () => {
    const way = await wayTo(String(server));
    onTestFinished(() => way.end());
    const book = await open(newPlace(way.address).path);
    const work = book.transaction(async (db) => {
      await db.run("INSERT INTO stamp VALUES ('mark', 'here')");
      way.cutAfter('COMMIT');
    });
    await expect(work).rejects.toThrow(ConnectionLost);
    await expect(work).rejects.toMatchObject({
      message: expect.stringContaining('was lost just when the work was to be stored'),
      hint: expect.stringContaining('cadence undo --list'),
    });
    // The server had it, and the next work finds its own way there.
    expect(await book.transaction(async (db) => await db.get("SELECT value FROM stamp WHERE name = 'mark'"))).toEqual({
      value: 'here',
    });
  });

  it('leaves nothing of work that failed, read or written', async () => {
    const book = await open(newPlace().path);
    const failing = async () => {
      throw new Error('no more');
    };
    await expect(book.atOneMoment(failing)).rejects.toThrow('no more');
    await expect(
      book.transaction(async (db) => {
        await db.run("INSERT INTO stamp VALUES ('mark', 'here')");
        await failing();
      }),
    ).rejects.toThrow('no more');
    expect(await book.get("SELECT count(*) AS n FROM stamp WHERE name = 'mark'")).toEqual({ n: 0 });
  });
});

describeWhere(whyNot === '', whyNot)('rows that are loaded in one stream', () => {
  async function session() {
    const { path, schema } = newPlace();
    (await open(path)).close();
    const one = new ServerSession(addressOf(path), 'cadence');
    onTestFinished(() => one.close());
    await one.begin('');
    return { one, schema };
  }

  it('are all there, however many pieces they are sent in', async () => {
    const { one } = await session();
    const rows = function* () {
      for (let i = 0; i < 20_000; i++) yield [`row ${i}`, 'x\t\\\n'.repeat(20)];
    };
    expect(await one.copy('stamp', ['name', 'value'], rows())).toBe(20_000);
    const [answer] = await one.send([
      { text: "SELECT count(*), min(value) FROM stamp WHERE name LIKE 'row %'", values: [] },
    ]);
    expect(answer?.rows[0]).toEqual([20_000, 'x\t\\\n'.repeat(20)]);
    await one.rollback();
  });

  it('are none when no more come because something failed, which is what is said', async () => {
    const { one } = await session();
    const rows = function* () {
      yield ['row 1', 'x'];
      throw new Error('the file ended early');
    };
    await expect(one.copy('stamp', ['name', 'value'], rows())).rejects.toThrow('the file ended early');
    await one.rollback();
  });

  it('are none when the server refuses one of them', async () => {
    const { one } = await session();
    await expect(
      one.copy(
        'stamp',
        ['name', 'value'],
        [
          ['twice', '1'],
          ['twice', '2'],
        ],
      ),
    ).rejects.toThrow(/duplicate key/);
    await one.rollback();
  });
});
