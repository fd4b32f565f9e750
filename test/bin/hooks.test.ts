/** A hook of the program as a process: it has a group of its own, and ends with the program all the same. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { isRunning } from '../../src/processes.ts';
import { newFolder } from '../support/folder.ts';
import { launcher, startsWarm } from '../support/program.ts';
import { until } from '../support/until.ts';
import { itWhere } from '../support/where.ts';

let folder: string;
beforeAll(() => {
  folder = newFolder();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

itWhere(process.platform !== 'win32', 'Windows has no groups of processes').each(['SIGINT', 'SIGTERM'] as const)(
  'ends with what it started when the program gets %s, and the entry is stored',
  async (signal) => {
    const env = {
      ...{ PATH: process.env['PATH'] ?? '', ...startsWarm, HOME: folder, XDG_CONFIG_HOME: folder },
      CADENCE_DB: join(folder, `${signal}.db`),
    };
    const run = (...args: string[]) =>
      spawnSync(process.execPath, [launcher, '--today', '2026-11-23', ...args], { encoding: 'utf8', env });
    const started = join(folder, signal);
    const script = join(folder, `${signal}.sh`);
    writeFileSync(script, `#!/bin/sh\ntrap '' INT TERM\nsleep 600 &\necho $! $$ > "${started}"\nwait\n`);
    chmodSync(script, 0o755);
    run('add', 'Ada Finch');
    run('config', 'set', 'hook.after-log', script);
    const args = [launcher, '--today', '2026-11-23', 'log', '1', '--kind', 'card'];
    const program = spawn(process.execPath, args, { env, stdio: 'ignore' });
    await until(() => existsSync(started) && readFileSync(started, 'utf8').endsWith('\n'));
    program.kill(signal);
    expect(await once(program, 'close')).toEqual([null, signal]);
    for (const number of readFileSync(started, 'utf8').trim().split(' ').map(Number))
      await until(() => !isRunning(number));
    expect(run('show', '1').stdout).toContain('card');
  },
);
