/** The arrows between the rooms of src/ (support/layers.ts): every file keeps to them, and what does not is seen. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { breachesIn } from './support/layers.ts';
import { type Node, nodesOf, sourceFiles, sourceOf } from './support/source.ts';

it.each(sourceFiles)('%s keeps to its place', (file) => {
  expect(breachesIn(file, sourceOf(file))).toEqual([]);
});

it.each([
  ['store/plan.ts', `import Database from 'better-sqlite3';`, 'knows better-sqlite3'],
  ['store/search.ts', `import { match } from './sqlite/full-text.ts';`, 'knows SQLite'],
  ['commands/list.ts', `const { glanceAt } = await import('../store/sqlite/glance.ts');`, 'knows SQLite'],
  ['domain/due.ts', `import { addDays } from 'date-fns/addDays';`, 'knows date-fns/addDays'],
  ['domain/due.ts', `import { readFileSync } from 'node:fs';`, 'knows node:fs'],
  ['domain/due.ts', `const { register } = await import('../commands/today.ts');`, 'stands on commands'],
  ['render/week.ts', `export { openStore } from '../store/open.ts';`, 'stands on store'],
  ['render/week.ts', `import type { Store } from '../store/store.ts';`, 'stands on store'],
  ['call/close.ts', `import { openStore } from '../store/open.ts';`, 'stands on store'],
  ['app/lists/due-on.ts', `import { json } from '../../render/json.ts';`, 'stands on render'],
  ['app/lists/due-on.ts', `import { goOn } from '../../command-line/go-on.ts';`, 'stands on command-line'],
  ['app/lists/due-on.ts', `import type { Command } from 'commander';`, 'knows commander'],
  ['app/lists/due-on.ts', `import type { Context } from '../../context.ts';`, 'takes Context from context.ts'],
  ['store/plan.ts', `import type { Changes } from '../app/settings/working-time.ts';`, 'stands on app'],
  ['commands/call.ts', `import { systemClock } from '../platform/clock.ts';`, 'stands on platform'],
  ['domain/due.ts', 'const today = new Date();', 'looks at the clock or throws dice'],
  ['store/plan.ts', 'const now = Date.now();', 'looks at the clock or throws dice'],
  ['domain/plan/simulate.ts', 'const reached = Math.random() < reach;', 'looks at the clock or throws dice'],
  ['commands/today.ts', `const book = process.env['CADENCE_DB'];`, 'asks the process'],
  ['commands/done.ts', `await store.atomically({ kind: 'done', day }, async () => {});`, 'writes by itself'],
  ['commands/show.ts', `const touches = await store.touches.of(customer.id);`, 'reads the book by itself'],
])('in %s it would see %s', (file, source, breach) => {
  expect(breachesIn(file, source)).toEqual([`${file} ${breach}`]);
});

it.each([
  ['call/close.ts', `import type { Store } from '../store/store.ts';`],
  ['domain/due.ts', `const noon = new Date(moment); import { addDays } from './day.ts';`],
  ['main.ts', 'const now = () => new Date();'],
])('in %s it allows %s', (file, source) => {
  expect(breachesIn(file, source)).toEqual([]);
});

/** The types and classes that a file exports, by name. */
function typesOf(source: string): string[] {
  return [...nodesOf(source)].flatMap((node) => {
    if (node['type'] !== 'ExportNamedDeclaration' || node['declaration'] == null) return [];
    const { type, id } = node['declaration'] as Node;
    const isType = /^(?:TSInterface|TSTypeAlias|Class)Declaration$/.test(String(type));
    return isType ? [String((id as Node)['name'])] : [];
  });
}

it('no two files export a type of one name: for two things there are two words', () => {
  const places = sourceFiles.flatMap((file) => typesOf(sourceOf(file)).map((name) => ({ name, file })));
  expect(places.length).toBeGreaterThan(500);
  const twice = [...Map.groupBy(places, ({ name }) => name)].filter(([, files]) => files.length > 1);
  expect(twice.map(([name, files]) => `${name}: ${files.map(({ file }) => file).join(', ')}`)).toEqual([]);
});

it('sees the types and classes that a file exports', () => {
  const source = 'export interface A {} export type B = A; export class C {} interface D {} export const E = 1;';
  expect(typesOf(source)).toEqual(['A', 'B', 'C']);
});

it('what tries the installed program takes nothing from the sources', () => {
  const folder = new URL('acceptance/', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  expect(files.length).toBeGreaterThan(10);
  expect(files.filter((file) => /from '[^']*\/src\//.test(readFileSync(new URL(file, folder), 'utf8')))).toEqual([]);
});
