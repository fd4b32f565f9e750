/** The weekly mail as cron sends it: processes of their own, a real mail server, nothing in the environment. */
import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { bookFile } from '../support/book-file.ts';
import { type MailServerInProcess, mailServer, secret } from '../support/mail-server.ts';
import { launcher, startsWarm } from '../support/program.ts';
import { until } from '../support/until.ts';

const authority = fileURLToPath(new URL('../../fixtures/mail/localhost.pem', import.meta.url));

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function run(program: string, args: readonly string[], env: Record<string, string>): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(program, args, { env }, (error, out, err) => resolve({ code: Number(error?.code ?? 0), out, err }));
  });
}

let folder: string;
let server: MailServerInProcess;
let env: Record<string, string>;
const call = (...args: string[]) => run(process.execPath, [launcher, ...args], env);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cadence week % '));
  server = await mailServer({ login: true });
  env = {
    CADENCE_DB: join(folder, 'book.db'),
    CADENCE_CONFIG: join(folder, 'config.json'),
    CADENCE_CA_FILE: authority,
    ...startsWarm,
  };
  await bookFile(join(folder, 'book.db'), 'name,phone\nAda Finch,+49 30 1234567\n');
  const config = {
    'mail.smtp': `smtp://ann@localhost:${server.port}`,
    'mail.from': 'ann@shop.example',
    'mail.to': 'bo@shop.example',
    'mail.password': secret,
  };
  writeFileSync(env['CADENCE_CONFIG'] ?? '', JSON.stringify(config), { mode: 0o600 });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('of two crons at once one sends', async () => {
  const both = await Promise.all([call('week', '--email'), call('week', '--email')]);
  expect(both.map(({ code, out }) => ({ code, out }))).toEqual([
    { code: 0, out: '' },
    { code: 0, out: '' },
  ]);
  expect(server.received).toMatchObject([{ to: ['bo@shop.example'], secure: true }]);
  expect(server.received[0]?.mail.text).toContain('Ada Finch');
});

it('goes out by the line that cron is given, with nothing around it', async () => {
  const { out } = await call('cron');
  const command = out.replace(/^\S+ \S+ \* \* \S+ /, '').replaceAll('\\%', '%');
  expect(await run('/usr/bin/env', ['-i', '/bin/sh', '-c', command], {})).toEqual({ code: 0, out: '', err: '' });
  expect(server.received).toHaveLength(1);
});

it('fails in one line, keeps the password to itself, and goes out the next time', async () => {
  env['CADENCE_SMTP_PASSWORD'] = 'hunter2';
  const failed = await call('week', '--email');
  expect(failed.code).toBe(1);
  expect(failed.err).toMatch(
    /^cadence: localhost:\d+ rejected the login of ann \(answer 535\)\n {2}check the user .*\n$/,
  );
  expect(failed.err).not.toContain('hunter2');
  expect(readFileSync(env['CADENCE_DB'] ?? '').includes('hunter2')).toBe(false);
  delete env['CADENCE_SMTP_PASSWORD'];
  expect(await call('week', '--email', '--quiet')).toEqual({ code: 0, out: '', err: '' });
});

it('is reported, and not sent again by itself, when the server broke off at the very end', async () => {
  const silent = await mailServer({ message: () => 'hang up' });
  env['CADENCE_SMTP'] = `smtp://localhost:${silent.port}`;
  expect(await call('week', '--email', 'cy@shop.example')).toMatchObject({
    code: 1,
    err: expect.stringContaining('it may have gone out or not'),
  });
  const again = await call('week', '--email', 'cy@shop.example');
  expect(again).toMatchObject({ code: 1, err: expect.stringMatching(/may have gone to cy@shop.example.*--again/s) });
});

it('is reported at once by the next call when it was killed on the way', async () => {
  const sendmail = join(folder, 'sendmail');
  writeFileSync(sendmail, `#!/bin/sh\ntouch "${folder}/begun"\nexec sleep 1000\n`, { mode: 0o755 });
  env['CADENCE_SMTP'] = `sendmail:${sendmail}`;
  const child = spawn(process.execPath, [launcher, 'week', '--email', 'cy@shop.example'], { env });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  await until(() => existsSync(join(folder, 'begun')));
  expect(await call('week', '--email', 'cy@shop.example')).toMatchObject({
    code: 0,
    err: expect.stringContaining('another cadence is mailing'),
  });
  child.kill('SIGKILL');
  await ended;
  expect(await call('week', '--email', 'cy@shop.example')).toMatchObject({
    code: 1,
    err: expect.stringMatching(/may have gone to cy@shop.example.*interrupted/),
  });
});
