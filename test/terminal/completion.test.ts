/** Completion in the shells themselves: what Tab puts in is what the command then takes. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { launcher, startsWarm } from '../support/program.ts';
import { keys, openProgram } from '../support/terminal.ts';
import { sampled } from '../support/thorough.ts';
import { itWhere } from '../support/where.ts';

const names = [
  "Ann O'Hara",
  'The "Big" Shop',
  '$(touch pwned)',
  'Evil `touch pwned` Inc',
  'Ratio: Cafe',
  '山本 太郎',
  'Zoë Ünal',
  '50% off * Shop',
  ';touch pwned',
  '~home',
];

let folder: string;
let env: Record<string, string>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cadence-shell-'));
  mkdirSync(join(folder, 'bin'));
  writeFileSync(join(folder, 'bin', 'cadence'), `#!/bin/sh\nexec "${process.execPath}" "${launcher}" "$@"\n`, {
    mode: 0o755,
  });
  env = { PATH: `${join(folder, 'bin')}:${process.env['PATH']}`, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', ZDOTDIR: folder };
  const quoted = names.map((name) => `"${name.replaceAll('"', '""')}"`);
  writeFileSync(join(folder, 'names.csv'), `name\n${quoted.join('\n')}\n`);
  cadence('--db', join(folder, 'book.db'), '--quiet', 'import', join(folder, 'names.csv'));
  mkdirSync(join(folder, 'fish', 'completions'), { recursive: true });
  mkdirSync(join(folder, 'functions'));
  writeFileSync(
    join(folder, '.bashrc'),
    `PS1='ready> '\nbind 'set enable-bracketed-paste off'\n${cadence('completion', 'bash')}`,
  );
  if (isHere('zsh')) writeFileSync(join(folder, 'functions', '_cadence'), cadence('completion', 'zsh'));
  writeFileSync(
    join(folder, '.zshrc'),
    `PS1='ready> '\nfpath=("${folder}/functions" $fpath)\nautoload -Uz compinit; compinit -u -d "${folder}/dump"\n`,
  );
  if (isHere('fish')) writeFileSync(join(folder, 'fish', 'completions', 'cadence.fish'), cadence('completion', 'fish'));
  writeFileSync(join(folder, 'fish', 'config.fish'), 'function fish_prompt; echo -n "ready> "; end\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function cadence(...args: string[]): string {
  const options = { encoding: 'utf8', env: { ...env, ...startsWarm, HOME: folder }, stdio: 'pipe' } as const;
  return execFileSync(process.execPath, [launcher, ...args], options);
}

/** What is typed before the Tab key, and whom it means. */
const typing: readonly (readonly [string, string])[] = [
  ['cadence show ann', "Ann O'Hara"],
  ["cadence show 'Ann O", "Ann O'Hara"],
  ['cadence show "The', 'The "Big" Shop'],
  ['cadence show \\$', '$(touch pwned)'],
  ['cadence show Evil', 'Evil `touch pwned` Inc'],
  ['cadence show Ratio', 'Ratio: Cafe'],
  ['cadence show Ratio:', 'Ratio: Cafe'],
  ['cadence show 山', '山本 太郎'],
  ['cadence show zo', 'Zoë Ünal'],
  ['cadence show 太', '山本 太郎'],
  ['cadence show 50', '50% off * Shop'],
  ['cadence show \\;', ';touch pwned'],
  ['cadence show \\~', '~home'],
];
/** Fish keeps of what is offered only words with the very letters that were typed. */
const folds: readonly (readonly [string, string])[] = [
  ['cadence show una', 'Zoë Ünal'],
  ['cadence show ohar', "Ann O'Hara"],
];

const shells = { bash: ['--noprofile', '--rcfile', '.bashrc', '-i'], zsh: ['-i'], fish: ['-i'] } as const;
const isHere = (shell: string) => spawnSync('sh', ['-c', `command -v ${shell}`]).status === 0;

describe.each(Object.entries(shells))('%s', (shell, args) => {
  itWhere(isHere(shell), `no ${shell} here: its completion`).each(
    sampled(shell === 'fish' ? typing : [...typing, ...folds], 2),
  )('%s finds the customer', async (typed, name) => {
    const terminal = openProgram(folder, [shell, ...args], { env, columns: 120 });
    await terminal.sees('ready>');
    terminal.type(`${typed}\t`);
    // Each shell escapes in its own way, but no letters.
    await terminal.sees(name.match(/\p{L}+/gu)?.at(-1) ?? '');
    terminal.type(` --quiet${keys.enter}`);
    await terminal.sees(`${names.indexOf(name) + 1} ${name}`);
    terminal.type(`exit${keys.enter}`);
    await terminal.exit();
    expect(spawnSync('ls', [join(folder, 'pwned')]).status).not.toBe(0);
  });
});
