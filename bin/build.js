// Builds dist/ from src/: one ESM bundle, split so that a command loads only what it uses.
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
rmSync(`${root}dist`, { recursive: true, force: true });

await build({
  absWorkingDir: root,
  entryPoints: ['src/main.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  minifySyntax: true,
  minifyWhitespace: true,
  format: 'esm',
  platform: 'node',
  target: 'node22.14',
  external: ['better-sqlite3'], // holds a native binary
  legalComments: 'none',
  chunkNames: 'chunk-[name]-[hash]',
  loader: { '.md': 'text' }, // the built-in call scripts
  // CommonJS libraries inside the bundle (nodemailer, cli-table3, …) call require() for Node's own modules.
  banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
});
