// `node install.mjs FOLDER`: the program in a folder as an installation has it, built from the sources as they are now.
import { cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { writeProgram } from '../../bin/program.mjs';
import { root } from '../../bin/root.mjs';

const [folder] = process.argv.slice(2);
const dist = join(folder, 'dist');
mkdirSync(dist, { recursive: true });
const { files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
for (const name of ['package.json', ...files.filter((name) => name !== 'dist')])
  cpSync(join(root, name), join(folder, name), { recursive: true });
symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
await writeProgram(dist);
