/** What a process makes of the time zone: the day on the wall. Tests of processes run in one zone; this is why they may. */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newFolder } from '../support/folder.ts';
import { launcher } from '../support/program.ts';

let folder: string;
beforeAll(() => {
  folder = newFolder();
  cadence('UTC', '--today', '2026-01-05', 'add', 'Ada Finch');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function cadence(zone: string, ...args: string[]): string {
  const env = { PATH: process.env['PATH'] ?? '', HOME: folder, CADENCE_DB: join(folder, 'book.db'), TZ: zone };
  const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...args], { encoding: 'utf8', env });
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
