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

/** commander would load node:child_process for commands that are programs of their own; cadence has none. */
const startsNoPrograms = {
  name: 'commander starts no programs',
  resolveId: (id, importer) =>
    id === 'node:child_process' && /[\\/]commander[\\/]/.test(importer ?? '') ? '\0no-programs' : null,
  load: (id) => (id === '\0no-programs' ? 'export default {};' : null),
};

const bundle = await rolldown({
  cwd: root,
  input: { main: 'src/main.ts' },
  platform: 'node',
  external: ['better-sqlite3/package.json'],
  moduleTypes: { '.md': 'text' }, // the built-in call scripts
  plugins: [findsItsBinary, startsNoPrograms],
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
        test: /src[\\/](main|cli|context|errors)\.ts$|[\\/]commander[\\/]|rolldown[\\/-]runtime/,
        priority: 2,
      },
      {
        name: 'book',
        test: /src[\\/](store|domain)[\\/]|src[\\/]commands[\\/](today|due)\.ts$|[\\/](kysely|better-sqlite3)[\\/]/,
        priority: 1,
      },
    ],
  },
});
await bundle.close();
