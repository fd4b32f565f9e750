/** The built program's own output, as shells connect it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { program } from '../support/program.ts';
import { sampled, whole } from '../support/thorough.ts';
import { itWhere } from '../support/where.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cadence-output-'));
  cadence('import fixtures/demo/customers.csv --quiet');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function cadence(command: string) {
  return spawnSync('sh', ['-c', `"${process.execPath}" bin/cadence.js --db "${folder}/book.db" ${command}`], {
    cwd: program,
    encoding: 'utf8',
  });
}

it('stops without a word when its reader has seen enough', () => {
  const { stdout, stderr } = cadence('list --json | head -1');
  expect({ stdout, stderr }).toEqual({ stdout: '[\n', stderr: '' });
});

it('prints the help that the build wrote as the program says it', () => {
  const ofTheProgram = spawnSync(process.execPath, ['bin/cadence.js', '--help'], {
    cwd: program,
    encoding: 'utf8',
    env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' }, // without the launcher's shortcut
  });
  expect(ofTheProgram).toMatchObject({
    status: 0,
    stderr: '',
    stdout: readFileSync(join(program, 'dist/help.txt'), 'utf8'),
  });
  for (const words of ['--help', '-h', 'help'])
    expect(spawnSync(process.execPath, ['bin/cadence.js', words], { cwd: program, encoding: 'utf8' })).toMatchObject({
      status: 0,
      stderr: '',
      stdout: ofTheProgram.stdout,
    });
  expect(cadence('--help')).toMatchObject({ status: 0, stderr: '', stdout: ofTheProgram.stdout });
});

it('writes the same to a file as to a pipe', () => {
  const piped = cadence('list').stdout;
  expect(cadence(`list > "${folder}/list.txt" && cat "${folder}/list.txt"`).stdout).toBe(piped);
});

itWhere(process.platform === 'linux', 'not on Linux: a full disk behind the output')(
  'says so when the answer cannot be written',
  () => {
    for (const command of sampled(['list', 'list --json', '--help', 'export', 'completion bash'], 2))
      expect(cadence(`${command} > /dev/full`)).toMatchObject({
        status: 1,
        stderr: expect.stringContaining('the answer could not be written: ENOSPC: no space left on device, write'),
      });
  },
);

const leaving = ['list', 'list --json', 'export -', 'completion bash', '--help'].map(
  (command, i) => [command, i] as const,
);
it.each(leaving)('%s leaves quietly', (command, i) => {
  // In short each in one of the two ways.
  if (whole || i % 2 === 0) expect(cadence(`${command} | true`)).toMatchObject({ status: 0, stderr: '' });
  if (whole || i % 2 === 1) expect(cadence(`--quiet ${command} >&-`)).toMatchObject({ status: 0, stderr: '' });
});

it('waits for a reader that is slow', () => {
  const whole = cadence('export').stdout;
  expect(whole.length).toBeGreaterThan(1 << 14);
  expect(cadence('export | (sleep 0.3; cat)').stdout).toBe(whole);
});

itWhere(process.platform === 'linux', 'not on Linux: a pipe that refuses what it has no room for')(
  'waits for a reader that is slow, where another program has made the pipe such that it refuses to wait',
  () => {
    const whole = cadence('--licenses').stdout;
    expect(whole.length).toBeGreaterThan(1 << 16); // what a pipe has room for
    // Node makes its own output such a pipe when it is first asked for: here once cadence has it as well. The reader begins
    // when cadence waits for room.
    const other = `
      const { readdirSync, readFileSync, writeFileSync } = require('node:fs');
      const { spawn } = require('node:child_process');
      const child = spawn(process.execPath, ['bin/cadence.js', '--licenses'], { stdio: ['ignore', 'inherit', 'inherit'] });
      process.stdout;
      const open = '/proc/' + child.pid + '/fdinfo/';
      const waits = () => readdirSync(open).some((fd) => /^tfd: +1 /m.test(readFileSync(open + fd, 'utf8')));
      const look = setInterval(() => {
        try { if (!waits()) return; } catch {} // it has ended
        clearInterval(look);
        writeFileSync('${folder}/go', '');
      }, 20);`;
    const reader = `until [ -e "${folder}/go" ]; do sleep 0.05; done; cat`;
    const line = ['-c', `"$0" -e "$1" | (${reader})`, process.execPath, other];
    const { stdout, stderr } = spawnSync('sh', line, { cwd: program, encoding: 'utf8' });
    expect({ stdout, stderr }).toEqual({ stdout: whole, stderr: '' });
  },
);

it.each([
  ['', false],
  ['FORCE_COLOR=0', false],
  ['FORCE_COLOR=1', true],
  ['FORCE_COLOR=3', true],
  ['FORCE_COLOR=1 NO_COLOR=1', false],
])('colours what goes to a pipe only when asked to: %s', (environment, colored) => {
  const { stdout } = spawnSync(
    'sh',
    ['-c', `${environment} "${process.execPath}" bin/cadence.js --db "${folder}/book.db" list`],
    {
      cwd: program,
      encoding: 'utf8',
    },
  );
  expect(stdout.includes('\u001b[')).toBe(colored);
});

it('lets --no-color have the last word', () => {
  expect(
    spawnSync(
      'sh',
      ['-c', `FORCE_COLOR=1 "${process.execPath}" bin/cadence.js --db "${folder}/book.db" list --no-color`],
      { cwd: program, encoding: 'utf8' },
    ).stdout,
  ).not.toContain('\u001b[');
});
