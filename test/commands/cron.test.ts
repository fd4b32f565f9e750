import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Programs } from '../../src/context.ts';
import { runCadence } from '../support/cadence.ts';
import { ownFolder } from '../support/folder.ts';

const line = `30 6 * * 1 /usr/bin/env TZ=UTC CADENCE_CONFIG=nowhere/config.json /opt/node /opt/cadence.js --db /books/shop.db week --email --quiet`;
const settings = () =>
  new Map([
    ['mail.smtp', 'sendmail:'],
    ['mail.to', 'ann@shop.example'],
  ]);

/** A machine with this crontab; null for one that has no cron. */
function machine(crontab: string | null) {
  const kept = { crontab };
  const programs: Partial<Programs> = {
    self: ['/opt/node', '/opt/cadence.js'],
    async run(program, args, { input = '' } = {}) {
      expect(program).toBe('crontab');
      if (kept.crontab === null) return { code: null, out: '', err: '', stopped: false };
      if (args[0] === '-') kept.crontab = input;
      else if (kept.crontab === '') return { code: 1, out: '', err: 'no crontab for ann\n', stopped: false };
      return { code: 0, out: kept.crontab, err: '', stopped: false };
    },
  };
  return { kept, scene: { programs, settings: settings(), database: '/books/shop.db' } };
}

describe('cadence cron', () => {
  it('prints the line', async () => {
    expect(await runCadence('cron', machine('').scene)).toEqual({
      code: 0,
      out: `${line}\n`,
      err: 'add it to your crontab: cadence cron install\n',
    });
  });

  it('prints one document for programs', async () => {
    const { scene } = machine('');
    const answer = async (words: string) => {
      const { code, out } = await runCadence(`${words} --json`, scene);
      expect(code).toBe(0);
      return JSON.parse(out);
    };
    expect(await answer('cron')).toEqual({ scheduler: 'cron', files: [{ path: null, text: `${line}\n` }] });
    const paths = async (words: string) => (await answer(words)).files.map(({ path }: { path: string }) => path);
    const units = '~/.config/systemd/user/cadence';
    expect(await paths('cron print --systemd')).toEqual([`${units}.service`, `${units}.timer`]);
    expect(await paths('cron print --launchd')).toEqual(['~/Library/LaunchAgents/cadence.week.plist']);
    expect(await paths('cron print --task-scheduler')).toEqual(['cadence-week.xml']);
    expect(await answer('cron install')).toEqual({ installed: true, line, changed: true });
    expect(await answer('cron install')).toEqual({ installed: true, line, changed: false });
    expect(await answer('cron remove')).toEqual({ installed: false, line: null, changed: true });
  });

  it('reads answers every quarter of an hour while there is a mailbox for them', async () => {
    const { kept, scene } = machine('');
    scene.settings.set('mail.inbox', 'imaps://calls@mail.example');
    const reading =
      '*/15 * * * * /usr/bin/env TZ=UTC CADENCE_CONFIG=nowhere/config.json /opt/node /opt/cadence.js --db /books/shop.db week --read-replies --quiet';
    const env = { CADENCE_IMAP_PASSWORD: 'hunter2' };
    const { out, err } = await runCadence('cron', { ...scene, env });
    expect(out).toBe(`${line}\n${reading}\n`);
    expect(err).toContain(
      'CADENCE_IMAP_PASSWORD is set here, but cron will not see it: cadence config set mail.inbox-password stores',
    );
    await runCadence('cron install', scene);
    expect(kept.crontab).toBe(`# cadence begin: /books/shop.db\n${line}\n${reading}\n# cadence end: /books/shop.db\n`);
    expect((await runCadence('cron print --systemd', scene)).out).toContain(
      '# ~/.config/systemd/user/cadence-replies.timer\n',
    );
    expect((await runCadence('cron print --launchd', scene)).err).toContain(
      '~/Library/LaunchAgents/cadence.replies.plist',
    );
    await runCadence('cron remove', scene);
    expect(kept.crontab).toBe('');
  });

  it('fires at the right hour where the machine goes by another clock, also in summer, and says so', async () => {
    const { out, err } = await runCadence('cron', {
      ...machine('').scene,
      zone: 'Europe/Berlin',
      machineZone: 'Etc/UTC',
    });
    expect(out).toMatch(
      /^30 4,5 \* \* 1 \/bin\/sh -c '\[ "\$\(TZ=Europe\/Berlin date \+\\%u\\%H\\%M\)" = 10630 \] \|\| exit 0; exec/,
    );
    expect(err).toContain("this machine's clock is in Etc/UTC and yours in Europe/Berlin");
    expect(err).toContain('goes by yours and mails at monday 6:30');
  });

  it('says so where the clock is in no zone of the country', async () => {
    const folder = ownFolder();
    const scene = { ...machine('').scene, database: join(folder, 'shop.db') };
    await runCadence('add Ann', scene);
    await runCadence('config set country DE', scene);
    expect((await runCadence('cron', scene)).err).toContain(
      "the clock here is in UTC, and the book's country is DE: monday 6:30 is in UTC; for your own: TZ=",
    );
    await runCadence('config set zone Asia/Tokyo', scene);
    expect((await runCadence('cron', scene)).err).toContain(
      "and the book's zone is Asia/Tokyo: monday 6:30 is in UTC; for your own: TZ=Asia/Tokyo cadence cron",
    );
    await runCadence('config reset zone', scene);
    expect(
      (await runCadence('cron', { ...scene, zone: 'Europe/Berlin', machineZone: 'Europe/Berlin' })).err,
    ).not.toContain('clock');
  });

  it('prints a systemd timer, and how to begin it', async () => {
    const { code, out, err } = await runCadence(['cron', '--systemd', '--at', 'friday 16:05'], machine('').scene);
    expect(code).toBe(0);
    expect(out).toContain('# ~/.config/systemd/user/cadence.service\n[Unit]\n');
    expect(out).toContain(
      'ExecStart="/opt/node" "/opt/cadence.js" "--db" "/books/shop.db" "week" "--email" "--quiet"\n',
    );
    expect(out).toContain('# ~/.config/systemd/user/cadence.timer\n[Unit]\n');
    expect(out).toContain('OnCalendar=Fri *-*-* 16:05:00 UTC\n');
    expect(err).toContain('systemctl --user enable --now cadence.timer\n');
  });

  it('prints a launchd agent, and how to begin it', async () => {
    const { code, out, err } = await runCadence(['cron', '--launchd', '--at', 'friday 16:05'], machine('').scene);
    expect(code).toBe(0);
    expect(out).toContain('<key>Label</key><string>cadence.week</string>');
    expect(out).toMatch(/<string>--db<\/string>\s*<string>\/books\/shop.db<\/string>/);
    expect(err).toContain('launchctl load ~/Library/LaunchAgents/cadence.week.plist\n');
  });

  it('prints a task for Windows, and how to begin it; not one that cmd.exe would read otherwise', async () => {
    const { scene } = machine('');
    const { code, out, err } = await runCadence(['cron', '--task-scheduler', '--at', 'friday 16:05'], scene);
    expect({ code, err }).toMatchObject({ code: 0, err: expect.stringContaining('schtasks /create /tn cadence-week') });
    expect(out).toContain('<Friday />');
    expect(out).toContain('--db /books/shop.db week');
    expect(await runCadence('cron --task-scheduler', { ...scene, database: '/books/100%.db' })).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/100%\.db" has a " or a % in it.*\n {2}rename/),
    });
  });

  it.each([
    ['cannot be read', 'cron status', ['-l'], 'your crontab could not be read: you may not use cron\n'],
    [
      'cannot be changed',
      'cron install',
      ['-'],
      'your crontab could not be changed: you may not use cron\n  it is unchanged\n',
    ],
  ])('says so when the crontab %s', async (_what, command, refused, words) => {
    const { scene } = machine('0 3 * * * backup\n');
    const run: Programs['run'] = async (program, args, options) =>
      args[0] === refused[0]
        ? { code: 1, out: '', err: 'you may not use cron\n', stopped: false }
        : await (scene.programs.run as Programs['run'])(program, args, options);
    expect(await runCadence(command, { ...scene, programs: { ...scene.programs, run } })).toEqual({
      code: 1,
      out: '',
      err: `cadence: ${words}`,
    });
  });

  it('says what is still missing, before Monday does', async () => {
    const { err } = await runCadence('cron', {
      ...machine('').scene,
      settings: new Map(),
      env: { CADENCE_SMTP_PASSWORD: 'hunter2' },
    });
    expect(err).toContain('set these before it can mail: mail.smtp, mail.to');
    expect(err).toContain('cron will not see it');
    expect(err).not.toContain('hunter2');
  });

  it('installs it once, tells, and removes it again', async () => {
    const { kept, scene } = machine('0 3 * * * backup\n');
    await runCadence('cron install', scene);
    const after = `0 3 * * * backup\n# cadence begin: /books/shop.db\n${line}\n# cadence end: /books/shop.db\n`;
    expect(kept.crontab).toBe(after);
    expect(await runCadence('cron install', scene)).toMatchObject({
      err: `your crontab has this line already:\n${line}\n`,
    });
    expect(kept.crontab).toBe(after);
    expect((await runCadence('cron status', scene)).out).toBe(
      `in your crontab:\n${line}\nnothing has been mailed yet\n`,
    );
    await runCadence(['cron', 'install', '--at', 'friday 16:00', '--each-owner'], scene);
    expect(kept.crontab).toContain('\n0 16 * * 5 ');
    expect(kept.crontab).toContain(' --each-owner\n');
    await runCadence('cron remove', scene);
    expect(kept.crontab).toBe('0 3 * * * backup\n');
    expect(JSON.parse((await runCadence('cron status --json', scene)).out)).toEqual({
      installed: false,
      line: null,
      last: [],
    });
  });

  it('removes nothing where nothing is its own, and names what goes on mailing', async () => {
    const plain = machine('0 3 * * * backup');
    const none = 'your crontab has no cadence line for this book';
    expect(await runCadence('cron remove', plain.scene)).toMatchObject({ code: 0, err: `${none}\n` });
    expect(plain.kept.crontab).toBe('0 3 * * * backup');
    const stray = machine(`${line}\n`);
    expect(await runCadence('cron remove', stray.scene)).toMatchObject({
      code: 1,
      err: `cadence: ${none}, but 1 line outside its marks still mails from this book:\n${line}\n  remove what you do not want with: crontab -e\n`,
    });
    expect(stray.kept.crontab).toBe(`${line}\n`);
  });

  describe.each(['cron', 'cron --systemd', 'cron --launchd', 'cron --task-scheduler', 'cron install'])(
    '%s',
    (command) => {
      it.each([
        ['of the book', { database: '/books/shop\n* * * * * touch owned.db' }],
        ['of the settings', { folder: '/home/ann\r\n* * * * * touch owned' }],
        ['of the certificates', { env: { CADENCE_CA_FILE: '/ca\u2028ExecStartPre=touch owned' } }],
        ['of the program', { programs: { self: ['/opt/no\nde', '/opt/cadence.js'] } }],
      ])('refuses a line break in the name %s', async (_, odd) => {
        const { kept, scene } = machine('');
        const programs = { ...scene.programs, ...('programs' in odd ? odd.programs : {}) };
        const outcome = await runCadence(command, { ...scene, ...odd, programs });
        expect(outcome).toMatchObject({ code: 1, out: '', err: expect.stringContaining('has a line break in it') });
        expect(kept.crontab).toBe('');
      });

      it('refuses a folder as the book', async () => {
        const scene = { ...machine('').scene, database: tmpdir() };
        expect(await runCadence(command, scene)).toEqual({
          code: 1,
          out: '',
          err: `cadence: ${tmpdir()} is a folder\n  name a book with --db FILE\n`,
        });
      });
    },
  );

  it.each([
    ['cron install', machine(null), 1, 'this machine has no crontab'],
    ['cron install --at noon', machine(''), 2, '"noon" is not a weekday and a time'],
  ] as const)('%s', async (command, { scene }, code, words) => {
    expect(await runCadence(command, scene)).toMatchObject({ code, err: expect.stringContaining(words) });
  });
});
