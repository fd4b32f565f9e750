/** PgBouncer in transaction mode gives each transaction whichever session is free: a book works by way of it as without. */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, onTestFinished } from 'vitest';
import { bookFile } from '../support/book-file.ts';
import { placeOnServer, runCadence } from '../support/cadence.ts';
import { calledIn, callFromList, makeTeamBook, openFor } from '../support/callers-on-server.ts';
import { newFolder, ownFolder } from '../support/folder.ts';
import { freePort, nobody, testServer } from '../support/postgres.ts';
import { until } from '../support/until.ts';
import { describeWhere, itWhere } from '../support/where.ts';

const server = await testServer();
const found = ['/usr/sbin/pgbouncer', 'pgbouncer'].find((one) => spawnSync(one, ['--version']).status === 0);
const whyNot =
  typeof server === 'string'
    ? found === undefined
      ? 'PgBouncer is not installed: a book is not tried by way of it'
      : ''
    : server.whyNot;
const it = itWhere(whyNot === '', whyNot);

/** Its address; with two sessions for all who come. */
async function aPooler(program: string): Promise<{ readonly address: string; stop(): void }> {
  const { hostname, port: behind } = new URL(String(server));
  const port = await freePort();
  const outer = newFolder();
  const folder = join(outer, 'pooler');
  mkdirSync(folder, { mode: 0o755 });
  const [config, users] = [join(folder, 'pgbouncer.ini'), join(folder, 'users.txt')];
  writeFileSync(users, '"cadence" ""\n');
  const settings = [
    ...['[databases]', `postgres = host=${hostname} port=${behind} dbname=postgres`, '[pgbouncer]'],
    ...['pool_mode = transaction', 'default_pool_size = 2', 'max_client_conn = 100', 'listen_addr = 127.0.0.1'],
    ...[`listen_port = ${port}`, 'unix_socket_dir =', 'auth_type = trust', `auth_file = ${users}`],
  ];
  writeFileSync(config, `${settings.join('\n')}\n`);
  const isRoot = process.getuid?.() === 0;
  if (isRoot) for (const path of [folder, config, users]) chownSync(path, nobody, nobody);
  if (isRoot) chmodSync(outer, 0o755);
  const pooler = spawn(program, [config], { stdio: 'ignore', ...(isRoot ? { uid: nobody, gid: nobody } : {}) });
  const address = `postgres://cadence@127.0.0.1:${port}/postgres`;
  const answers = async () =>
    (await runCadence('list', { database: placeOnServer(address) })).err.includes('has no book');
  await until(answers);
  const stop = () => {
    pooler.kill('SIGKILL');
    rmSync(outer, { recursive: true });
  };
  return { address, stop };
}

describeWhere(whyNot === '', whyNot)('by way of PgBouncer in transaction mode', () => {
  let address = '';
  beforeAll(async () => {
    const pooler = await aPooler(found ?? '');
    address = pooler.address;
    return () => pooler.stop();
  });

  it('callers work side by side with fewer sessions than they are', async () => {
    const place = placeOnServer(address);
    const [callers, calls] = [6, 4];
    await makeTeamBook(place, { callers, customers: callers * calls });
    await Promise.all(
      Array.from({ length: callers }, async (_, at) => {
        const store = await openFor(place, `Caller ${at}`);
        onTestFinished(() => store.close());
        let step = at;
        const random = () => {
          step = (step * 7 + 3) % 97;
          return step / 97;
        };
        await callFromList(store, { name: `Caller ${at}`, calls, random });
      }),
    );
    const all = callers * calls;
    expect(await calledIn(place)).toEqual({ notes: all, different: all, customers: all, operations: all });
  });

  it('every kind of command says what it says without', async () => {
    const rows = Array.from({ length: 200 }, (_, at) => `Customer ${at},c${at}@shop.example,${at}.50`);
    const input = `Name,Email,Total spent\n${rows.join('\n')}\n`;
    const [pooled, straight] = [placeOnServer(address), placeOnServer(String(server))];
    const commands = [
      'import -',
      'today',
      'week',
      'note 3 tea',
      'search tea',
      'undo --yes',
      'list --csv',
      'rank',
      'undo --list',
      'doctor',
    ];
    for (const command of commands) {
      const [here, there] = await Promise.all(
        [pooled, straight].map(async (database) => await runCadence(command, { database, input })),
      );
      const without = (text = '') => text.replaceAll(/postgres:\S+|\d+ms/g, '');
      expect([command, here?.code, without(here?.out), without(here?.err)]).toEqual([
        ...[command, there?.code, without(there?.out), without(there?.err)],
      ]);
    }
  });

  it('a book moves there and back', async () => {
    const folder = ownFolder();
    const database = join(folder, 'cadence.db');
    await bookFile(database, 'Name,Email\nAda Finch,ada@finch.example\nBo Ray,bo@ray.example\n');
    const history = await runCadence('undo --list', { database });
    const place = placeOnServer(address);
    expect((await runCadence(['move', '--to', place, '--yes'], { database })).code).toBe(0);
    const back = join(folder, 'back.db');
    expect((await runCadence(['move', '--to', back, '--yes'], { database: place })).code).toBe(0);
    expect(await runCadence('undo --list', { database: back })).toEqual(history);
  });
});
