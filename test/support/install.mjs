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
  // With counters, and each process writes down what it ran (bench/covered).
  const { counters } = await import('../../bench/covered/counters.ts');
  await writeProgram(dist, [counters]);
  const first = join(dist, 'code-cache.cjs'); // what the launcher loads before anything else
  const collect = `require(${JSON.stringify(join(root, 'bench/covered/collect.cjs'))})(${JSON.stringify(coverage)})`;
  writeFileSync(first, `process.once('exit', ${collect});\n${readFileSync(first, 'utf8')}`);
}
