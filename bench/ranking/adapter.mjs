// adapter.ts for benchmarks that run on a Node without type stripping: bundled in memory, so nothing has to be built.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const { outputFiles } = await build({
  entryPoints: [fileURLToPath(new URL('adapter.ts', import.meta.url))],
  bundle: true,
  format: 'esm',
  platform: 'node',
  write: false,
});
const code = Buffer.from(outputFiles[0].contents).toString('base64');
export const { name, score } = await import(`data:text/javascript;base64,${code}`);
