/** Which room of src/ stands on which: what is not written here is not allowed. */
import { posix } from 'node:path';
import { type Node, nodesOf } from './source.ts';

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
  'argv.ts': ['domain', 'errors.ts'],
  'screen.ts': ['domain', 'render', 'type context.ts'],
  'help.ts': ['domain', 'type context.ts', 'errors.ts'],
  'help-page.ts': [],
  app: ['call', 'domain', 'errors.ts', 'import', 'mail', 'store', 'type context.ts'],
  'command-line': ['app', 'argv.ts', 'call', 'domain', 'errors.ts', 'import', 'render', 'store', 'type context.ts'],
  commands: [
    'app',
    'argv.ts',
    'call',
    'command-line',
    'domain',
    'errors.ts',
    'import',
    'mcp',
    'render',
    'store',
    'type context.ts',
  ],
  mcp: ['app', 'domain', 'errors.ts', 'render', 'type call', 'type context.ts', 'type store'],
  'command-list.ts': ['commands', 'type context.ts'],
  'cli.ts': [
    'argv.ts',
    'command-list.ts',
    'domain',
    'errors.ts',
    'help.ts',
    'help-page.ts',
    'screen.ts',
    'type context.ts',
    'type render',
  ],
  'manual.ts': ['cli.ts', 'help.ts', 'help-page.ts', 'type render'],
  'main.ts': [
    'app',
    'argv.ts',
    'cli.ts',
    'domain',
    'errors.ts',
    'mail',
    'platform',
    'screen.ts',
    'store',
    'type context.ts',
  ],
};

/** What a room must not take from another one it may use: the work of the program has no terminal. */
const withheld: readonly { readonly from: string; readonly room: string; readonly names: readonly string[] }[] = [
  { from: 'app', room: 'context.ts', names: ['Context', 'Io', 'Prompter', 'Register', 'Run', 'CommandList'] },
];

/** Which folders and files may use a library, or the machine through Node. */
const libraries: Readonly<Record<string, readonly string[]>> = {
  node: ['app', 'command-line', 'commands', 'import', 'mail', 'main.ts', 'mcp', 'platform', 'processes.ts', 'store'],
  '@date-fns/utc': ['domain/day.ts'],
  'date-fns': ['domain/day.ts'],
  'better-sqlite3': ['store/sqlite'],
  pg: ['store/postgres'],
  pgpass: ['store/postgres'],
  'better-sqlite3-multiple-ciphers': ['store/sqlite'],
  'csv-parse': ['import'],
  'iconv-lite': ['import', 'platform/text-of-bytes.ts'],
  'libphonenumber-js': ['import'],
  'localized-address-format': ['domain/postal-address.ts'],
  vcf: ['import'],
  yauzl: ['import'],
  hucre: ['import'],
  chalk: ['render'],
  'cli-table3': ['render'],
  '@mixmark-io/domino': ['mail', 'render'],
  '@observablehq/plot': ['render'],
  'csv-stringify': ['render', 'app/imports'],
  'fast-string-width': ['domain/display-width.ts'],
  'ical-generator': ['render'],
  'timezones-ical-library': ['render'],
  nodemailer: ['mail'],
  '@modelcontextprotocol/server': ['mcp'],
  'postal-mime': ['mail'],
  imapflow: ['mail'],
  '@inquirer/core': ['platform'],
  inquirer: ['platform'],
  '@scure/bip39': ['command-line'],
  'date-holidays': ['platform'],
  '@napi-rs/keyring': ['platform'],
  stopword: ['app/lists'],
  '@orama/stemmers': ['app/lists'],
  commander: ['cli.ts', 'command-line', 'commands', 'context.ts', 'help.ts', 'help-page.ts', 'manual.ts'],
};

/**
 * Files that may use the engine: for opening a book, and for treating it as a file. A second engine is a second folder.
 */
const knowSqlite = ['copies', 'encryption', 'glance', 'lock', 'open'].map((name) => `store/${name}.ts`);

/** Books on a server are opened, and nothing else. */
const knowPostgres = ['store/open.ts', 'store/server.ts'];

/** Who may look at the clock or throw dice, and who may use `process`. */
const clock = ['main.ts', 'platform'];
const process = ['main.ts', 'platform', 'processes.ts', 'store/sqlite', 'store/waiting.ts'];

const lies = (file: string, places: readonly string[] = []) =>
  places.some((place) => file === place || file.startsWith(`${place}/`));
const roomOf = (path: string) => path.split('/')[0] ?? '';
const libraryOf = (name: string) =>
  name.startsWith('node:') ? 'node' : (/^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name);

interface Import {
  readonly from: string;
  readonly names: readonly string[];
  readonly typeOnly: boolean;
}

function importOf({ type, source, specifiers, importKind, exportKind }: Node): Import | null {
  if (!/^(?:Import|Export(?:Named|All)Declaration)/.test(String(type)) || source == null) return null;
  const names = ((specifiers ?? []) as Node[]).map((one) =>
    String(((one['imported'] ?? one['local']) as Node)['name']),
  );
  return { from: String((source as Node)['value']), names, typeOnly: importKind === 'type' || exportKind === 'type' };
}

function importBreach(file: string, { from, names, typeOnly }: Import): string | null {
  if (!from.startsWith('.')) return lies(file, libraries[libraryOf(from)]) ? null : `${file} knows ${from}`;
  const target = posix.join(posix.dirname(file), from);
  if (target.startsWith('store/postgres/') && !lies(file, ['store/postgres', ...knowPostgres]))
    return `${file} knows PostgreSQL`;
  if (target.startsWith('store/sqlite/') && !lies(file, ['store/sqlite', ...knowSqlite])) return `${file} knows SQLite`;
  const [here, there] = [roomOf(file), roomOf(target)];
  const allowed = rooms[here] ?? [];
  const kept = withheld.find((one) => one.from === here && one.room === there);
  const taken = names.find((name) => kept?.names.includes(name));
  if (taken !== undefined) return `${file} takes ${taken} from ${there}`;
  const fine = here === there || allowed.includes(there) || (typeOnly && allowed.includes(`type ${there}`));
  return fine ? null : `${file} stands on ${there}`;
}

/**
 * Commands ask and show: a transaction is begun by the work in app/, which a second face uses as well, and what a command shows is
 * read there too.
 */
const withoutTransactions = ['command-line', 'commands', 'render'];

function globalBreach(file: string, node: Node): string | null {
  const { type, object, callee, property } = node as Record<string, Node | undefined>;
  const name = (of: Node | undefined) => (of?.['type'] === 'Identifier' ? of['name'] : undefined);
  const asksClock =
    (String(type) === 'NewExpression' && name(callee) === 'Date' && (node['arguments'] as unknown[]).length === 0) ||
    (name(object) === 'Date' && name(property) === 'now') ||
    (name(object) === 'Math' && name(property) === 'random');
  if (asksClock && !lies(file, clock)) return `${file} looks at the clock or throws dice`;
  if (name(property) === 'atomically' && withoutTransactions.includes(roomOf(file))) return `${file} writes by itself`;
  if (name(object) === 'store' && roomOf(file) === 'commands') return `${file} reads the book by itself`;
  return name(object) === 'process' && !lies(file, process) ? `${file} asks the process` : null;
}

/** A file's breaches of the rules, a sentence each. */
export function breachesIn(file: string, source: string): string[] {
  return [...nodesOf(source)].flatMap((node) => {
    const imported = importOf(node);
    return (imported === null ? globalBreach(file, node) : importBreach(file, imported)) ?? [];
  });
}
