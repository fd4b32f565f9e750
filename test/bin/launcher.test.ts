/** The launcher as a process of its own, on the Nodes that people have. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { copyLauncher } from '../support/program.ts';
import { sampled } from '../support/thorough.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cadence-launcher-'));
  // The launcher with a program beside it that only tells which Node runs it and how it was called.
  copyLauncher(folder);
  writeFileSync(
    join(folder, 'dist', 'main.cjs'),
    'console.log(process.env.PINNED ?? "own", process.argv.slice(2).join(" ")); process.exitCode = 3;',
  );
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the launcher on a Node that says it is this version. */
function launch(version: string, ...args: string[]): Promise<Ended> {
  const pretend = join(folder, 'pretend.mjs');
  writeFileSync(
    pretend,
    `if (!process.env.PINNED) Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } });`,
  );
  return new Promise((resolve) => {
    const command = ['--import', pretend, join(folder, 'bin', 'cadence.js'), ...args];
    execFile(process.execPath, command, (error, out, err) => resolve({ code: Number(error?.code ?? 0), out, err }));
  });
}

/** A pinned Node is a script here: it marks itself and runs the real one. */
function pin(): void {
  const bin = join(folder, 'node_modules', 'node', 'bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'node'), `#!/bin/sh\nPINNED=pinned exec "${process.execPath}" "$@"\n`, { mode: 0o755 });
}

it.each(sampled(['22.14.0', '22.20.1', '24.0.0', '26.10.0']))('runs the program itself on Node %s', async (version) => {
  expect(await launch(version, 'today', '--json')).toEqual({ code: 3, out: 'own today --json\n', err: '' });
});

it.each(sampled(['18.20.0', '20.20.2', '22.13.9']))(
  'hands over to the pinned Node on %s, arguments and exit code included',
  async (version) => {
    pin();
    expect(await launch(version, 'log', '1', '--note', "it's fine")).toEqual({
      code: 3,
      out: "pinned log 1 --note it's fine\n",
      err: '',
    });
  },
);

it.each([
  ['an installation', false, () => 'run npm install -g --install-links=false . in a checkout, which brings its own'],
  ['a checkout', true, () => `run npm install --include=dev and npm rebuild node in ${folder}`],
])('says in one line what to do when %s has no pinned Node', async (_, checkout, remedy) => {
  if (checkout) mkdirSync(join(folder, 'src'));
  expect(await launch('20.20.2', 'today')).toEqual({
    code: 1,
    out: '',
    err: `cadence needs Node 22.14 or newer (this is 20.20.2): install it, or ${remedy()}\n`,
  });
});

it('says in one line what to do when nothing is built', async () => {
  rmSync(join(folder, 'dist'), { recursive: true });
  expect(await launch('24.0.0', 'today')).toEqual({
    code: 1,
    out: '',
    err: `cadence is not built yet: npm install --include=dev in ${folder} does that, or says why it cannot\n`,
  });
});

it('leaves what the program itself cannot find to be said by the program', async () => {
  writeFileSync(join(folder, 'dist', 'main.cjs'), "require('./nowhere.cjs');");
  const { code, err } = await launch('24.0.0', 'today');
  expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining("Cannot find module './nowhere.cjs'") });
});
