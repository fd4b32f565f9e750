/** `man cadence` after both ways of installing. */
import { execFileSync, spawnSync } from 'node:child_process';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { describedInManual } from './support/listing.ts';
import { newHome, project, shell, whole } from './support/program.ts';

const quick = ['--no-audit', '--no-fund', '--prefer-offline', '--ignore-scripts', '--fetch-retries=0'];
const installation = inject('installation');
const tarball =
  installation === null
    ? ''
    : join(installation, readdirSync(installation).find((name) => name.endsWith('.tgz')) ?? '');
const noMan = spawnSync('man', ['--version']).error !== undefined;

const ways = [
  ['the checkout', project],
  ['the tarball', tarball],
];

it.skipIf(installation === null).each(whole ? ways : ways.slice(0, 1))(
  'the manual is found after npm install -g of %s',
  (_what, from) => {
    const prefix = newHome();
    execFileSync('npm', ['install', '-g', '--prefix', prefix, ...quick, from], { stdio: 'pipe' });
    const page = join(prefix, 'share', 'man', 'man1', 'cadence.1');
    expect(lstatSync(page).isFile() || lstatSync(page).isSymbolicLink()).toBe(true);
    expect(execFileSync('head', ['-n', '3', page], { encoding: 'utf8' })).toMatch(/^\.TH "?CADENCE"? /im);
    if (noMan) return;
    const env = { ...process.env, MANPATH: join(prefix, 'share', 'man'), MANPAGER: 'cat', MANWIDTH: '100' };
    expect(execFileSync('man', ['cadence'], { env, encoding: 'utf8' })).toMatch(/^CADENCE\(1\)[\s\S]*\bcadence import/);
  },
);

it.runIf(whole && installation !== null)(
  'the manual has the commands, options and examples of every --help',
  async () => {
    const page = readFileSync(join(installation ?? '', 'node_modules', 'cadence-calls', 'dist', 'cadence.1'), 'utf8');
    expect(await describedInManual(page, shell, newHome())).toEqual(inject('commands'));
  },
);
