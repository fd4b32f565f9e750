/** What the documents tell people to type exists (that it runs, test/acceptance tries); what they list is all there is. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { commands } from '../src/command-list.ts';
import { settableSettings } from '../src/domain/book-settings.ts';
import { environment } from '../src/render/man.ts';
import { runCadence } from './support/cadence.ts';
import { sourceFiles, sourceOf } from './support/source.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync(`${root}docs`)
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const names = new Set(commands.map(({ name }) => name));

/** Every `cadence …` in code, without comments. */
function typed(document: string): string[] {
  const text = readFileSync(root + document, 'utf8');
  const fenced = [...text.matchAll(/^```\w*\n(.*?)^```/gms)].flatMap(([, block = '']) => block.split('\n'));
  const inline = [...text.replaceAll(/^```\w*\n.*?^```/gms, '').matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
  return [...fenced, ...inline].map((line) => line.trim()).filter((line) => /^cadence [a-z]/.test(line));
}

const helps = new Map<string, Promise<string>>();

function helpOf(name: string): Promise<string> {
  const help = helps.get(name) ?? runCadence(`help ${name}`).then(({ out }) => out);
  helps.set(name, help);
  return help;
}

it.each(documents)('%s names only commands and options there are', async (document) => {
  for (const line of typed(document)) {
    const [, name = ''] = line.split(' ');
    if (name === 'top' || name === 'help') continue; // an alias made a line before; commander's own
    expect(names, line).toContain(name);
    const out = await helpOf(name);
    const own = line.split(/ #|[|>;]|"/)[0] ?? '';
    for (const [option] of own.matchAll(/--[a-z][a-z-]+/g))
      expect([line, `${out} --db --today --json --no-color --quiet --help --version --debug`.includes(option)]).toEqual(
        [line, true],
      );
  }
});

it.each(documents)('%s names only scripts of npm there are', (document) => {
  const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
  const text = readFileSync(root + document, 'utf8');
  const named = [...text.matchAll(/\bnpm (?:run ([a-z][\w:-]*)|(test)\b)/g)].map(([, run, test]) => run ?? test ?? '');
  expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
});

it('every document is named by another one', () => {
  const all = documents.map((document) => readFileSync(root + document, 'utf8')).join('\n');
  for (const name of readdirSync(`${root}docs`)) expect(all).toContain(name);
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
      [...sourceOf(file).matchAll(/\benv(?:\['|\.|\(')([A-Z][A-Z0-9_]+)/g)].map(([, name]) => name),
    );
    expect(read.length).toBeGreaterThan(10);
    // What terminals set to be recognised by, where the shell looks for programs, where Node counts what ran: nobody sets it for
    // cadence.
    const recognised = ['KONSOLE_VERSION', 'NODE_V8_COVERAGE', 'PATH', 'TERM_PROGRAM', 'VTE_VERSION', 'WT_SESSION'];
    expect(read.filter((name) => name !== undefined && !names.includes(name) && !recognised.includes(name))).toEqual(
      [],
    );
  });
});
