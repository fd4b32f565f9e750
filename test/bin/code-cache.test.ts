/** The code that V8 made of the program at an earlier start: where it is kept, and when it is not believed. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { copyLauncher } from '../support/program.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cadence-code-'));
  mkdirSync(join(folder, 'tmp'));
  copyLauncher(folder);
  program('ab12', 'one');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A program of two pieces that says a word of three letters; with its hash in front, as the build writes it. */
function program(hash: string, word: string): void {
  writeFileSync(
    join(folder, 'dist', 'main.cjs'),
    `//${hash}\nconst { say } = require('./say-${hash}.cjs'); say(require('node:path').basename('/${word}'));`,
  );
  writeFileSync(
    join(folder, 'dist', `say-${hash}.cjs`),
    "exports.say = (word) => console.log(word + ': ' + word.length);",
  );
}

const cache = () => join(folder, 'cache');
const compiled = () => join(cache(), 'cadence', 'compiled');
const files = () => readdirSync(compiled());

/** What the program says, with its cache in the folder unless the environment says otherwise. */
function run(command = 'today', env: Readonly<Record<string, string>> = {}, ...more: string[]): string {
  const own = { PATH: process.env['PATH'] ?? '', HOME: folder, TMPDIR: join(folder, 'tmp'), XDG_CACHE_HOME: cache() };
  const said = execFileSync(process.execPath, [join(folder, 'bin', 'cadence.js'), command, ...more], {
    env: { ...own, ...env },
    encoding: 'utf8',
    stdio: 'pipe',
  });
  expect(readdirSync(join(folder, 'tmp'))).toEqual([]);
  return said.trim();
}

/** The one file of the cache. */
function kept(): string {
  const [name = '', ...more] = files();
  expect(more).toEqual([]);
  return join(compiled(), name);
}

/** A first start has made the file: what it holds is made once, for it does not tell in which folder. */
let first: { readonly name: string; readonly bytes: Buffer } | undefined;
function startedBefore(): void {
  if (first === undefined) {
    run();
    first = { name: basename(kept()), bytes: readFileSync(kept()) };
  } else {
    mkdirSync(join(cache(), 'cadence'), { recursive: true, mode: 0o700 });
    mkdirSync(compiled(), { mode: 0o700 });
    writeFileSync(join(compiled(), first.name), first.bytes, { mode: 0o600 });
  }
}

it('is kept for its user alone, a file for each command', () => {
  expect(run()).toBe('one: 3');
  expect(statSync(compiled()).mode & 0o777).toBe(0o700);
  expect(statSync(kept()).mode & 0o777).toBe(0o600);
  run('week');
  run('--help');
  expect(files().map((name) => name.split('-').at(-1))).toEqual(['help', 'today', 'week']);
});

it("is not made by a command that failed, and a command's help has a place of its own", () => {
  writeFileSync(join(folder, 'dist', 'main.cjs'), '//ef56\nprocess.exitCode = 1;');
  expect(() => run()).toThrow();
  expect(files()).toEqual([]);
  program('ab12', 'one');
  run('today', {}, '--help');
  run();
  expect(files().map((name) => name.split('-').at(-1))).toEqual(['help', 'today']);
});

it('is what runs at the next start', () => {
  startedBefore();
  const before = statSync(kept()).ino;
  program('ab12', 'two'); // as long as it was, under the hash of the other: V8 itself sees no difference
  expect(run()).toBe('one: 3');
  expect(statSync(kept()).ino).toBe(before);
});

it('gives way to another build, of which nothing older is kept', () => {
  startedBefore();
  program('cd34', 'two');
  expect(run()).toBe('two: 3');
  const index = readFileSync(kept(), 'latin1').split('\n')[0];
  expect(index).toMatch(/^\[\["\/\/cd34",\d+\],\["say-cd34.cjs",\d+\]\]$/);
});

it.each([
  ['cut off', (all: Buffer) => all.subarray(0, all.length - 10)],
  ['longer than it was', (all: Buffer) => Buffer.concat([all, Buffer.alloc(10)])],
  ['empty', () => Buffer.alloc(0)],
  ['no index', () => Buffer.from('\n\n\n')],
  ['an index of something else', () => Buffer.from('{"a": 1}\n')],
  ['code of another V8', (all: Buffer) => all.fill(0, all.indexOf('\n') + 1)],
])('is made anew where the file is %s', (_, damage) => {
  startedBefore();
  const whole = readFileSync(kept());
  writeFileSync(kept(), damage(Buffer.from(whole)));
  expect(run()).toBe('one: 3');
  expect(readFileSync(kept()).length).toBe(whole.length);
});

it('is not read through a link', () => {
  startedBefore();
  const file = kept();
  renameSync(file, join(folder, 'elsewhere'));
  symlinkSync(join(folder, 'elsewhere'), file);
  program('ab12', 'two');
  expect(run()).toBe('two: 3');
  expect(statSync(join(folder, 'elsewhere')).size).toBeGreaterThan(0);
});

it('does not grow without end', () => {
  startedBefore();
  for (let i = 0; i < 70; i++) writeFileSync(join(compiled(), `left-${i}`), '');
  run('week');
  expect(files().length).toBeLessThan(3);
  expect([run('week'), run('week')]).toEqual(['one: 3', 'one: 3']);
  expect(files()).toHaveLength(1);
});

it('is kept nowhere when others could have put something there', () => {
  mkdirSync(compiled(), { recursive: true });
  chmodSync(join(cache(), 'cadence'), 0o777);
  expect(run()).toBe('one: 3');
  expect(files()).toEqual([]);
});

it.each([
  ['a home that is not there', { HOME: '/nonexistent', XDG_CACHE_HOME: '' }],
  ['a XDG_CACHE_HOME that is no path from the root', { HOME: '/nonexistent', XDG_CACHE_HOME: 'relative' }],
  ['NODE_DISABLE_COMPILE_CACHE', { NODE_DISABLE_COMPILE_CACHE: '1' }],
])('is kept nowhere with %s', (_, env) => {
  expect(run('today', env)).toBe('one: 3');
  expect(existsSync(cache())).toBe(false);
});

it('leaves it to Node where NODE_COMPILE_CACHE names a folder', () => {
  const named = join(folder, 'named');
  expect(run('today', { NODE_COMPILE_CACHE: named })).toBe('one: 3');
  expect(readdirSync(named, { recursive: true }).length).toBeGreaterThan(1);
  expect(existsSync(cache())).toBe(false);
});

it('says what is not there as Node does', () => {
  writeFileSync(join(folder, 'dist', 'main.cjs'), "//ab12\nrequire('./nowhere.cjs');");
  expect(() => run()).toThrow("Cannot find module './nowhere.cjs'");
});
