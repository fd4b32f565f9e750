import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '../../src/mail/mailer.ts';
import { openMailer } from '../../src/mail/open.ts';
import { sendmailMailer } from '../../src/mail/sendmail.ts';
import { realPrograms } from '../../src/platform/programs.ts';
import { certificate, mailServer, secret } from '../support/mail-server.ts';

const message: Message = {
  from: { name: null, address: 'ann@shop.example' },
  to: [{ name: 'Bo', address: 'bo@shop.example' }],
  subject: 'the list',
  text: 'the list\n',
  html: '<p>the list</p>\n',
  messageId: '<1@shop.example>',
  date: new Date('2026-11-23T06:30:00Z'),
  attachments: [],
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cadence-mail-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The mailer that these settings and variables name; retries do not wait. */
async function mailerOf(settings: Record<string, string>, env: Record<string, string> = {}) {
  const said: string[] = [];
  const config = {
    path: join(folder, 'config.json'),
    get: (key: string) => settings[key] ?? null,
    own: (key: string) => settings[key] ?? null,
    doubt: () => null,
    entries: () => new Map(Object.entries(settings)),
    set: async () => {},
    env: (name: string) => env[name] ?? null,
  };
  const mailer = await openMailer({
    config,
    readText: async () => certificate,
    programs: realPrograms([]),
    wait: async () => {},
    say: (text) => void said.push(text),
  });
  return { mailer, said };
}

describe('the password', () => {
  const file = { CADENCE_CA_FILE: 'ca.pem' };
  it.each<[string, Record<string, string>, Record<string, string>]>([
    ['from the settings', { 'mail.password': secret }, file],
    ['from a command', { 'mail.password-command': `echo '${secret}'`, 'mail.password': 'an old one' }, file],
    [
      'from the environment, which beats them',
      { 'mail.password': 'an old one' },
      { ...file, CADENCE_SMTP_PASSWORD: secret },
    ],
  ])('comes %s', async (_, settings, env) => {
    const { port, received } = await mailServer({ login: true });
    const { mailer } = await mailerOf({ ...settings, 'mail.smtp': `smtp://ann@localhost:${port}` }, env);
    await mailer.send(message, ['bo@shop.example']);
    expect(received).toHaveLength(1);
  });

  it('may be in CADENCE_SMTP', async () => {
    const { port, received } = await mailServer({ login: true });
    const address = `smtp://ann:${encodeURIComponent(secret)}@localhost:${port}`;
    const { mailer } = await mailerOf(
      { 'mail.smtp': 'smtps://nobody@elsewhere.example' },
      { ...file, CADENCE_SMTP: address },
    );
    await mailer.send(message, ['bo@shop.example']);
    expect(received).toHaveLength(1);
  });

  it('is not there when its command fails, which is said with its own words', async () => {
    const settings = {
      'mail.smtp': 'smtps://ann@mail.example',
      'mail.password-command': 'echo no such entry >&2; exit 3',
    };
    await expect(mailerOf(settings)).rejects.toMatchObject({
      message: 'the command that gives the mail password failed: no such entry',
    });
  });
});

it('waits out a server that greylists', async () => {
  const answers = [451, 451, undefined];
  const { port, received } = await mailServer({ message: () => answers.shift() });
  const { mailer, said } = await mailerOf({ 'mail.smtp': `smtp://localhost:${port}` }, { CADENCE_CA_FILE: 'ca.pem' });
  expect(await mailer.send(message, ['bo@shop.example'])).toEqual({ accepted: ['bo@shop.example'], failed: [] });
  expect(received).toHaveLength(1);
  expect(said).toHaveLength(2);
  expect(said[0]).toMatch(
    /^localhost:\d+ refused the mail: 451 greylisted, try again later; trying again in 2 seconds\n$/,
  );
});

describe('sendmail', () => {
  function standIn(script: string): string {
    const path = join(folder, 'sendmail');
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
    return path;
  }

  it('is handed the mail and the recipients', async () => {
    const path = standIn(`echo "$@" > "${folder}/arguments"; cat > "${folder}/mail"`);
    const { mailer } = await mailerOf({ 'mail.smtp': `sendmail:${path}` });
    expect(await mailer.send(message, ['bo@shop.example'])).toEqual({ accepted: ['bo@shop.example'], failed: [] });
    expect(readFileSync(join(folder, 'arguments'), 'utf8')).toBe('-i -f ann@shop.example bo@shop.example\n');
    expect(readFileSync(join(folder, 'mail'), 'utf8')).toContain('\nTo: Bo <bo@shop.example>\nSubject: the list\n');
  });

  it('is asked again when it says "later"', async () => {
    const path = standIn(
      `cat > /dev/null; if [ -e "${folder}/asked" ]; then exit 0; fi; touch "${folder}/asked"; exit 75`,
    );
    const { mailer, said } = await mailerOf({ 'mail.smtp': `sendmail:${path}` });
    expect(await mailer.send(message, ['bo@shop.example'])).toMatchObject({ failed: [] });
    expect(said).toHaveLength(1);
  });

  it('is quoted without the colours and titles it may try to set', async () => {
    const path = standIn(
      `cat > /dev/null; [ -e "${folder}/asked" ] && exit 0; touch "${folder}/asked"; printf '\\033[31mRED\\033]0;title\\007 later' >&2; exit 75`,
    );
    const { mailer, said } = await mailerOf({ 'mail.smtp': `sendmail:${path}` });
    await mailer.send(message, ['bo@shop.example']);
    expect(said.join('')).toContain('did not accept the mail: RED later');
    expect(said.join('')).not.toContain('\u001b');
  });

  it.each([
    ['refuses', 'cat > /dev/null; exit 1', /did not accept the mail: exit code 1$/],
    ['says why', 'cat > /dev/null; echo queue full >&2; exit 1', /did not accept the mail: queue full$/],
    ['is not there', null, /^there is no .* on this machine$/],
  ])('that %s is an error', async (_, script, words) => {
    const path = script === null ? join(folder, 'nothing') : standIn(script);
    const { mailer } = await mailerOf({ 'mail.smtp': `sendmail:${path}` });
    await expect(mailer.send(message, ['bo@shop.example'])).rejects.toMatchObject({
      message: expect.stringMatching(words),
    });
  });
});

describe('a sendmail that never ends', () => {
  it.each([
    ['is stopped', 'exec sleep 1000'],
    ['is stopped when it will not hear', `trap '' TERM; while :; do sleep 1; done`],
    ['is stopped when something it started holds its output open', 'sleep 1000 &\nexec sleep 1000'],
  ])('%s, and the mail may have gone out', async (_, script) => {
    const path = join(folder, 'sendmail');
    writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    const mailer = sendmailMailer(path, { programs: realPrograms([]), patience: 100 });
    await expect(mailer.send(message, ['bo@shop.example'])).rejects.toMatchObject({
      message: expect.stringMatching(/did not finish within .* was stopped: the mail may have gone out or not$/),
      uncertain: true,
      temporary: false,
    });
  });
});

it('says what to do when nothing is set', async () => {
  await expect(mailerOf({})).rejects.toMatchObject({
    message: 'no mail server is set',
    hint: expect.stringContaining('cadence config mail'),
  });
});
