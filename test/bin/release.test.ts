/** What is handed out: the same files whoever builds a commit, and a Debian package that comes and goes without a trace. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isCounted } from '../support/thorough.ts';
import { describeWhere, itWhere } from '../support/where.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const pinned = join(project, 'node_modules', 'node', 'bin', 'node');
const has = (program: string) => spawnSync(program, ['--version']).error === undefined;
const canPack = has('dpkg-deb');

let folder: string;
const made = (build: string) => join(folder, build, 'package');

/** A checkout in a folder of its own, and the release built in it. */
function release(build: string): void {
  const checkout = join(folder, build);
  mkdirSync(checkout);
  for (const name of [
    'bin',
    'src',
    'fixtures',
    'docs',
    'README.md',
    'CHANGELOG.md',
    'LICENSE',
    'package.json',
    'package-lock.json',
  ])
    cpSync(join(project, name), join(checkout, name), { recursive: true });
  symlinkSync(join(project, 'node_modules'), join(checkout, 'node_modules'), 'junction');
  const env = { ...process.env, SOURCE_DATE_EPOCH: '1790000000' };
  execFileSync(pinned, ['bin/executable/release.mjs'], { cwd: checkout, env, stdio: 'pipe' });
}

/** Two releases take two minutes of both processors: tried before a release, not with each change. */
const isWanted = process.env['RELEASE'] === 'twice';

describeWhere(isWanted && !isCounted && process.platform === 'linux', 'RELEASE is not "twice": what is handed out')(
  'a release',
  () => {
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'cadence-release-'));
      release('one');
      release('another place');
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    itWhere(canPack, 'no dpkg-deb here: the Debian package')('is the same wherever and whenever it is built', () => {
      const names = readdirSync(made('one')).sort();
      expect(names.join(' ')).toMatch(
        /^SHA256SUMS cadence cadence-calls-[\d.]+\.tgz cadence-calls_[\d.]+_\w+\.deb cadence\.cdx\.json$/,
      );
      for (const name of names)
        expect({
          name,
          same: readFileSync(join(made('one'), name)).equals(readFileSync(join(made('another place'), name))),
        }).toEqual({ name, same: true });
      expect(
        execFileSync('sha256sum', ['--check', 'SHA256SUMS'], { cwd: made('one'), encoding: 'utf8' }),
      ).not.toContain('FAILED');
    });

    it('names every library in it, as the lock file has it', () => {
      const bill = JSON.parse(readFileSync(join(made('one'), 'cadence.cdx.json'), 'utf8'));
      expect(bill).toMatchObject({
        bomFormat: 'CycloneDX',
        specVersion: '1.6',
        serialNumber: expect.stringMatching(
          /^urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
        ),
      });
      const terms = execFileSync(join(made('one'), 'cadence'), ['--licenses'], { encoding: 'utf8' });
      const libraries = [...terms.matchAll(/^-{80}\n(\S+) (\d\S*) \(/gm)].map(
        ([, name, version]) => `${name} ${version}`,
      );
      expect(libraries.length).toBeGreaterThan(30);
      const named = bill.components.map(({ name, version }: { name: string; version: string }) => `${name} ${version}`);
      expect(libraries.filter((library) => !named.includes(library))).toEqual([]);
      for (const { type, hashes } of bill.components)
        if (type === 'library')
          expect(hashes).toEqual([{ alg: 'SHA-512', content: expect.stringMatching(/^[\da-f]{128}$/) }]);
    });

    const isRoot = process.getuid?.() === 0;
    const withoutChroot = !canPack
      ? 'no dpkg-deb here'
      : !isRoot
        ? 'only root may make one'
        : has('debootstrap')
          ? null
          : 'no debootstrap here';
    describe('on a bare Debian', () => {
      itWhere(withoutChroot === null, `a Debian package in a bare chroot: ${withoutChroot}`)(
        'is installed, works for an ordinary user, and is removed without a trace',
        () => {
          const bare = join(folder, 'bare');
          execFileSync('debootstrap', ['--variant=minbase', 'bookworm', bare], { stdio: 'pipe' });
          const inside = (...argv: string[]) =>
            execFileSync('chroot', [bare, ...argv], { encoding: 'utf8', stdio: 'pipe' });
          const asUser = (line: string) => inside('su', '-', 'ann', '-c', line);
          const [deb = ''] = readdirSync(made('one')).filter((name) => name.endsWith('.deb'));
          copyFileSync(join(made('one'), deb), join(bare, 'tmp', deb));
          chmodSync(join(bare, 'tmp', deb), 0o644);
          inside('useradd', '-m', '-s', '/bin/bash', 'ann');
          const before = inside('find', '/usr', '-xdev');
          inside('dpkg', '--install', `/tmp/${deb}`);
          expect(inside('dpkg', '--verify', 'cadence-calls')).toBe('');
          expect(asUser('cadence --version')).toMatch(/^\d+\.\d+\.\d+\n$/);
          expect(asUser('cadence demo')).toContain('This book is ');
          expect(asUser('cadence add "Ann Lee" --phone "+1 312 555 0100" && cadence today')).toContain('Ann Lee');
          expect(inside('sh', '-c', 'zcat /usr/share/man/man1/cadence.1.gz | head -n 2')).toContain('.TH');
          expect(asUser('. /usr/share/bash-completion/completions/cadence && complete -p cadence')).toContain(
            '_cadence',
          );
          for (const path of ['zsh/vendor-completions/_cadence', 'fish/vendor_completions.d/cadence.fish'])
            expect(existsSync(join(bare, 'usr/share', path))).toBe(true);
          inside('dpkg', '--purge', 'cadence-calls');
          expect(inside('find', '/usr', '-xdev')).toBe(before);
          expect(existsSync(join(bare, 'home/ann/.local/share/cadence/cadence.db'))).toBe(true); // the book is the user's
        },
      );
    });
  },
);
