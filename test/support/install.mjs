// `node install.mjs FOLDER`: the program in a folder as an installation has it, built from the sources as they are now.
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../bin/bundle.mjs';
import { writeProgram } from '../../bin/program.mjs';

const [folder] = process.argv.slice(2);
const dist = join(folder, 'dist');
mkdirSync(dist, { recursive: true });
const { files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
for (const name of ['package.json', ...files.filter((name) => name !== 'dist')])
  cpSync(join(root, name), join(folder, name), { recursive: true });
symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
const coverage = process.env['CADENCE_COVERAGE'];
if (coverage === undefined) await writeProgram(dist);
else {
  // Each process runs the sources, and writes down which of them: bench/covered/run.ts.
  const collect = `process.once('exit', require(${text('bench/covered/collect.cjs')})(${JSON.stringify(coverage)}));`;
  const [cache, main] = ['src/platform/compile-cache.ts', 'src/main.ts'].map(text);
  writeFileSync(join(dist, 'compile-cache.cjs'), `${collect}\nmodule.exports = require(${cache});\n`);
  writeFileSync(join(dist, 'main.cjs'), `require(${main});\n`);
}

/** A file of the checkout as it stands in JavaScript. */
function text(file) {
  return JSON.stringify(join(root, file));
}
