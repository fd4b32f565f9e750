import { describe, expect, it } from 'vitest';
import { machineSettings, namedByUser, readMachineSettings } from '../../src/domain/machine-settings.ts';
import type { Setting } from '../../src/domain/setting.ts';

type Name = keyof typeof machineSettings;
const named = (name: Name) => machineSettings[name] as unknown as Setting;

describe('a setting of this machine', () => {
  it('is known by its key in the file of settings', () => {
    expect(Object.values(machineSettings).map(({ key }) => key)).toEqual([
      ...['me', 'dial', 'mail.smtp', 'mail.from', 'mail.to', 'mail.replies', 'mail.inbox', 'mail.owners'],
      ...['backup.keep', 'key-command'],
      ...['hook.after-log', 'hook.after-import', 'hook.after-call', 'hook.before-today'],
      ...['theme', 'plain', 'pager', 'mail.password', 'mail.inbox-password', 'mail.inbox-password-command'],
      'mail.password-command',
    ]);
  });

  it.each(Object.keys(machineSettings))('%s lives there, and says what it is by an example', (name) => {
    const { home, about, example, parse, format } = named(name as Name);
    expect(home).toBe('machine');
    expect(about).toMatch(/^\S+( \S+)+$/);
    expect(example).not.toBe('');
    const parsed = parse(example);
    expect(parsed).toHaveProperty('value');
    expect(parse('value' in parsed ? format(parsed.value) : '')).toEqual(parsed);
  });

  it('is this when nobody set it', () => {
    expect(readMachineSettings(new Map())).toEqual({
      me: null,
      dial: null,
      mailSmtp: null,
      mailFrom: null,
      mailTo: [],
      mailReplies: null,
      mailInbox: null,
      mailOwners: [],
      backupKeep: { count: 20, days: 30, bytes: 2e9 },
      keyCommand: null,
      hookAfterLog: null,
      hookAfterImport: null,
      hookAfterCall: null,
      hookBeforeToday: null,
      theme: 'dark',
      plain: false,
      pager: null,
      mailPassword: null,
      inboxPassword: null,
      inboxPasswordCommand: null,
      mailPasswordCommand: null,
    });
    for (const name of ['dial', 'mailSmtp', 'mailFrom'] as const) expect(named(name).format(null)).toBe('');
  });

  it('is what the file says', () => {
    expect(readMachineSettings(new Map(Object.entries({ me: 'Ann', theme: 'light', dial: 'nobody' })))).toMatchObject({
      me: 'Ann',
      theme: 'light',
      dial: null,
    });
  });

  it.each<[Name, string, unknown, string]>([
    ['dial', ' open tel:{number} ', 'open tel:{number}', 'open tel:{number}'],
    ['mailSmtp', ' smtps://ann@mail.example:465 ', 'smtps://ann@mail.example:465', 'smtps://ann@mail.example:465'],
    ['mailSmtp', 'smtp://localhost', 'smtp://localhost', 'smtp://localhost'],
    ['mailSmtp', 'sendmail:/usr/sbin/sendmail', 'sendmail:/usr/sbin/sendmail', 'sendmail:/usr/sbin/sendmail'],
    ['mailFrom', 'Shop<ann@shop.example>', { name: 'Shop', address: 'ann@shop.example' }, 'Shop <ann@shop.example>'],
    [
      'mailTo',
      'ann@shop.example;bo@shop.example',
      [
        { name: null, address: 'ann@shop.example' },
        { name: null, address: 'bo@shop.example' },
      ],
      'ann@shop.example, bo@shop.example',
    ],
    [
      'mailOwners',
      'Ann=ann@shop.example;Bo=bo@shop.example',
      [
        { owner: 'Ann', address: 'ann@shop.example' },
        { owner: 'Bo', address: 'bo@shop.example' },
      ],
      'Ann = ann@shop.example, Bo = bo@shop.example',
    ],
    ['backupKeep', '5', { count: 5, days: 0, bytes: 2e9 }, '5,2GB'],
    ['theme', 'dark', 'dark', 'dark'],
    ['theme', 'light', 'light', 'light'],
  ])('%s may be %j', (name, text, value, written) => {
    expect(named(name).parse(text)).toEqual({ value });
    expect(named(name).format(value)).toBe(written);
  });

  const noServer = 'it does not begin with smtps:// or smtp:// and a host, and is not sendmail:';
  const password = 'leave the password out of it: set CADENCE_SMTP_PASSWORD or mail.password';
  it.each<[Name, string, string]>([
    ['me', ' ', 'it is empty'],
    ['dial', 'open', '{number} is missing: open tel:{number}'],
    ['mailSmtp', 'mail.example', noServer],
    ['mailSmtp', 'https://mail.example', noServer],
    ['mailSmtp', 'x smtp://mail.example', noServer],
    ['mailSmtp', 'smtps://', noServer],
    ['mailSmtp', 'smtps:///path', noServer],
    ['mailSmtp', 'smtp sendmail:', noServer],
    ['mailSmtp', 'smtps://ann:secret@mail.example', password],
    ['mailSmtp', 'smtp://ann:@mail.example', password],
    ['mailSmtp', 'smtp://:secret@mail.example:25', password],
    ['mailFrom', 'Ann', '"Ann" is not a mail address'],
    ['mailTo', '', 'there is no address in it'],
    ['theme', 'Dark', 'it is neither dark nor light'],
    ['theme', '', 'it is neither dark nor light'],
    ['backupKeep', '0', 'at least one backup has to be kept'],
  ])('%s is not %j: %s', (name, text, problem) => {
    expect(named(name).parse(text)).toEqual({ problem });
  });
});

describe('what a person gives a name', () => {
  it.each([
    ['view.mine', 'view.mine', 'options, used as list --view NAME', '--tier A'],
    ['VIEW.my-own2', 'view.my-own2', 'options, used as list --view NAME', '--tier A'],
    ['alias.ls', 'alias.ls', 'a command under another name', 'list --tier A'],
    ['Alias.L', 'alias.L', 'a command under another name', 'list --tier A'],
  ])('%s is the setting %s: %s', (written, key, about, example) => {
    expect(namedByUser(written)).toMatchObject({ key, about, example, home: 'machine' });
  });

  it.each(['view', 'view.', 'view.2', 'view.a.b', 'view.a b', 'my.view.a', 'theme', 'views.a'])('is not %s', (key) => {
    expect(namedByUser(key)).toBeNull();
  });
});
