/**
 * Before the acceptance tests, once a run: the tarball of `npm pack`, installed into an empty folder as a user does it, and what
 * many of them begin with.
 * `CADENCE_PROGRAM=package/cadence` names another program to try instead: the single executable.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { type Described, described, describedInManual } from './listing.ts';
import { shellWith } from './process.ts';
import { makeShop } from './shop.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder for the PATH in which `cadence` is the program under test. */
    programs: string;
    /** Where npm installed it; null when another program is under test. */
    installation: string | null;
    /** What it says of its commands. */
    commands: readonly Described[];
    /** The home of a shop that has been at it for a while, to be copied. */
    shop: string;
  }
}

const project = fileURLToPath(new URL('../../..', import.meta.url));

export async function setup({ provide }: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(process.env['CADENCE_RUN'] ?? tmpdir(), 'installed-'));
  const programs = join(folder, 'programs');
  mkdirSync(programs);
  mkdirSync(join(folder, 'temporary'));
  provide('programs', programs);
  const named = process.env['CADENCE_PROGRAM'];
  if (named) {
    symlinkSync(resolve(named), join(programs, 'cadence'));
    provide('installation', null);
  } else {
    install(folder);
    symlinkSync(process.execPath, join(programs, 'node'));
    symlinkSync(join(folder, 'node_modules', '.bin', 'cadence'), join(programs, 'cadence'));
    provide('installation', folder);
  }
  const [home, shop] = [join(folder, 'home'), join(folder, 'shop')];
  for (const made of [home, shop]) mkdirSync(made);
  const shell = shellWith(programs);
  const manual = join(folder, 'node_modules', 'cadence-calls', 'dist', 'cadence.1');
  const isShort = process.env['ACCEPTANCE'] !== 'whole' && !named;
  const [commands] = await Promise.all([
    isShort ? describedInManual(readFileSync(manual, 'utf8'), shell, home) : described(shell, home),
    makeShop(shell, shop),
  ]);
  provide('commands', commands);
  provide('shop', shop);
  return () => rmSync(folder, { recursive: true, force: true });
}

function install(folder: string): void {
  const npm = (...args: string[]) => execFileSync('npm', args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  npm(
    'pack',
    '--ignore-scripts',
    '--silent',
    '--pack-destination',
    folder,
    join(process.env['CADENCE_RUN'] ?? project, 'the program'),
  );
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
  const quick = ['--no-audit', '--no-fund', '--prefer-offline', '--fetch-retries=0'];
  try {
    npm('install', '--prefix', folder, ...quick, join(folder, tarball));
  } catch (error) {
    // An error of npm's own, and not of the network's, is one of the package's.
    if (!/ENOTCACHED|ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|ENETUNREACH|network/.test(String(error))) throw error;
    console.warn(
      'no network: the libraries of the installed program are copied from the checkout, not installed by npm',
    );
    unpack(folder, join(folder, tarball));
  }
}

/** What npm would do, with the libraries that the checkout has: they are the same, the lock file says so. */
function unpack(folder: string, tarball: string): void {
  const modules = join(folder, 'node_modules');
  const own = join(modules, 'cadence-calls');
  rmSync(modules, { recursive: true, force: true });
  mkdirSync(join(modules, '.bin'), { recursive: true });
  mkdirSync(own);
  execFileSync('tar', ['-xzf', tarball, '-C', own, '--strip-components=1']);
  symlinkSync('../cadence-calls/bin/cadence.js', join(modules, '.bin', 'cadence'));
  const copied = new Set<string>();
  const copy = (name: string) => {
    const from = join(project, 'node_modules', name);
    if (copied.has(name)) return;
    copied.add(name);
    cpSync(from, join(modules, name), { recursive: true });
    for (const next of librariesOf(from)) copy(next);
  };
  for (const name of librariesOf(own)) copy(name);
}

/** The libraries a package asks for, but for those that this machine has not: of another system, or left out. */
function librariesOf(folder: string): string[] {
  const { dependencies, optionalDependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const all = Object.keys({ ...dependencies, ...optionalDependencies });
  return all.filter((name) => existsSync(join(project, 'node_modules', name)));
}
