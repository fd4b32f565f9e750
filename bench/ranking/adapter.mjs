// adapter.ts for benchmarks that run on a Node without type stripping: bundled in memory, so nothing has to be built.
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const bundle = await rolldown({ input: fileURLToPath(new URL('adapter.ts', import.meta.url)), platform: 'node' });
const { output } = await bundle.generate({ format: 'esm' });
const code = Buffer.from(output[0].code).toString('base64');
export const { name, score } = await import(`data:text/javascript;base64,${code}`);
