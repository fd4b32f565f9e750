// Builds dist/, which bin/cadence.js runs.
import { rmSync, writeFileSync } from 'node:fs';
import { bundle, root } from './bundle.mjs';
import { licences } from './licences.mjs';

rmSync(`${root}dist`, { recursive: true, force: true });
const libraries = await bundle(`${root}dist`);
writeFileSync(`${root}dist/LICENSES.txt`, licences(libraries));
