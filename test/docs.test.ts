/** What the documents tell people to type exists. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { commands } from '../src/cli.ts';
import { runCadence } from './support/cadence.ts';

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
    if (name === 'top') continue; // the alias the document makes a line before
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
