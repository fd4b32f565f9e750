// Builds dist/ from src/: CommonJS in a few files, split so that a command loads only what it uses.
// CommonJS because Node loads it in less time than ES modules; few files because each costs. Figures: DECISIONS.md.
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));
rmSync(`${root}dist`, { recursive: true, force: true });

/** better-sqlite3 looks for its native binary beside its own files: inside a bundle it has to be told where that is. */
const findsItsBinary = {
  name: 'better-sqlite3 finds its binary',
  transform: {
    filter: { id: /better-sqlite3[\\/]lib[\\/]binding\.js$/ },
    handler: (code) =>
      code.replaceAll('__dirname', "path.join(require.resolve('better-sqlite3/package.json'), '..', 'lib')"),
  },
};

/**
 * What libraries load for things that cadence does not ask of them: commander starts programs of their own as commands,
 * chalk finds out what the terminal can (platform/io.ts says it), cli-table3 paints borders.
 */
const unused = new Map([
  ['node:child_process', { by: 'commander', code: 'export default {};' }],
  ['node:process', { by: 'commander', code: 'export default globalThis.process;' }],
  ['#supports-color', { by: 'chalk', code: 'export default { stdout: false, stderr: false };' }],
  ['@colors/colors/safe', { by: 'cli-table3', code: 'export default {};' }],
]);
const leavesOut = {
  name: 'leaves out what is not used',
  resolveId: (id, importer = '') =>
    importer.includes(`node_modules/${unused.get(id)?.by}/`) ? `\0unused ${id}` : null,
  load: (id) => (id.startsWith('\0unused ') ? unused.get(id.slice('\0unused '.length)).code : null),
};

/** All that a file loads before it runs, by the files' names. */
const loadedBy = {};
const tellsWhatIsLoaded = {
  name: 'tells what is loaded',
  buildEnd() {
    for (const entry of ['main.ts', 'commands/completion.ts', 'commands/today.ts', 'store/open.ts']) {
      const found = new Set([`${root}src/${entry}`, '\0rolldown/runtime.js']);
      for (const id of found) for (const next of this.getModuleInfo(id)?.importedIds ?? []) found.add(next);
      loadedBy[entry] = found;
    }
  },
};

const bundle = await rolldown({
  cwd: root,
  input: { main: 'src/main.ts' },
  platform: 'node',
  external: ['better-sqlite3/package.json'],
  moduleTypes: { '.md': 'text' }, // the built-in call scripts
  plugins: [findsItsBinary, leavesOut, tellsWhatIsLoaded],
});
await bundle.write({
  dir: 'dist',
  format: 'cjs',
  minify: true,
  entryFileNames: '[name].cjs',
  chunkFileNames: '[name]-[hash].cjs',
  codeSplitting: {
    groups: [
      {
        name: 'main',
        test: (id) => loadedBy['main.ts'].has(id) || loadedBy['commands/completion.ts'].has(id),
        priority: 2,
      },
      { name: 'book', test: (id) => loadedBy['commands/today.ts'].has(id) || loadedBy['store/open.ts'].has(id) },
    ],
  },
});
await bundle.close();
