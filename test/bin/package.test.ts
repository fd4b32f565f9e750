/** What `npm pack` makes, unpacked elsewhere as an installation would be. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { program } from '../support/program.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
let folder: string;
let installed: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cadence-package-'));
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], { cwd: program });
  const [tarball = ''] = readdirSync(folder);
  installed = join(folder, 'node_modules', 'cadence-calls');
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', join(folder, tarball), '-C', installed, '--strip-components=1']);
  // The one library that is not in the bundle, because it holds a native binary.
  symlinkSync(join(project, 'node_modules', 'better-sqlite3'), join(folder, 'node_modules', 'better-sqlite3'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What it keeps for later it keeps in the folder too: a demo leaves its book. */
const run = (...args: string[]) =>
  execFileSync(process.execPath, [join(installed, 'bin', 'cadence.js'), ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, TMPDIR: folder },
    stdio: 'pipe',
  });

it('runs from a tarball installed elsewhere, with one library beside it', () => {
  expect(run('--version')).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(run('--db', join(folder, 'book.db'), 'config', 'set', 'capacity', '4')).toBe('');
  expect(run('--db', join(folder, 'book.db'), 'config', 'get', 'capacity')).toBe('4\n');
});

it('ends the demo with a command that works here, where cadence is not on the PATH', () => {
  const [, again = ''] = /^Open the desk of this shop: (.*)$/m.exec(run('demo')) ?? [];
  expect(again).toMatch(/cadence\.js'? --db /);
  // On the Node of these tests, whatever the machine has.
  const env = { ...process.env, PATH: `${dirname(process.execPath)}:${process.env['PATH']}` };
  const today = execFileSync('/bin/sh', ['-c', `${again} today`], { cwd: '/', encoding: 'utf8', env });
  expect(today).toContain('two crates came broken');
});

it('names the book that cannot be encrypted without the optional library, and leaves nothing beside it', () => {
  const books = join(folder, 'books');
  mkdirSync(books);
  const book = join(books, 'book.db');
  run('--db', book, 'add', 'Ann Finch', '--quiet');
  const encrypt = ['--db', book, 'config', 'encrypt', '--yes'];
  const env = { ...process.env, CADENCE_KEY: 'blue heron over the weir' };
  const launcher = join(installed, 'bin', 'cadence.js');
  const { status, stderr } = spawnSync(process.execPath, [launcher, ...encrypt], { env, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: expect.stringContaining(`${book} needs the library for encrypted books, which is not installed`),
  });
  expect(readdirSync(books)).toEqual(['book.db']);
  expect(run('--db', book, 'list')).toContain('Ann Finch');
});

/** Words in code that ajv can write for others; it runs what it writes here with what it has. */
const isOnlyWritten = (name: string) => /^ajv(-formats)?\/dist\//.test(name);

/** What the files of the bundle ask Node for, but for each other. */
function asksFor(): Set<string> {
  const asked = new Set<string>();
  for (const file of readdirSync(join(installed, 'dist')).filter((name) => name.endsWith('.cjs'))) {
    const code = readFileSync(join(installed, 'dist', file), 'utf8');
    for (const [, name = ''] of code.matchAll(/\b(?:require|import|findPackageJSON)\(\s*["'`]([^"'`]+)["'`]\s*[,)]/g))
      if (!name.startsWith('./') && !isOnlyWritten(name)) asked.add(name);
  }
  return asked;
}

it('needs no library that an installation does not bring', () => {
  const { dependencies, optionalDependencies } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
  const libraries = [...asksFor()].filter((name) => !isBuiltin(name));
  expect(libraries.sort()).toEqual(Object.keys({ ...optionalDependencies, ...dependencies }).sort());
});

it('works with what is loaded late: charts, calendars, holidays, cards, encodings', () => {
  const book = join(folder, 'late.db');
  const cadence = (...args: string[]) => run('--db', book, '--today', '2026-11-23', ...args);
  const write = (name: string, content: string | Buffer) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const latin = Buffer.from('name;country;phone\nJosé Núñez;US;(419) 555-0104\n', 'latin1');
  const card = 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ann Finch\r\nTEL:+49 30 1234567\r\nEND:VCARD\r\n';
  cadence('import', write('latin.csv', latin), write('cards.vcf', card), '--quiet');
  for (const name of ['José Núñez', 'Ann Finch']) expect(cadence('list')).toContain(name);
  cadence('config', 'set', 'country', 'DE');
  expect(cadence('week', '--ics')).toContain('BEGIN:VTIMEZONE');
  expect(cadence('plan', '--ics')).toContain('BEGIN:VEVENT');
  expect(cadence('report')).toContain('<svg');
});

it('goes with the licences of the libraries whose code is in it', () => {
  const said = readFileSync(join(installed, 'dist', 'LICENSES.txt'), 'utf8');
  for (const name of ['commander', 'd3-scale', '@inquirer/core', 'better-sqlite3'])
    expect(said).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(`, 'm'));
});

it('holds the program, its sample and its papers, and nothing to build it with', () => {
  expect(readdirSync(installed).sort()).toEqual([
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'bin',
    'dist',
    'fixtures',
    'package.json',
  ]);
  expect(readdirSync(join(installed, 'bin'))).toEqual(['cadence.js', 'package.json']);
  expect(readdirSync(join(installed, 'fixtures'))).toEqual(['demo']);
  expect(existsSync(join(installed, 'src'))).toBe(false);
});

it('installs without a compiler, by npm 10 too: the lock file says whose binaries come along', () => {
  const { packages } = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8'));
  const compiled = Object.keys(packages).filter((path) => existsSync(join(project, path, 'binding.gyp')));
  expect(compiled).toContain('node_modules/better-sqlite3');
  const unsaid = compiled.filter((path) => packages[path].gypfile !== false);
  expect({ unsaid, todo: 'npm run prepare' }).toEqual({ unsaid: [], todo: 'npm run prepare' });
});
