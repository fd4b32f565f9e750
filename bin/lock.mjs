// Says in the lock file which libraries bring their binaries along (`gypfile: false` in their package.json). npm 10 knows it
// only from there, and else starts node-gyp for them, which wants Python and a compiler; no npm writes it by itself.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const root = new URL('..', import.meta.url);
const read = (path) => JSON.parse(readFileSync(new URL(path, root), 'utf8'));

const lock = read('package-lock.json');
for (const [path, entry] of Object.entries(lock.packages)) {
  if (path === '' || !existsSync(new URL(`${path}/binding.gyp`, root))) continue;
  if (read(`${path}/package.json`).gypfile !== false) continue;
  const { version, resolved, integrity, ...rest } = entry;
  lock.packages[path] = { version, resolved, integrity, gypfile: false, ...rest };
}
const said = `${JSON.stringify(lock, null, 2)}\n`;
if (said !== readFileSync(new URL('package-lock.json', root), 'utf8'))
  writeFileSync(new URL('package-lock.json', root), said);
