// Bundles src/ into a folder: CommonJS in a few files, split so that a command loads only what it uses.
// CommonJS because Node loads it in less time than ES modules; few files because each costs. Figures: DECISIONS.md.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { root } from './root.mjs';

/** For `npm run coverage`: the program counts what is run of it, and each process writes that down (bench/covered). */
const coverage = process.env['CADENCE_COVERAGE'];
const { counters, writesDown } = coverage === undefined ? {} : await import('../bench/covered/counters.ts');
const counting = counters === undefined ? [] : [counters];

/**
 * better-sqlite3, and its sister for encrypted books, look for their native binary beside their own files: inside a bundle
 * they have to be told where those are. By `findPackageJSON`, which only looks into folders: `require.resolve` takes 3 ms
 * of every start. The usual binary is loaded at once: the library first looks for one that was compiled here, then reads all
 * that the process has mapped to know its C library, and lets Node resolve the path, 1 ms together. It still does where one was
 * compiled, on another platform, and where musl, whose programs name its loader by this very path, may be the C library.
 */
const findsItsBinary = {
  name: 'better-sqlite3 finds its binary',
  transform: {
    filter: { id: /better-sqlite3(?:-multiple-ciphers)?[\\/]lib[\\/]binding\.js$/ },
    handler: (code, id) => {
      const [, library] = /(better-sqlite3[\w-]*)[\\/]lib/.exec(id);
      const asked = /if \(DEFAULT_ADDON\) \{\s*return DEFAULT_ADDON;\s*\}/;
      if (!asked.test(code)) throw new Error(`${id}: it looks for its binary in another way`);
      return `
      const home = require('node:module').findPackageJSON('${library}', __filename).slice(0, -'package.json'.length);
      const lib = home + 'lib';
      const loaders = { x64: '/lib/ld-musl-x86_64.so.1', arm64: '/lib/ld-musl-aarch64.so.1' };
      function usual() {
        const loader = loaders[process.arch];
        const binary = home + 'prebuilds/linux-' + process.arch + '.node';
        if (process.platform !== 'linux' || loader === undefined) return;
        if (fs.existsSync(home + 'build') || fs.existsSync(loader) || !fs.existsSync(binary)) return;
        const loaded = { exports: {} };
        process.dlopen(loaded, binary);
        return loaded.exports;
      }
      ${code.replaceAll('__dirname', 'lib').replace(asked, '$&\nif ((DEFAULT_ADDON = usual())) return DEFAULT_ADDON;')}`;
    },
  },
};

/**
 * What libraries load for things that cadence does not ask of them: commander finds and starts programs of their own as
 * commands, chalk finds out what the terminal can (platform/io.ts says it), cli-table3 paints borders, imapflow keeps a log and
 * goes by way of a proxy. What is taken as a
 * default is also dear: rolldown makes a copy of all that `node:fs` has, and everything here that asks for a file goes through it.
 */
const unused = new Map([
  ...['node:child_process', 'node:fs', 'node:path'].map((id) => [id, { by: 'commander', code: 'export default {};' }]),
  ['node:process', { by: 'commander', code: 'export default globalThis.process;' }],
  ['#supports-color', { by: 'chalk', code: 'export default { stdout: false, stderr: false };' }],
  ['@colors/colors/safe', { by: 'cli-table3', code: 'export default {};' }],
  ['pino', { by: 'imapflow', code: 'export default () => { throw new Error("no log is kept"); };' }],
  ['socks', { by: 'imapflow', code: 'export const SocksClient = {};' }],
]);
const leavesOut = {
  name: 'leaves out what is not used',
  resolveId: (id, importer = '') =>
    importer.includes(`node_modules/${unused.get(id)?.by}/`) ? `\0unused ${id}` : null,
  load: (id) => (id.startsWith('\0unused ') ? unused.get(id.slice('\0unused '.length)).code : null),
};

/**
 * fast-string-width makes expressions with the letters of all scripts when it is loaded, 1 ms of every start. It is run when a text
 * has wide letters (domain/display-width.ts).
 */
const measuresLate = {
  name: 'fast-string-truncated-width is run when asked',
  transform: {
    filter: { id: /fast-string-truncated-width[\\/]dist[\\/]index\.js$/ },
    handler: (code) => {
      const [, imports, body, name] = /^([\s\S]*?\n)(const [\s\S]*)\nexport default (\w+);\s*$/.exec(code);
      return `${imports}let made;\nfunction make() {\n${body}\nreturn ${name};\n}\nexport default (...given) => (made ??= make())(...given);\n`;
    },
  },
};

/** What the first screen needs: one file, for each more takes half a millisecond. */
const desk = ['commands/desk.ts', 'command-line/desk/desk.ts', 'platform/full-screen.ts'];

/** What the first write of a process needs, and the first list of a day: what only reads an up-to-date book starts without it. */
const writing = ['store/operate.ts', 'store/ranking.ts'];

/** Tells which modules each of the entries loads before it runs, by the files' names. */
function tellsWhatIsLoaded(loadedBy) {
  return {
    name: 'tells what is loaded',
    buildEnd() {
      for (const entry of [
        'main.ts',
        'commands/completion.ts',
        'store/glance.ts',
        'commands/today.ts',
        'commands/week.ts',
        'store/open.ts',
        ...desk,
        ...writing,
      ]) {
        const found = new Set([`${root}src/${entry}`, '\0rolldown/runtime.js']);
        for (const id of found) for (const next of this.getModuleInfo(id)?.importedIds ?? []) found.add(next);
        loadedBy[entry] = found;
      }
    },
  };
}

/** What the launcher loads first: a file of its own, because it loads the others. */
export async function bundleCodeCache(dir) {
  const built = await rolldown({ cwd: root, input: 'src/platform/code-cache.ts', platform: 'node', plugins: counting });
  await built.write({ dir, format: 'cjs', minify: true, entryFileNames: '[name].cjs' });
  await built.close();
}

/** What `cadence --help` prints, by the function that prints it; of the commands it only needs the list. */
export async function helpText() {
  const commands = /^\.\/commands\//;
  const built = await rolldown({ cwd: root, input: 'src/manual.ts', platform: 'node', external: commands });
  const { output } = await built.generate({ format: 'esm' });
  await built.close();
  const { overallHelp } = await import(`data:text/javascript,${encodeURIComponent(output[0].code)}`);
  return overallHelp();
}

const getter = /Object\.defineProperty\(exports,"([\w$]+)",\{enumerable:!0,get:function\(\)\{return ([\w$]+)\}\}\)/g;
const assignment =
  /(?:\+\+|--)([\w$]+)|(?<![\w$.])([\w$]+)(?:\+\+|--|(?:[-+*/%&|^]|\*\*|<<|>>>?|&&|\|\||\?\?)?=(?![=>]))/g;

/**
 * Exports as values: rolldown writes a getter for each, and making 260 of them takes half a millisecond of every start. A
 * name that seems to be assigned again keeps its getter; most of those belong to an inner scope.
 */
function withPlainExports(text) {
  const assigned = new Map();
  for (const [, before, name = before] of text.matchAll(assignment)) assigned.set(name, (assigned.get(name) ?? 0) + 1);
  return text.replace(getter, (all, name, value) =>
    (assigned.get(value) ?? 0) <= 1 ? `exports.${name}=${value}` : all,
  );
}

/**
 * Only ASCII, which V8 keeps in half of the memory and Node reads in half of the time; and in front of the one file whose name
 * does not change a hash of it, by which code that was made of it is known.
 */
function finish(path, isMain) {
  const text = withPlainExports(readFileSync(path, 'utf8'));
  if (/\\[^\x00-\x7f]/.test(text)) throw new Error(`${path}: a backslash before a sign that is not ASCII`);
  const ascii = text.replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const hash = createHash('sha256').update(ascii).digest('hex').slice(0, 32);
  writeFileSync(path, isMain ? `//${hash}\n${ascii}` : ascii);
}

/** Writes the bundle; returns the paths of all files of libraries that are in it. */
export async function bundle(dir, { plugins = [findsItsBinary], external = ['@napi-rs/keyring'] } = {}) {
  const loadedBy = {};
  const isOfDesk = (id) => desk.some((entry) => loadedBy[entry].has(id));
  const built = await rolldown({
    cwd: root,
    input: { main: 'src/main.ts' },
    platform: 'node',
    external, // @napi-rs/keyring is optional, and almost nothing but a native binary
    checks: { ineffectiveDynamicImport: false, bundlerTimings: false }, // what is loaded late by one may be loaded early by another
    moduleTypes: { '.md': 'text' }, // the built-in call scripts
    plugins: [...plugins, ...counting, leavesOut, measuresLate, tellsWhatIsLoaded(loadedBy)],
  });
  const { output } = await built.write({
    dir,
    format: 'cjs',
    dynamicImportInCjs: false, // Node's own modules too: `import()` would wake its loader of ES modules
    minify: true,
    banner: ({ isEntry }) => (isEntry && writesDown?.(coverage)) || '',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name]-[hash].cjs',
    codeSplitting: {
      groups: [
        {
          name: 'main',
          test: (id) =>
            ['main.ts', 'commands/completion.ts', 'store/glance.ts'].some((entry) => loadedBy[entry].has(id)) ||
            /better-sqlite3[\\/]/.test(id),
          priority: 3,
        },
        {
          name: 'book',
          // What both the desk and the week need too, or each would load the other's file for it.
          test: (id) =>
            loadedBy['commands/today.ts'].has(id) ||
            loadedBy['store/open.ts'].has(id) ||
            (isOfDesk(id) && loadedBy['commands/week.ts'].has(id)),
          priority: 2,
        },
        { name: 'desk', test: isOfDesk, priority: 1 },
        { name: 'writing', test: (id) => writing.some((entry) => loadedBy[entry].has(id)) },
        { name: 'week', test: (id) => loadedBy['commands/week.ts'].has(id) },
      ],
    },
  });
  await built.close();
  for (const { fileName } of output.filter(({ type }) => type === 'chunk'))
    finish(join(dir, fileName), fileName === 'main.cjs');
  return output.flatMap(({ moduleIds = [] }) => moduleIds.filter((id) => id.includes('node_modules')));
}
