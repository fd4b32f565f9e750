// `npm run package`: the whole program as one file that needs no Node and no folder beside it, for the kind of machine this
// runs on. The bundle and the files it needs become one blob, which is put into a copy of the pinned Node, as
// https://nodejs.org/docs/latest-v24.x/api/single-executable-applications.html describes it.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { bundle } from '../bundle.mjs';
import { licences } from '../licences.mjs';
import { root } from '../root.mjs';
import { materials } from './materials.mjs';

const require = createRequire(import.meta.url);
const { platform } = process;
const suffix = platform === 'win32' ? '.exe' : '';
const node = join(root, 'node_modules', 'node', 'bin', `node${suffix}`);
const here = join(root, 'bin', 'executable');

/** What a step says is shown when it fails. */
const quiet = { stdio: 'pipe' };

const sqlite = (call) => `let it; export const getBinding = () => (it ??= ${call});`;
const library = (path) => join(root, 'node_modules', path);

/** The native binaries that go along, each with the file that would look for it and what stands in that file's place. */
const natives = [
  {
    name: 'better_sqlite3.node',
    from: require(library('better-sqlite3/lib/binding.js')).getPrebuildPath(),
    soughtBy: /better-sqlite3[\\/]lib[\\/]binding\.js$/,
    as: sqlite,
  },
  {
    name: 'better_sqlite3_multiple_ciphers.node',
    from: require(library('better-sqlite3-multiple-ciphers/lib/binding.js')).getPrebuildPath(),
    soughtBy: /better-sqlite3-multiple-ciphers[\\/]lib[\\/]binding\.js$/,
    as: sqlite,
  },
  {
    name: 'keyring.node',
    from: globSync(`keyring-${platform}-${process.arch}*/*.node`, { cwd: library('@napi-rs') }).map((file) =>
      library(`@napi-rs/${file}`),
    )[0],
    soughtBy: /@napi-rs[\\/]keyring[\\/]index\.js$/,
    as: (call) => `export const { AsyncEntry } = ${call};`,
  },
];

/** What people do first, on the made-up shop. Each file of the bundle goes along with V8's code for the first that loads it. */
const usual = [
  ...['today', '--help', 'week', 'list', 'show 1', 'why 1', 'search oven', 'promises', 'plan', 'stats'],
  ...['log 1 --note hello', 'undo', 'call --brief', 'note 1 hello', 'config list'],
];

/**
 * So that V8 makes the same code in every build: strings carry a hash with a seed that is else drawn at each start, functions
 * a mark of the compilers that they have been through by then, and a function that has not run for some time loses its code to
 * the garbage collector, sooner or later as the machine is busy.
 */
const always = ['--hash-seed=1', '--no-sparkplug', '--no-maglev', '--no-turbofan', '--no-flush-bytecode'];

/** In the executable nothing lies beside the program: `executable.ts` stands where files were looked for. */
const executable = JSON.stringify(join(root, 'src', 'platform', 'executable.ts'));
const livesInOneFile = {
  name: 'lives in one file',
  load(id) {
    if (id === join(root, 'src', 'platform', 'home.ts')) return `export { home } from ${executable};`;
    const native = natives.find(({ soughtBy }) => soughtBy.test(id));
    return native && `import { native } from ${executable}; ${native.as(`native('${native.name}')`)}`;
  },
};

const sqliteTerms = 'SQLite, inside better-sqlite3, is in the public domain: https://sqlite.org/copyright.html\n';
const cipherTerms =
  'SQLite3 Multiple Ciphers, inside better-sqlite3-multiple-ciphers, copyright Ulrich Telle and others, is under the MIT licence: https://utelle.github.io/SQLite3MultipleCiphers/docs/license/\n';

await make(resolve(process.argv[2] ?? join(root, 'package'), `cadence${suffix}`));

async function make(file) {
  const work = mkdtempSync(join(tmpdir(), 'cadence-package-'));
  const draft = join(dirname(file), `new-cadence${suffix}`); // one that does not run is not kept
  try {
    const carried = join(work, 'carried');
    const code = await gather(carried);
    warm(carried, work);
    const settings = join(work, 'blob.json');
    writeFileSync(settings, JSON.stringify(blobOf(carried, join(work, 'blob'))));
    execFileSync(node, ['--experimental-sea-config', settings], { ...quiet, cwd: root });
    mkdirSync(dirname(file), { recursive: true });
    putInto(draft, join(work, 'blob'));
    console.log(`${file}: cadence ${execFileSync(draft, ['--version'], { encoding: 'utf8' }).trim()}`);
    renameSync(draft, file);
    writeFileSync(join(dirname(file), 'cadence.cdx.json'), materials(code));
  } finally {
    rmSync(work, { recursive: true, force: true });
    rmSync(draft, { force: true });
  }
}

/** Everything that the executable carries, in one folder, by the names it asks for; returns the files of libraries in it. */
async function gather(folder) {
  const libraries = await bundle(folder, { plugins: [livesInOneFile], external: [] });
  for (const path of ['package.json', 'fixtures/demo/customers.csv', 'fixtures/demo/orders.csv'])
    cpSync(join(root, path), join(folder, path));
  for (const { name, from } of natives) {
    if (!from) throw new Error(`${name} is not installed for this machine: npm install, with the optional packages`);
    copyFileSync(from, join(folder, name));
  }
  const code = [...libraries, ...natives.map(({ from }) => realpathSync(from))];
  // Node's own terms, but for npm's: npm is no part of its binary.
  const terms = [licences(code), readFileSync(join(here, 'node-licence.txt'), 'utf8'), sqliteTerms, cipherTerms];
  mkdirSync(join(folder, 'dist'));
  writeFileSync(join(folder, 'dist', 'LICENSES.txt'), terms.join(`\n${'-'.repeat(80)}\n`));
  const hash = createHash('sha256');
  const laidDown = filesIn(folder).filter((name) => /\.(node|csv)$/.test(name));
  for (const name of laidDown) hash.update(name).update(readFileSync(join(folder, name)));
  writeFileSync(join(folder, 'id'), hash.digest('hex').slice(0, 16)); // names the folder they are laid into
  return code;
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

/** Runs commands as the executable will, and lays the code that V8 makes of each file on the way into `carried`. */
function warm(carried, work) {
  const own = { CADENCE_DB: join(work, 'book.db'), CADENCE_CONFIG: join(work, 'config.json'), XDG_CACHE_HOME: work };
  const run = (code, command) => {
    mkdirSync(code, { recursive: true });
    const args = [join(here, 'warm.cjs'), carried, code, '--quiet', '--today', '2026-11-23', ...command.split(' ')];
    execFileSync(node, [...always, ...args], { ...quiet, cwd: root, env: { ...process.env, ...own } });
  };
  run(join(work, 'unused'), 'import fixtures/demo/customers.csv fixtures/demo/orders.csv');
  for (const command of usual) run(join(carried, 'code'), command);
}

function blobOf(folder, output) {
  return {
    main: 'bin/executable/boot.cjs', // the blob has this path in it
    output,
    disableExperimentalSEAWarning: true,
    execArgvExtension: 'none', // NODE_OPTIONS is for programs that are seen to be Node
    assets: Object.fromEntries(filesIn(folder).map((name) => [name, join(folder, name)])),
  };
}

function putInto(file, blob) {
  copyFileSync(node, file);
  chmodSync(file, 0o755);
  if (platform === 'linux') spawnSync('strip', [file]); // 18 MB of names for debuggers, where the tool is there
  if (platform === 'darwin') execFileSync('codesign', ['--remove-signature', file]);
  const postject = join(root, 'node_modules', 'postject', 'dist', 'cli.js');
  const fuse = ['--sentinel-fuse', 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2'];
  const segment = platform === 'darwin' ? ['--macho-segment-name', 'NODE_SEA'] : [];
  execFileSync(node, [postject, file, 'NODE_SEA_BLOB', blob, ...fuse, ...segment], quiet);
  if (platform === 'darwin') execFileSync('codesign', ['--sign', '-', file]);
}
