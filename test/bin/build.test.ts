/** How a checkout is built: by npm, while cadence runs, and where something is missing. */
import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { whole } from '../support/thorough.ts';
import { itWhere } from '../support/where.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));

let checkout: string;
let built: string;
beforeAll(async () => {
  built = mkdtempSync(join(tmpdir(), 'cadence-built-'));
  newCheckout();
  expect(await build()).toMatchObject(well);
  cpSync(dist(), built, { recursive: true, preserveTimestamps: true });
  rmSync(checkout, { recursive: true });
});
afterAll(() => rmSync(built, { recursive: true, force: true }));

beforeEach(newCheckout);
afterEach(() => rmSync(checkout, { recursive: true, force: true }));

function newCheckout(): void {
  checkout = mkdtempSync(join(tmpdir(), 'cadence-checkout-'));
  for (const name of ['bin', 'src', 'fixtures/demo', 'package.json', 'package-lock.json', 'README.md'])
    cpSync(join(project, name), join(checkout, name), { recursive: true });
  leaveTwoCommands();
  mkdirSync(join(checkout, 'node_modules'));
  for (const name of readdirSync(join(project, 'node_modules')))
    if (name !== '.bin' && !large.includes(name))
      symlinkSync(join(project, 'node_modules', name), join(checkout, 'node_modules', name));
  for (const name of large) putSmall(name);
}

/** Libraries that are most of what is bundled; a build takes twice as long with them. */
const large = ['date-holidays', 'iconv-lite'];

function putSmall(name: string): void {
  const folder = join(checkout, 'node_modules', name);
  mkdirSync(folder);
  cpSync(join(project, 'node_modules', name, 'LICENSE'), join(folder, 'LICENSE'));
  const described = { name, version: '1.0.0', license: 'MIT', type: 'module', exports: './index.js' };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(described));
  writeFileSync(join(folder, 'index.js'), 'export default {};');
}

/** What a build of it makes. */
const isBuilt = () => cpSync(built, dist(), { recursive: true, preserveTimestamps: true });

/** It is built several times here: all of the program takes three times as long, and every run of the suite builds that. */
function leaveTwoCommands(): void {
  const path = join(checkout, 'src', 'command-list.ts');
  const list = readFileSync(path, 'utf8');
  const left = list.replaceAll(/\{\s*name: '(\w+)',[^{}]*\},/g, (entry, name) =>
    ['completion', 'tag'].includes(name) ? entry : '',
  );
  expect(left.length).toBeLessThan(list.length / 2);
  writeFileSync(path, left);
}

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function run(command: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const whole = { ...process.env, npm_command: '', npm_execpath: '', ...env };
  return new Promise((resolve) =>
    execFile(process.execPath, [...command], { cwd: checkout, env: whole }, (error, out, err) =>
      resolve({ code: Number(error?.code ?? 0), out, err }),
    ),
  );
}

const build = () => run(['bin/build.mjs']);
const prepare = (env: NodeJS.ProcessEnv = {}) => run(['bin/prepare.mjs'], env);
const byNpx = { npm_command: 'exec' };
const cadence = (...args: string[]) => run(['bin/cadence.js', ...args]);
const dist = (name = '') => join(checkout, 'dist', name);
const pieces = (command: string) => readdirSync(dist()).filter((name) => name.startsWith(`${command}-`));
const well = { code: 0, err: '' };

/** A change that the bundle shows: the description of a command. */
function change(command: string, to: string): void {
  const path = join(checkout, 'src', 'commands', `${command}.ts`);
  writeFileSync(path, readFileSync(path, 'utf8').replace(/\.description\((['`]).*?\1\)/, `.description('${to}')`));
}

itWhere(whole, 'TESTS is not "whole": three builds at a time')(
  'every start has a whole program while three builds at a time replace it by another',
  async () => {
    isBuilt();
    let building = true;
    const builds = (async () => {
      for (const what of ['Twice.', 'Once.']) {
        change('tag', what);
        for (const ended of await Promise.all([build(), build(), build()])) expect(ended).toMatchObject(well);
      }
      building = false;
    })();
    const starts: Ended[] = [];
    while (building) starts.push(await cadence('tag', '--help'));
    await builds;
    expect(starts.length).toBeGreaterThan(3);
    expect(starts.filter(({ code, err }) => code !== 0 || err !== '')).toEqual([]);
    expect((await cadence('tag', '--help')).out).toContain('Once.');
    expect(readdirSync(dist()).filter((name) => name.startsWith('.draft'))).toEqual([]);
  },
);

it('who runs the old program finds its pieces for a day; a tarball never has them', async () => {
  isBuilt();
  const [old = ''] = pieces('tag');
  change('tag', 'Another.');
  await build();
  expect(pieces('tag')).toHaveLength(2);
  expect(pieces('tag')).toContain(old);
  const packed = () =>
    new Promise<string>((resolve) =>
      execFile('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: checkout }, (_, out) => resolve(out)),
    );
  const list = await packed();
  expect(list).toContain('dist/main.cjs');
  expect(list).not.toContain(old);
  const yesterday = Date.now() / 1000 - 25 * 60 * 60;
  utimesSync(dist(old), yesterday, yesterday);
  await build();
  expect(pieces('tag')).toHaveLength(1);
  expect(pieces('tag')).not.toContain(old);
});

it('npx builds what is not there, and leaves what is there alone', async () => {
  expect(await prepare(byNpx)).toEqual({ code: 0, out: '', err: '' });
  expect(await cadence('--version')).toMatchObject(well);
  const before = statSync(dist('main.cjs')).ino;
  change('tag', 'Another.');
  expect(await prepare(byNpx)).toEqual({ code: 0, out: '', err: '' });
  expect(statSync(dist('main.cjs')).ino).toBe(before);
  expect(await prepare()).toMatchObject(well); // npm install
  expect((await cadence('tag', '--help')).out).toContain('Another.');
  expect(existsSync(dist('cadence.1'))).toBe(true);
});

const notBuilt = (where: string) =>
  `cadence is not built yet: npm install --include=dev in ${where} does that, or says why it cannot\n`;

it.each<[string, () => void, NodeJS.ProcessEnv, RegExp]>([
  ['what cannot be written', () => writeFileSync(dist(), ''), {}, /^cadence: dist\/ was not built: .*dist.*\n$/],
  [
    'an installation without what builds it',
    () => rmSync(join(checkout, 'node_modules', 'rolldown')),
    { NODE_ENV: 'production' },
    /^cadence: dist\/ was not built: .*NODE_ENV=production.*; npm install --include=dev brings it\n$/,
  ],
  [
    'a Node without TypeScript',
    () => {},
    { NODE_OPTIONS: '--no-experimental-strip-types' },
    /^cadence: dist\/ was not built: that takes Node 22\.18 or newer \(this is [\d.]+\); npm rebuild node .*\n$/,
  ],
  [
    'an npm that left out the binary',
    breakRolldown,
    {},
    /^cadence: dist\/ was not built: npm left out .*; install with the npm of Node 22\.14 or newer\n$/,
  ],
])('%s is one line of npm install; npx leaves the word to the program', async (_, breakIt, env, said) => {
  breakIt();
  expect(await prepare(env)).toEqual({ code: 1, out: '', err: expect.stringMatching(said) });
  expect(await prepare({ ...env, ...byNpx })).toEqual({ code: 0, out: '', err: expect.stringMatching(said) });
  expect(await cadence('today')).toEqual({ code: 1, out: '', err: notBuilt(checkout) });
});

/** As an npm that thinks the binary unfit for the Node that it runs on leaves rolldown. */
function breakRolldown(): void {
  const folder = join(checkout, 'node_modules', 'rolldown');
  rmSync(folder);
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{ "name": "rolldown", "type": "module", "exports": "./index.js" }');
  writeFileSync(join(folder, 'index.js'), 'throw new Error("Cannot find native binding");');
}

it('has the npm that left out the binary install it, run by the Node of the checkout', async () => {
  breakRolldown();
  const npm = join(checkout, 'npm.cjs');
  writeFileSync(
    npm,
    `const { rmSync, symlinkSync, writeFileSync } = require('node:fs');
    writeFileSync('called', process.argv.slice(2).join(' '));
    rmSync('node_modules/rolldown', { recursive: true });
    symlinkSync(${JSON.stringify(join(project, 'node_modules', 'rolldown'))}, 'node_modules/rolldown');`,
  );
  expect(await prepare({ npm_execpath: npm })).toEqual({ code: 0, out: '', err: '' });
  expect(readFileSync(join(checkout, 'called'), 'utf8')).toMatch(/^install --ignore-scripts --no-save\b/);
  expect(await cadence('--version')).toMatchObject(well);
});

it('a program that is whole goes on without what built it; a source that is broken fails, and harms nothing', async () => {
  isBuilt();
  writeFileSync(join(checkout, 'src', 'commands', 'tag.ts'), 'export const = ;');
  const { code, err } = await prepare();
  expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(/^cadence: dist\/ is as it was, .*tag\.ts/s) });
  expect(await cadence('tag', '--help')).toMatchObject(well);
  rmSync(join(checkout, 'node_modules', 'rolldown'));
  expect(await prepare()).toMatchObject({ code: 0, err: expect.stringContaining('npm install --include=dev') });
  expect(await cadence('tag', '--help')).toMatchObject(well);
});
