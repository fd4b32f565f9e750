/** What a person types to start this program again, as the machine is. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { typedHere } from '../../src/platform/typed.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cadence's-"));
  for (const name of ['own', 'linked', 'other', 'node', 'empty']) mkdirSync(join(folder, name));
  for (const name of ['own/cadence.js', 'other/cadence', 'node/node']) {
    writeFileSync(join(folder, name), '#!/bin/sh\n');
    chmodSync(join(folder, name), 0o755);
  }
  writeFileSync(join(folder, 'own', 'plain.js'), '');
  symlinkSync('../own/cadence.js', join(folder, 'linked', 'cadence'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const quoted = (path: string) => `'${path.replaceAll("'", "'\\''")}'`;
const at = (name: string) => join(folder, name);

it.each<[string, string, readonly string[], NodeJS.ProcessEnv, () => string]>([
  ['linked on the PATH', 'own/cadence.js', ['empty', 'linked'], {}, () => 'cadence'],
  ['started by npx', 'own/cadence.js', ['linked'], { npm_command: 'exec' }, () => 'npx cadence'],
  [
    'started by something else that npx runs',
    'own/cadence.js',
    ['node'],
    { npm_command: 'exec' },
    () => quoted(at('own/cadence.js')),
  ],
  ['started by another script of npm', 'own/cadence.js', ['linked'], { npm_command: 'run' }, () => 'cadence'],
  ['nowhere on the PATH', 'own/cadence.js', ['empty', 'node'], {}, () => quoted(at('own/cadence.js'))],
  ['beside another cadence', 'own/cadence.js', ['other', 'node'], {}, () => quoted(at('own/cadence.js'))],
  [
    'on a Node that is not on the PATH',
    'own/cadence.js',
    ['empty'],
    {},
    () => `/opt/node ${quoted(at('own/cadence.js'))}`,
  ],
  ['a file that cannot be run', 'own/plain.js', ['node'], {}, () => `/opt/node ${quoted(at('own/plain.js'))}`],
])('%s', (_, file, path, more, said) => {
  const env = { PATH: path.map(at).join(delimiter), ...more };
  const self = ['/opt/node', at(file)];
  expect(typedHere(['--db', 'my book.db', 'call'], { self, env, platform: 'linux' })).toBe(
    `${said()} --db 'my book.db' call`,
  );
});

it.each([
  ['C:\\it.db', 'C:\\it.db'],
  ['C:\\Ann Lee\\it.db', '"C:\\Ann Lee\\it.db"'],
  ['C:\\R&D\\it.db', '"C:\\R&D\\it.db"'],
  ['C:\\it (2).db', '"C:\\it (2).db"'],
  ['', '""'],
])('on Windows %j is typed %s', (book, typed) => {
  const self = ['C:\\Program Files\\node.exe', 'C:\\cadence\\bin\\cadence.js'];
  expect(typedHere(['--db', book], { self, env: {}, platform: 'win32' })).toBe(
    `"C:\\Program Files\\node.exe" C:\\cadence\\bin\\cadence.js --db ${typed}`,
  );
});

it.each(['PATH', 'Path'])('on Windows it is the script of npm in one of the folders of %s', (variable) => {
  const env = { [variable]: ['C:\\Windows', 'C:\\Ann Lee\\npm'].join(';') };
  const canRun = (file: string) => file === 'C:\\Ann Lee\\npm\\cadence.cmd';
  const self = ['C:\\node.exe', 'C:\\cadence\\bin\\cadence.js'];
  expect(typedHere(['call'], { self, env, platform: 'win32', canRun })).toBe('cadence call');
});

it.each([
  [
    'the executable, not a script',
    '"C:\\Program Files\\cadence"',
    'C:\\Program Files\\cadence\\cadence.exe',
    'cadence call',
  ],
  ['a folder in quotes', '"C:\\Ann Lee\\npm"', 'C:\\Ann Lee\\npm\\cadence.cmd', 'cadence call'],
  ['a folder that ends in a backslash', 'C:\\npm\\', 'C:\\npm\\cadence.cmd', 'cadence call'],
  ['none of another drive', 'D:\\npm', 'C:\\npm\\cadence.cmd', 'C:\\node.exe C:\\cadence\\bin\\cadence.js call'],
])('on Windows it finds %s in the Path', (_, folder, there, typed) => {
  const self = ['C:\\node.exe', 'C:\\cadence\\bin\\cadence.js'];
  const env = { Path: `C:\\Windows;${folder};;C:\\Tools` };
  expect(typedHere(['call'], { self, env, platform: 'win32', canRun: (file) => file === there })).toBe(typed);
});
