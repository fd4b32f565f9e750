// All that dist/ holds but for the manual page, written into a folder. `more` are plugins that change the sources first.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle, bundleCodeCache } from './bundle.mjs';
import { licences } from './licences.mjs';

export async function writeProgram(folder, more = []) {
  const libraries = await bundle(folder, { more });
  await bundleCodeCache(folder, more);
  writeFileSync(join(folder, 'LICENSES.txt'), licences(libraries));
}
