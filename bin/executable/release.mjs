// `npm run release`: everything that is handed out, in package/: the tarball for npm, the executable, its bill of materials, the Debian
// package where dpkg-deb is there, and the SHA-256 of each in SHA256SUMS, as `sha256sum --check` reads it.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../root.mjs';

const folder = resolve(process.argv[2] ?? join(root, 'package'));
const script = (name) => fileURLToPath(new URL(name, import.meta.url));
const run = (...argv) => execFileSync(argv[0], argv.slice(1), { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });

mkdirSync(folder, { recursive: true });
run(process.execPath, script('../build.mjs'));
run(process.execPath, script('../man.mjs'));
run('npm', 'pack', '--silent', '--ignore-scripts', '--pack-destination', folder);
run(process.execPath, script('make.mjs'), folder);
if (spawnSync('dpkg-deb', ['--version']).status === 0) run(process.execPath, script('debian.mjs'), folder);
else console.log('no dpkg-deb here: no Debian package');

const made = readdirSync(folder).filter((name) => /^cadence(?:\.exe|\.cdx\.json)?$|\.(?:tgz|deb)$/.test(name));
const sum = (name) =>
  createHash('sha256')
    .update(readFileSync(join(folder, name)))
    .digest('hex');
writeFileSync(
  join(folder, 'SHA256SUMS'),
  made
    .sort()
    .map((name) => `${sum(name)}  ${name}\n`)
    .join(''),
);
