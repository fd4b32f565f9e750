import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bookFile } from '../support/book-file.ts';
import { placeOnServer, runCadence } from '../support/cadence.ts';
import { ownFolder } from '../support/folder.ts';
import { testServer } from '../support/postgres.ts';
import { scripted } from '../support/prompter.ts';
import { describeWhere, itWhere } from '../support/where.ts';

const server = await testServer();
const whyNot = typeof server === 'string' ? '' : server.whyNot;

/** With a password, which is accepted and never seen again. */
const newPlace = () => placeOnServer(String(server)).replace('@', ':s3cret@');

async function aBook(): Promise<{ folder: string; database: string }> {
  const folder = ownFolder();
  const database = join(folder, 'cadence.db');
  await bookFile(database, 'Name,Email\nAda Finch,ada@finch.example\nBo Ray,bo@ray.example\n');
  return { folder, database };
}

describe('cadence move, without a server', () => {
  it('is no way from one file to another', async () => {
    const { folder, database } = await aBook();
    const other = join(folder, 'other.db');
    expect(await runCadence(['move', '--to', other, '--yes'], { database })).toEqual({
      code: 2,
      out: '',
      err: `cadence: a move is from a file to a server, or from a server: ${other} is another file\n  for a backup in another file: cadence backup ${other}; the file itself is moved with mv, while nobody works in it\n`,
    });
    expect(existsSync(other)).toBe(false);
  });

  it('asks first', async () => {
    const { database } = await aBook();
    const to = 'postgres://ann@127.0.0.1:1/shop';
    const unasked = await runCadence(['move', '--to', to], { database });
    expect(unasked).toMatchObject({ code: 2, err: expect.stringContaining('add --yes') });
    const prompter = scripted('n');
    const asked = await runCadence(['move', '--to', to], { database, prompter });
    expect(asked).toEqual({ code: 0, out: '', err: 'nothing was changed\n' });
    expect(prompter.asked).toEqual([`Move 2 customers from ${database} to ${to}? Everybody works there from then on.`]);
  });

  it('leaves the book as it was where the server cannot be reached', async () => {
    const { database } = await aBook();
    const { code, err } = await runCadence(['move', '--to', 'postgres://ann:s3cret@127.0.0.1:1/shop', '--yes'], {
      database,
    });
    expect({ code, err }).toEqual({
      code: 1,
      err: 'cadence: postgres://ann@127.0.0.1:1/shop cannot be reached: no server answers there\n  is it the right host and port, and is the server running?\n',
    });
    expect((await runCadence('list', { database })).code).toBe(0);
  });
});

describeWhere(whyNot === '', whyNot)('cadence move', () => {
  itWhere(whyNot === '', whyNot)('takes a book to a server and back into a file', async () => {
    const { folder, database } = await aBook();
    const place = newPlace();
    const shown = place.replace(':s3cret', '');
    const history = await runCadence('undo --list', { database });
    const there = await runCadence(['move', '--to', place, '--yes'], { database });
    expect(there).toEqual({
      code: 0,
      out: expect.stringMatching(/: \d+ rows in \d+ tables, each read back and the same\n$/),
      err: [
        `Work there from now on: export CADENCE_DB='${shown}' (for everybody, and in crontabs)`,
        `${database} stays as it was, marked as moved`,
        `a backup from before the move: ${folder}/backups/cadence.2026-11-23T09-00-00.before-move.db\n`,
      ].join('\n'),
    });
    expect(there.out).toContain(`moved 2 customers from ${database} to ${shown}: `);
    expect(await runCadence('undo --list', { database: place })).toEqual(history);

    const back = join(folder, 'back.db');
    const again = await runCadence(['move', '--to', back, '--yes', '--json'], { database: place });
    expect(JSON.parse(again.out)).toMatchObject({ from: shown, to: back, customers: 2, kept: null });
    expect(JSON.parse(again.out).tables).toContainEqual({
      ...{ table: 'customer', rows: 2, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect(await runCadence('undo --list', { database: back })).toEqual(history);
    expect((await runCadence('undo --yes', { database: back })).code).toBe(0);
  });

  itWhere(whyNot === '', whyNot)('leaves a book that says to every command where it is now', async () => {
    const { database } = await aBook();
    const place = newPlace();
    const shown = place.replace(':s3cret', '');
    await runCadence(['move', '--to', place, '--yes'], { database });
    for (const command of ['today', 'list', 'backup', 'doctor', 'call', 'add Di', 'undo --list', 'export -'])
      expect(await runCadence(command, { database })).toEqual({
        code: 1,
        out: '',
        err: `cadence: ${database} was moved to ${shown} on 2026-11-23, and is not written to any more\n  work there: cadence --db '${shown}' today; for every command: export CADENCE_DB='${shown}'\n`,
      });
    expect(await runCadence(['move', '--to', place, '--yes'], { database })).toMatchObject({
      code: 0,
      out: `${shown} already has the book\n`,
    });
    const other = await runCadence(['move', '--to', newPlace(), '--yes'], { database });
    expect(other).toMatchObject({ code: 1, err: expect.stringContaining(`was moved to ${shown}`) });
  });

  itWhere(whyNot === '', whyNot)('can be taken back with the copy from before', async () => {
    const { folder, database } = await aBook();
    await runCadence(['move', '--to', newPlace(), '--yes'], { database });
    const copy = 'cadence.2026-11-23T09-00-00.before-move.db';
    expect((await runCadence('restore --list', { database })).out).toContain(copy);
    const restored = await runCadence(['restore', copy, '--yes'], { database });
    expect(restored).toMatchObject({
      code: 0,
      out: `restored 2 customers from ${folder}/backups/${copy}\n`,
    });
    expect((await runCadence('list', { database })).code).toBe(0);
    const moved = /kept: (.*)\n/.exec(restored.err)?.[1] ?? '';
    expect(await runCadence(['restore', moved, '--yes'], { database })).toMatchObject({
      code: 1,
      err: expect.stringContaining('is marked as moved: the book is somewhere else'),
    });
  });
});
