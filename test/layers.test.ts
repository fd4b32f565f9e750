/** The arrows between the rooms of src/ (support/layers.ts): every file keeps to them, and what does not is seen. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
<<<<<<< HEAD
import { breachesIn } from './support/layers.ts';
import { sourceFiles, sourceOf } from './support/source.ts';
=======
import { type Node, nodesOf, sourceFiles, sourceOf } from './support/source.ts';

/** Where there is `type`, only types may be taken. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  'errors.ts': [],
  'processes.ts': ['type domain'],
  domain: [],
  import: ['domain', 'errors.ts'],
  store: ['domain', 'errors.ts', 'processes.ts'],
  render: ['domain'],
  'context.ts': ['type domain', 'type mail', 'type render', 'type store'],
  call: ['domain', 'errors.ts', 'type context.ts', 'type store'],
  mail: ['domain', 'errors.ts', 'render', 'type context.ts'],
  platform: ['domain', 'errors.ts', 'processes.ts', 'type context.ts'],
  'argv.ts': ['errors.ts'],
  'screen.ts': ['render', 'type context.ts'],
  'help.ts': ['domain', 'type context.ts'],
  commands: ['argv.ts', 'call', 'domain', 'errors.ts', 'import', 'mail', 'render', 'store', 'type context.ts'],
  'command-list.ts': ['commands', 'type context.ts'],
  'cli.ts': [
    'argv.ts',
    'command-list.ts',
    'domain',
    'errors.ts',
    'help.ts',
    'screen.ts',
    'type context.ts',
    'type render',
  ],
  'manual.ts': ['cli.ts', 'help.ts', 'type render'],
  'main.ts': ['argv.ts', 'cli.ts', 'domain', 'errors.ts', 'mail', 'platform', 'screen.ts', 'store', 'type context.ts'],
};

/** Who may know a library, or the machine by way of Node: folders and files. */
const libraries: Readonly<Record<string, readonly string[]>> = {
  node: ['commands', 'import', 'mail', 'main.ts', 'platform', 'processes.ts', 'store'],
  '@date-fns/utc': ['domain/day.ts'],
  'date-fns': ['domain/day.ts'],
  'better-sqlite3': ['store/sqlite'],
  'better-sqlite3-multiple-ciphers': ['store/sqlite'],
  'csv-parse': ['import'],
  'iconv-lite': ['import', 'platform/text-of-bytes.ts'],
  'libphonenumber-js': ['import'],
  vcf: ['import'],
  yauzl: ['import'],
  hucre: ['import'],
  chalk: ['render'],
  'cli-table3': ['render'],
  '@mixmark-io/domino': ['render'],
  '@observablehq/plot': ['render'],
  'csv-stringify': ['render', 'commands/importing'],
  'fast-string-width': ['render', 'platform'],
  'ical-generator': ['render'],
  'timezones-ical-library': ['render'],
  nodemailer: ['mail'],
  '@inquirer/core': ['platform'],
  inquirer: ['platform'],
  '@scure/bip39': ['commands/configuring'],
  'date-holidays': ['platform'],
  '@napi-rs/keyring': ['platform'],
  stopword: ['commands/listing'],
  commander: ['cli.ts', 'commands', 'context.ts', 'help.ts', 'manual.ts'],
};

/** Who may know the engine that keeps a book: what opens one, and what treats it as a file. A second engine is a second folder. */
const knowSqlite = ['copies', 'encryption', 'glance', 'lock', 'open'].map((name) => `store/${name}.ts`);

/** Who may look at the clock or throw dice, and who may ask the process. */
const clock = ['main.ts', 'platform'];
const process = ['main.ts', 'platform', 'processes.ts', 'store/sqlite'];

const lies = (file: string, places: readonly string[] = []) =>
  places.some((place) => file === place || file.startsWith(`${place}/`));
const roomOf = (path: string) => path.split('/')[0] ?? '';
const libraryOf = (name: string) =>
  name.startsWith('node:') ? 'node' : (/^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name);

interface Import {
  readonly from: string;
  readonly typeOnly: boolean;
}

function importOf({ type, source, importKind, exportKind }: Node): Import | null {
  if (!/^(?:Import|Export(?:Named|All)Declaration)/.test(String(type)) || source == null) return null;
  return { from: String((source as Node)['value']), typeOnly: importKind === 'type' || exportKind === 'type' };
}

function importBreach(file: string, { from, typeOnly }: Import): string | null {
  if (!from.startsWith('.')) return lies(file, libraries[libraryOf(from)]) ? null : `${file} knows ${from}`;
  const target = posix.join(posix.dirname(file), from);
  if (target.startsWith('store/sqlite/') && !lies(file, ['store/sqlite', ...knowSqlite])) return `${file} knows SQLite`;
  const [here, there] = [roomOf(file), roomOf(target)];
  const allowed = rooms[here] ?? [];
  const fine = here === there || allowed.includes(there) || (typeOnly && allowed.includes(`type ${there}`));
  return fine ? null : `${file} stands on ${there}`;
}

function globalBreach(file: string, node: Node): string | null {
  const { type, object, callee, property } = node as Record<string, Node | undefined>;
  const name = (of: Node | undefined) => (of?.['type'] === 'Identifier' ? of['name'] : undefined);
  const asksClock =
    (String(type) === 'NewExpression' && name(callee) === 'Date' && (node['arguments'] as unknown[]).length === 0) ||
    (name(object) === 'Date' && name(property) === 'now') ||
    (name(object) === 'Math' && name(property) === 'random');
  if (asksClock && !lies(file, clock)) return `${file} looks at the clock or throws dice`;
  return name(object) === 'process' && !lies(file, process) ? `${file} asks the process` : null;
}

function breachesIn(file: string, source: string): string[] {
  return [...nodesOf(source)].flatMap((node) => {
    const imported = importOf(node);
    return (imported === null ? globalBreach(file, node) : importBreach(file, imported)) ?? [];
  });
}
>>>>>>> 63794fd (Show in script check what was understood, and read scripts that other editors saved in UTF-16 or Latin-1; a script that is too long is refused instead of being read in part)

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
  ['commands/calling/brief.ts', `import { systemClock } from '../../platform/clock.ts';`, 'stands on platform'],
  ['domain/due.ts', 'const today = new Date();', 'looks at the clock or throws dice'],
  ['store/plan.ts', 'const now = Date.now();', 'looks at the clock or throws dice'],
  ['domain/plan/simulate.ts', 'const reached = Math.random() < reach;', 'looks at the clock or throws dice'],
  ['commands/today.ts', `const book = process.env['CADENCE_DB'];`, 'asks the process'],
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

it('what tries the installed program takes nothing from the sources', () => {
  const folder = new URL('acceptance/', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  expect(files.length).toBeGreaterThan(10);
  expect(files.filter((file) => /from '[^']*\/src\//.test(readFileSync(new URL(file, folder), 'utf8')))).toEqual([]);
});
