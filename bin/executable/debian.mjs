// A part of `npm run release`: the executable as a Debian package, with its manual and its completions,
// package/cadence-calls_VERSION_ARCHITECTURE.deb. Needs dpkg-deb, and the executable in that folder.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  lutimesSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { manual } from '../../src/manual.ts';
import { manPage } from '../../src/render/man.ts';
import { moment } from '../moment.mjs';
import { root } from '../root.mjs';

const folder = resolve(process.argv[2] ?? join(root, 'package'));
const executable = join(folder, 'cadence');
const { version, description, license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const architecture = { x64: 'amd64', arm64: 'arm64' }[process.arch];
const seconds = moment();

/** Not `cadence`: Debian had another program of that name. */
const name = 'cadence-calls';

/** What Node's own binary needs of a system (https://github.com/nodejs/node/blob/v24.x/BUILDING.md). */
const needs = 'libc6 (>= 2.28), libgcc-s1, libstdc++6 (>= 8)';

async function fill(tree, work) {
  const put = (path, content) => {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), content);
  };
  const said = (...args) => execFileSync(executable, args, { env: { HOME: work, PATH: '' }, maxBuffer: 1 << 26 });
  const page = manPage(await manual(version, new Date(seconds * 1000).toISOString().slice(0, 10)));
  put('usr/share/man/man1/cadence.1.gz', gzipSync(page, { level: 9 }));
  put('usr/share/bash-completion/completions/cadence', said('completion', 'bash'));
  put('usr/share/zsh/vendor-completions/_cadence', said('completion', 'zsh'));
  put('usr/share/fish/vendor_completions.d/cadence.fish', said('completion', 'fish'));
  put(`usr/share/doc/${name}/changelog.gz`, gzipSync(readFileSync(join(root, 'CHANGELOG.md')), { level: 9 }));
  put(`usr/share/doc/${name}/copyright`, `${readFileSync(join(root, 'LICENSE'), 'utf8')}\n${said('--licenses')}`);
  put('usr/bin/cadence', '');
  copyFileSync(executable, join(tree, 'usr/bin/cadence'));
  const files = filesIn(tree);
  const sums = files.map(
    (path) =>
      `${createHash('md5')
        .update(readFileSync(join(tree, path)))
        .digest('hex')}  ${path}\n`,
  );
  put('DEBIAN/md5sums', sums.join(''));
  put('DEBIAN/control', control(files.reduce((size, path) => size + statSync(join(tree, path)).size, 0)));
}

const control = (size) => `Package: ${name}
Version: ${version}
Architecture: ${architecture}
Maintainer: The cadence project <cadence-calls@package.invalid>
Installed-Size: ${Math.ceil(size / 1024)}
Depends: ${needs}
Conflicts: cadence
Section: misc
Priority: optional
Description: calls to the customers a business already has
 ${description}
 One executable with its manual and completions for bash, zsh and fish.
 All is kept in one file on this machine (${license} licence).
`;

const filesIn = (tree) =>
  readdirSync(tree, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(tree.length + 1))
    .sort();

/** The rights and the times do not depend on who makes the package, and when. */
function seal(tree) {
  for (const entry of [...readdirSync(tree, { recursive: true }), '']) {
    const path = join(tree, entry);
    chmodSync(path, statSync(path).isDirectory() || entry === 'usr/bin/cadence' ? 0o755 : 0o644);
    lutimesSync(path, seconds, seconds);
  }
}

const work = mkdtempSync(join(tmpdir(), 'cadence-debian-'));
try {
  const tree = join(work, 'tree');
  await fill(tree, work);
  seal(tree);
  const file = join(folder, `${name}_${version}_${architecture}.deb`);
  const options = ['--root-owner-group', '-Zxz', '-z1', '--threads-max=1', '--build'];
  const env = { ...process.env, SOURCE_DATE_EPOCH: String(seconds) };
  execFileSync('dpkg-deb', [...options, tree, file], { stdio: ['ignore', 'ignore', 'inherit'], env });
  console.log(file);
} finally {
  rmSync(work, { recursive: true, force: true });
}
