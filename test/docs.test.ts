/** What the documents tell people to type exists, and runs; what they list is all there is. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../src/command-list.ts';
import { settableSettings } from '../src/domain/settings.ts';
import { environment } from '../src/render/man.ts';
import { runCadence } from './support/cadence.ts';
import { launcher } from './support/program.ts';
import { sourceFiles, sourceOf } from './support/source.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync(`${root}docs`).map((name) => `docs/${name}`),
];
const names = new Set(commands.map(({ name }) => name));

/** Every `cadence …` in code, without comments. */
function typed(document: string): string[] {
  const text = readFileSync(root + document, 'utf8');
  const fenced = [...text.matchAll(/^```\w*\n(.*?)^```/gms)].flatMap(([, block = '']) => block.split('\n'));
  const inline = [...text.replaceAll(/^```\w*\n.*?^```/gms, '').matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
  return [...fenced, ...inline].map((line) => line.trim()).filter((line) => /^cadence [a-z]/.test(line));
}

it.each(documents)('%s names only commands and options there are', async (document) => {
  for (const line of typed(document)) {
    const [, name = ''] = line.split(' ');
    if (name === 'top' || name === 'help') continue; // an alias made a line before; commander's own
    expect(names, line).toContain(name);
    const { out } = await runCadence(`${name} --help`);
    const own = line.split(/ #|[|>;]|"/)[0] ?? '';
    for (const [option] of own.matchAll(/--[a-z][a-z-]+/g))
      expect([line, `${out} --db --today --json --no-color --quiet --help --version --debug`.includes(option)]).toEqual(
        [line, true],
      );
  }
});

it('every document is named by another one', () => {
  const all = documents.map((document) => readFileSync(root + document, 'utf8')).join('\n');
  for (const name of readdirSync(`${root}docs`)) expect(all).toContain(name);
});

/** The blocks marked `sh` run, each in a book of the made-up shop; what needs a person is marked `console`. */
describe('the commands', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'cadence-docs-'));
    mkdirSync(join(folder, 'bin'));
    const program = `#!/bin/sh\nexec "${process.execPath}" "${launcher}" "$@"\n`;
    writeFileSync(join(folder, 'bin', 'cadence'), program, { mode: 0o755 });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const blocksOf = (document: string) =>
    [...readFileSync(root + document, 'utf8').matchAll(/^```sh\n(.*?)^```/gms)].map(([, block = '']) => block);
  const withBlocks = documents.filter((one) => one.startsWith('docs/') && blocksOf(one).length > 0);

  it.each(withBlocks)(
    'of %s run',
    (document) => {
      const home = join(folder, document.replace('/', '-'));
      mkdirSync(home);
      for (const file of ['customers.csv', 'orders.csv'])
        copyFileSync(`${root}fixtures/demo/${file}`, join(home, file));
      const env = { HOME: home, PATH: `${join(folder, 'bin')}:${process.env['PATH']}`, CADENCE_TODAY: '2026-11-23' };
      const shell = (script: string) =>
        spawnSync('sh', ['-e', '-c', script], { cwd: home, env, encoding: 'utf8', timeout: 60_000 });
      shell(
        'cadence import customers.csv orders.csv; for i in 1 2 3 4 5 6 7 8 9 10 11; do cadence note 1 "note $i"; done',
      );
      const { status, stderr } = shell(blocksOf(document).join('\n'));
      expect([status, stderr]).toEqual([0, stderr]);
    },
    60_000,
  );
});

describe('docs/settings.md', () => {
  const text = readFileSync(`${root}docs/settings.md`, 'utf8');
  const code = (value: string) => (value === '' ? '' : `\`${value}\``);

  it.each(settableSettings.map((setting) => [setting.key, setting] as const))('has %s as it is', (_key, setting) => {
    const { key, about, fallback, format, example } = setting;
    expect(text).toContain(`| \`${key}\` | ${about} | ${code(format(fallback))} | ${code(example)} |`);
    expect(setting.parse(example)).toHaveProperty('value');
  });

  it('has no setting that is not there', () => {
    const keys = [...text.matchAll(/^\| `([a-z][\w.-]*)` \| .* \| .* \| .* \|$/gm)].map(([, key]) => key);
    expect(keys.filter((key) => !/NAME$/.test(key ?? ''))).toEqual(settableSettings.map(({ key }) => key));
  });

  it('has every variable that is read, as the manual page has', () => {
    const names = environment.flatMap(({ flags }) => flags.split(', '));
    for (const { flags, description } of environment)
      expect(text).toContain(`| ${flags.replaceAll(/(\w+),?/g, '`$1`')} | ${description} |`);
    const read = sourceFiles.flatMap((file) =>
      [...sourceOf(file).matchAll(/\benv(?:\['|\.|\(')([A-Z][A-Z_]+)/g)].map(([, name]) => name),
    );
    expect(read.length).toBeGreaterThan(10);
    // What terminals set to be recognised by, and where the shell looks for programs: nobody sets it for cadence.
    const recognised = ['KONSOLE_VERSION', 'PATH', 'TERM_PROGRAM', 'VTE_VERSION', 'WT_SESSION'];
    expect(read.filter((name) => name !== undefined && !names.includes(name) && !recognised.includes(name))).toEqual(
      [],
    );
  });
});
