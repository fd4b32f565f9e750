// All that dist/ holds but for the manual page, written into a folder.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle, bundleCodeCache, helpText } from './bundle.mjs';
import { licences } from './licences.mjs';

export async function writeProgram(folder) {
  const libraries = await bundle(folder);
  await bundleCodeCache(folder);
  writeFileSync(join(folder, 'help.txt'), await helpText());
  writeFileSync(join(folder, 'LICENSES.txt'), licences(libraries));
}
