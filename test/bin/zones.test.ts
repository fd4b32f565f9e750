/** What a process makes of the time zone: the day on the wall. Tests of processes run in one zone; this is why they may. */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newFolder } from '../support/folder.ts';
import { launcher, startsWarm } from '../support/program.ts';
import { whole } from '../support/thorough.ts';

let folder: string;
beforeAll(() => {
  folder = newFolder();
  cadence('UTC', '--today', '2026-01-05', 'add', 'Ada Finch');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(zone: string, ...args: string[]) {
  const own = { HOME: folder, CADENCE_DB: join(folder, 'book.db'), TZ: zone };
  const env = { PATH: process.env['PATH'] ?? '', ...startsWarm, ...own };
  return spawnSync(process.execPath, [launcher, ...args], { encoding: 'utf8', env });
}

function cadence(zone: string, ...args: string[]): string {
  const { status, stdout, stderr } = run(zone, ...args);
  expect({ status, stderr }).toEqual({ status: 0, stderr });
  return stdout;
}

const dayIn = (timeZone: string) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date());

// At no moment do the first and the last have the same day.
it.each(['Pacific/Kiritimati', 'America/Los_Angeles', 'Etc/GMT+12'])('has the day of %s', (zone) => {
  const before = dayIn(zone);
  const { date } = JSON.parse(cadence(zone, 'today', '--json'));
  expect([before, dayIn(zone)]).toContain(date);
});

const forms = [[], ['--systemd'], ['--launchd']];

it.each([
  ['Foo/Bar', whole ? forms : forms.slice(0, 1)],
  ["UTC'; id; '", forms],
] as const)('a TZ of %s, which is no zone, gets into no crontab, and doctor names it', (zone, tried) => {
  for (const form of tried)
    expect(run(zone, 'cron', ...form)).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringContaining(`TZ is "${zone}", which is not a time zone`),
    });
  expect(run(zone, 'doctor').stdout).toContain(`time zone: TZ is "${zone}", which is not a time zone`);
});

it.each([
  ['', 'UTC'],
  [':Europe/Berlin', 'Europe/Berlin'],
])('a TZ of "%s" is %s', (zone, meant) => {
  expect(cadence(zone, 'cron')).toContain(`TZ=${meant} `);
  expect(run(zone, 'doctor').stdout).not.toContain('time zone: TZ');
});
