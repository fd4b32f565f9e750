/** Logins to a book on a server: each may do what its role may, and is told who can do the rest. */
import { expect, onTestFinished } from 'vitest';
import { anyOf, reading, writing } from '../../bench/torture/commands.ts';
import { type Role, roles } from '../../src/domain/role.ts';
import { openBook } from '../../src/store/open.ts';
import { verifierOf } from '../../src/store/postgres/logins.ts';
import { openPostgresBook } from '../../src/store/postgres/open.ts';
import { allRights, rightsOf, tablesWithRights } from '../../src/store/postgres/rights.ts';
import { momentOn, type Outcome, placeOnServer, runCadence, type Scene, someDay } from '../support/cadence.ts';
import { ownFolder } from '../support/folder.ts';
import { testServer } from '../support/postgres.ts';
import { wayTo } from '../support/proxy.ts';
import { sampled } from '../support/thorough.ts';
import { describeWhere, itWhere } from '../support/where.ts';

const server = await testServer();
const whyNot = typeof server === 'string' ? '' : server.whyNot;
const it = itWhere(whyNot === '', whyNot);

const input = `Name,Email,Total spent\n${Array.from({ length: 12 }, (_, at) => `Customer ${at},c${at}@shop.example,${at}0\n`).join('')}`;
const names = { keeper: 'Robin', caller: 'Sasha', reader: 'Kim' } as const;

interface Shop {
  /** With the login of who made the book. */
  readonly owner: string;
  /** With the logins that were given, by role. */
  readonly by: Readonly<Record<Role, string>>;
}

async function aShop(place = placeOnServer(String(server))): Promise<Shop> {
  const owner = place;
  expect((await runCadence('import -', { database: owner, input })).code).toBe(0);
  const by: Partial<Record<Role, string>> = {};
  for (const role of roles)
    by[role] = loginIn(await runCadence(['caller', 'add', names[role], '--login', role], { database: owner }));
  onTestFinished(async () => await runAll(owner));
  return { owner, by: by as Shop['by'] };
}

/** Logins are the whole server's: they go with the test. */
async function runAll(owner: string): Promise<void> {
  for (const role of roles) await runCadence(['caller', 'archive', names[role]], { database: owner });
}

/** The address with the password, as somebody would have both from the screen. */
function loginIn({ code, out }: Outcome): string {
  expect(code).toBe(0);
  const address = /CADENCE_DB\s+(\S+)/.exec(out)?.[1] ?? '';
  return address.replace('@', `:${/^ {2}password +(\S+)$/m.exec(out)?.[1]}@`);
}

const say = async (command: string | readonly string[], scene: Scene) => await runCadence(command, scene);

async function engineOf(database: string) {
  const engine = await openPostgresBook(database, { create: false });
  onTestFinished(() => engine.close());
  return engine;
}

/** They change no book on this server, whoever runs them, or need a server of mail. */
const elsewhere = new Set([
  'week',
  'backup',
  'export',
  'report',
  'cron',
  'demo',
  'move',
  'restore',
  'script',
  'completion',
]);

describeWhere(whyNot === '', whyNot)('a login', () => {
  it('is made with its caller, shows its password once, and is listed', async () => {
    const owner = placeOnServer(String(server));
    await runCadence('import -', { database: owner, input });
    const made = await runCadence('caller add Robin --login', { database: owner });
    onTestFinished(async () => void (await runCadence('caller archive Robin', { database: owner })));
    expect(made).toMatchObject({
      code: 0,
      out: expect.stringMatching(
        /^added Robin\nlogin for a caller; the password is shown only now:\n {2}CADENCE_DB {3}postgres:\/\/test_[0-9a-f]+_robin@\S+\n {2}password {5}[\w-]{24}\n$/,
      ),
    });
    const listed = await runCadence('caller list --json', { database: owner });
    expect(JSON.parse(listed.out)).toMatchObject([
      { name: 'Robin', login: expect.stringMatching(/_robin$/), role: 'caller' },
    ]);
    expect(listed.out).not.toContain(/^ {2}password +(\S+)$/m.exec(made.out)?.[1]);
  });

  it('gets another password and role, keeps them under another name, and goes when its caller leaves', async () => {
    const { owner, by } = await aShop();
    const again = loginIn(await runCadence('caller edit Kim --login caller', { database: owner }));
    expect(await runCadence('list', { database: by.reader })).toMatchObject({
      code: 1,
      err: expect.stringContaining('the password is wrong'),
    });
    expect((await runCadence('note 1 tea', { database: again })).code).toBe(0);
    await runCadence(['caller', 'edit', 'Kim', '--name', 'Kimberley'], { database: owner });
    const left = await runCadence('caller archive Kimberley', { database: owner });
    expect(left.err).toMatch(/removed their login \S+_kim; cadence undo can’t restore it/);
    expect((await runCadence('list', { database: again })).code).toBe(1);
    await runCadence('caller archive Kimberley --back', { database: owner });
    await runCadence('caller edit Kimberley --name Kim', { database: owner });
  });

  it('says who its caller is, whatever the machine says', async () => {
    const { owner, by } = await aShop();
    for (const [id, name] of ['Sasha', 'Sasha', 'Robin'].entries())
      expect((await runCadence(`edit ${id + 1} --owner ${name}`, { database: owner })).code).toBe(0);
    const named = (me: string) => new Map([['me', me]]);
    const { out } = await runCadence('today --json', { database: owner, settings: named('Sasha') });
    expect(out).not.toBe((await runCadence('today --json', { database: owner, settings: named('Robin') })).out);
    for (const settings of [new Map<string, string>(), named('Robin')])
      expect(await runCadence('today --json', { database: by.caller, settings })).toMatchObject({ code: 0, out });
    expect((await runCadence('note 1 tea', { database: by.caller, settings: named('Robin') })).code).toBe(0);
    const [latest] = JSON.parse((await runCadence('undo --list --json', { database: owner })).out) as { by: string }[];
    expect(latest?.by).toBe('Sasha');
  });

  it('that waits is told who changes the customer, and who has the whole book', async () => {
    const { by } = await aShop();
    const open = async (path: string) => {
      const store = await openBook({ path, create: false, exists: true, now: () => momentOn(someDay), patience: 1 });
      onTestFinished(() => store.close());
      return store;
    };
    const [keeper, caller] = [await open(by.keeper), await open(by.caller)];
    const [one, all] = [
      { kind: 'log', day: someDay, customers: [1] } as const,
      { kind: 'import', day: someDay } as const,
    ];
    const whileHeld = async (how: typeof one | typeof all) =>
      await keeper.atomically(how, async () => {
        await expect(caller.atomically(one, async () => {})).rejects.toThrow(
          how === all
            ? /^postgres:\S+ is in use by cadence \(\S+_robin\)/
            : /^a customer in postgres:\S+ is in use by cadence \(\S+_robin\)/,
        );
      });
    await whileHeld(one);
    await whileHeld(all);
  });

  it('never sends its password', async () => {
    const way = await wayTo(String(server));
    onTestFinished(() => way.end());
    let sent = '';
    way.watch((piece) => {
      sent += piece.toString('latin1');
    });
    const owner = placeOnServer(way.address);
    await runCadence('import -', { database: owner, input });
    const { out } = await runCadence('caller add Robin --login', { database: owner });
    onTestFinished(async () => void (await runCadence('caller archive Robin', { database: owner })));
    const password = /^ {2}password +(\S+)$/m.exec(out)?.[1] ?? '';
    expect(sent).toContain('SCRAM-SHA-256$4096:');
    expect([password.length, sent.includes(password)]).toEqual([24, false]);
    expect(verifierOf('pencil', Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64'))).toBe(
      'SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=',
    );
  });

  it('has the rights of its role with every table, and no others', async () => {
    const { owner, by } = await aShop();
    const engine = await engineOf(owner);
    const schema = new URL(owner).searchParams.get('schema') ?? '';
    for (const role of roles) {
      const login = decodeURIComponent(new URL(by[role]).username);
      for (const table of tablesWithRights) {
        const asked = allRights.map(
          (right) => `has_table_privilege('${login}', '${schema}.${table}', '${right}') AS "${right}"`,
        );
        const has = await engine.get<Record<string, number>>(`SELECT ${asked.join(', ')}`);
        expect([role, table, allRights.filter((right) => has?.[right] === 1)]).toEqual([
          role,
          table,
          rightsOf(role, table),
        ]);
      }
      const { out } = await runCadence('doctor', { database: by[role] });
      expect(out).toContain(`ok    rights: your login is a ${role}’s, with all rights of one and no others\n`);
    }
    await engine.transaction(async (db) => void (await db.run(`REVOKE UPDATE ON touch FROM "${schema}-caller"`)));
    await engine.transaction(async (db) => void (await db.run(`GRANT DELETE ON change TO "${schema}-caller"`)));
    const { out } = await runCadence('doctor', { database: by.caller });
    expect(out).toContain(
      'rights: your login is a caller’s, but lacks UPDATE on touch; has besides DELETE on change\n',
    );
    loginIn(await runCadence('caller edit Sasha --login', { database: owner }));
    const [{ may } = { may: null }] = await engine.all<{ may: number }>(
      `SELECT has_table_privilege('${schema}-caller', '${schema}.touch', 'UPDATE') AS may`,
    );
    expect(may).toBe(1);
  });

  it('of a caller takes back only what that caller did', async () => {
    const { owner, by } = await aShop();
    expect((await runCadence('note 1 tea', { database: by.caller })).code).toBe(0);
    expect((await runCadence('note 2 coffee', { database: by.keeper })).code).toBe(0);
    const listed = JSON.parse((await runCadence('undo --list --json', { database: owner })).out);
    const theirs = (listed as { id: number; summary: string }[]).find(({ summary }) => summary.includes('coffee'));
    expect(await runCadence(`undo ${theirs?.id} --yes`, { database: by.caller })).toMatchObject({
      code: 1,
      err: expect.stringContaining(
        'only a keeper may undo what others did, and your login is a caller’s\n  Robin and whoever made the book can\n',
      ),
    });
    expect((await runCadence('undo --yes', { database: by.caller })).out).toContain('tea');
    expect((await runCadence('undo --yes', { database: by.keeper })).code).toBe(0);
  });

  it('of a caller reads the figures of before on a new day, until a keeper works new ones out', async () => {
    const { by } = await aShop();
    await runCadence('today', { database: by.keeper, today: '2026-11-23' });
    const tomorrow = { today: '2026-11-24' } as const;
    const says =
      'the figures are not up to date: only a keeper works out new ones (cadence rank): showing it as it is there';
    for (const role of ['caller', 'reader'] as const)
      expect(await runCadence('today', { database: by[role], ...tomorrow })).toMatchObject({
        code: 0,
        err: expect.stringContaining(says),
      });
    expect((await runCadence('note 1 tea', { database: by.caller, ...tomorrow })).code).toBe(0);
    expect((await runCadence('rank', { database: by.keeper, ...tomorrow })).err).not.toContain('of before');
    expect((await runCadence('today', { database: by.caller, ...tomorrow })).err).not.toContain('of before');
  });

  it('of a caller adds somebody, who comes last until a keeper works the figures out', async () => {
    const { by } = await aShop();
    expect(await runCadence('list', { database: by.caller })).toMatchObject({
      code: 1,
      err: expect.stringContaining('has customers without figures: only a keeper works out new ones (cadence rank)'),
    });
    await runCadence('today', { database: by.keeper });
    expect((await runCadence('add Zoe --phone 3125550142', { database: by.caller })).code).toBe(0);
    const old = expect.stringContaining(
      'the figures are not up to date: only a keeper works out new ones (cadence rank)',
    );
    for (const command of ['today', 'log zoe --outcome connected --note tea', 'list', 'week'])
      expect([command, await runCadence(command, { database: by.caller })]).toEqual([
        ...[command, { code: 0, out: expect.anything(), err: old }],
      ]);
    for (const command of ['search zoe', 'note zoe tea', 'show zoe', 'why zoe', 'call zoe --brief', 'rank', 'stats'])
      expect([command, (await runCadence(command, { database: by.caller })).code]).toEqual([command, 0]);
    const names = async (login: string) => (await runCadence('list --columns name', { database: login })).out;
    expect((await names(by.caller)).trim()).toMatch(/Zoe$/);
    expect(await names(by.keeper)).toContain('Zoe');
    expect((await runCadence('show zoe', { database: by.caller })).err).toBe('');
  });

  it('is no matter of files, and not for everybody to give', async () => {
    const database = `${ownFolder()}/cadence.db`;
    await runCadence('add Ada', { database });
    expect(await runCadence('caller add Robin --login', { database })).toMatchObject({
      code: 1,
      err: expect.stringContaining('a book in a file has no logins'),
    });
    expect(await runCadence('caller list', { database })).toMatchObject({ out: '' });
    expect(await runCadence('caller add Robin --login boss', { database })).toMatchObject({
      code: 2,
      err: expect.stringContaining('--login: "boss" is none of keeper, caller, reader'),
    });
    const { by } = await aShop();
    expect(await runCadence('caller add Di --login', { database: by.keeper })).toMatchObject({
      code: 1,
      err: expect.stringContaining('may not give and take logins'),
    });
  });

  it('may do with every command what its role may, and is told who can do the rest', async () => {
    const { owner, by } = await aShop();
    const engine = await engineOf(owner);
    const done = async () => (await engine.get<{ last: number }>('SELECT max(id) AS last FROM operation'))?.last;
    let step = 0;
    const random = () => {
      step = (step * 7 + 3) % 97;
      return step / 97;
    };
    const all = Object.entries(writing).flatMap(([command, { tries }]) =>
      tries(anyOf(random, 12, 40)).map((one) => ({ command, ...one })),
    );
    const folder = ownFolder();
    const run = async (role: Role, { words, input: typed }: (typeof all)[number]) =>
      await say(words, { database: by[role], folder, env: {}, ...(typed !== undefined && { input: typed }) });
    for (const one of sampled(
      all.filter(({ asks, command }) => asks !== true && !elsewhere.has(command)),
      3,
    )) {
      const { words } = one;
      const before = await done();
      const read = await run('reader', one);
      expect([words, await done()]).toEqual([words, before]);
      expect([words, read.err]).toEqual([
        words,
        expect.not.stringMatching(/permission denied|does not let you|\.ts:\d/),
      ]);
      const called = await run('caller', one);
      expect([words, called.err]).toEqual([
        words,
        expect.not.stringMatching(/permission denied|does not let you|\.ts:\d/),
      ]);
      const between = await done();
      const kept = await run('keeper', one);
      expect([words, kept.err]).toEqual([
        words,
        expect.not.stringMatching(/permission denied|only a keeper may|reader’s|\.ts:\d/),
      ]);
      const isChanged = (await done()) !== between;
      if (isChanged && read.code === 0) expect([words, 'was refused to a reader']).toEqual([words, read.err]);
      const isForKeepers = words[0] === 'import' || words[0] === 'erase';
      if (isForKeepers && isChanged && kept.code === 0)
        expect(called).toMatchObject({
          code: 1,
          err: expect.stringMatching(/only a keeper may .*\n {2}Robin and whoever made the book can/),
        });
      else if (words[0] !== 'undo' && words[0] !== 'redo')
        expect([words, called.err]).toEqual([words, expect.not.stringContaining('only a keeper may')]);
    }
    for (const command of reading.filter((one) => !['desk', 'completion', 'mcp'].includes(one)))
      for (const role of roles) {
        const words = ['search', 'show', 'why', 'history'].includes(command) ? [command, 'customer'] : [command];
        expect([role, words, (await say(words, { database: by[role], folder })).err]).toEqual([
          role,
          words,
          expect.not.stringMatching(/permission denied|does not let you|\.ts:\d|’s: it changes/),
        ]);
      }
    const doomed = await say(['note', '1', 'tea'], { database: by.reader });
    expect(doomed).toMatchObject({
      code: 1,
      err: 'cadence: your login is a reader’s: it changes nothing\n  Robin, Sasha and whoever made the book can, and give you another login\n',
    });
  });
});
