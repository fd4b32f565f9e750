/** What `npm pack` makes, unpacked elsewhere as an installation would be. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

const project = fileURLToPath(new URL('../..', import.meta.url));
let folder: string;
let installed: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cadence-package-'));
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], { cwd: project });
  const [tarball = ''] = readdirSync(folder);
  installed = join(folder, 'node_modules', 'cadence-calls');
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', join(folder, tarball), '-C', installed, '--strip-components=1']);
  // The one library that is not in the bundle, because it holds a native binary.
  symlinkSync(join(project, 'node_modules', 'better-sqlite3'), join(folder, 'node_modules', 'better-sqlite3'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]) =>
  execFileSync(process.execPath, [join(installed, 'bin', 'cadence.js'), ...args], { cwd: folder, encoding: 'utf8' });

it('runs from a tarball installed elsewhere, with one library beside it', () => {
  expect(run('--version')).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(run('--db', join(folder, 'book.db'), 'config', 'set', 'capacity', '4')).toBe('');
  expect(run('--db', join(folder, 'book.db'), 'config', 'get', 'capacity')).toBe('4\n');
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
