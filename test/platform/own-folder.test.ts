/** What is run from a folder must be this user's own: each way in which somebody else could get at it. */
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ownFolder } from '../../src/platform/own-folder.ts';
import { describeWhere, itWhere } from '../support/where.ts';

let home: string;
beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'cadence-own-')));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const modeOf = (path: string) => statSync(path).mode & 0o777;
const nobody = 65_534;
const isRoot = process.getuid?.() === 0;
const wanted = () => join(home, 'cache', 'cadence', 'compiled');

describeWhere(process.platform !== 'win32', 'Windows: folders have other rights')('a folder of this user’s own', () => {
  it('is made level by level, for its owner only', () => {
    expect(ownFolder(wanted())).toBe(wanted());
    for (const path of [wanted(), join(home, 'cache', 'cadence'), join(home, 'cache')])
      expect(modeOf(path)).toBe(0o700);
  });

  it('is found again, and closed to those who could look into it', () => {
    ownFolder(wanted());
    chmodSync(wanted(), 0o755);
    expect(ownFolder(wanted())).toBe(wanted());
    expect(modeOf(wanted())).toBe(0o700);
  });

  it('may be reached by a link of one’s own', () => {
    mkdirSync(join(home, 'large disk'), { mode: 0o700 });
    symlinkSync(join(home, 'large disk'), join(home, 'cache'));
    expect(ownFolder(wanted())).toBe(join(home, 'large disk', 'cadence', 'compiled'));
  });

  it.each(['cache', 'cache/cadence', 'cache/cadence/compiled'])('is none while others can write to %s', (level) => {
    mkdirSync(wanted(), { recursive: true, mode: 0o700 });
    chmodSync(join(home, level), 0o777);
    expect(() => ownFolder(wanted())).toThrow(`others can write to ${join(home, level)}`);
    chmodSync(join(home, level), 0o770);
    expect(() => ownFolder(wanted())).toThrow(`others can write to ${join(home, level)}`);
  });

  it('is none where a link leads to what others can write to', () => {
    mkdirSync(join(home, 'open'));
    chmodSync(join(home, 'open'), 0o777);
    symlinkSync(join(home, 'open'), join(home, 'cache'));
    expect(() => ownFolder(wanted())).toThrow('others can write to');
    expect(readdirSync(join(home, 'open'))).toEqual([]);
  });

  it.each(['cache', 'cache/cadence', 'cache/cadence/compiled'])('is none where %s is a file', (level) => {
    mkdirSync(join(home, level, '..'), { recursive: true, mode: 0o700 });
    writeFileSync(join(home, level), '');
    expect(() => ownFolder(wanted())).toThrow();
    expect(statSync(join(home, level)).isFile()).toBe(true);
  });

  itWhere(isRoot, 'not root: folders of other users').each(['cache', 'cache/cadence', 'cache/cadence/compiled'])(
    'is none where %s is somebody else’s',
    (level) => {
      mkdirSync(wanted(), { recursive: true, mode: 0o700 });
      chownSync(join(home, level), nobody, nobody);
      expect(() => ownFolder(wanted())).toThrow('belongs to somebody else');
    },
  );

  itWhere(isRoot, 'not root: folders of other users')('is none where somebody else made the link', () => {
    const shared = join(home, 'shared');
    mkdirSync(shared);
    chownSync(shared, nobody, nobody);
    mkdirSync(join(home, 'mine'), { mode: 0o755 });
    symlinkSync(join(home, 'mine'), join(shared, 'cache'));
    expect(() => ownFolder(join(shared, 'cache'))).toThrow('belongs to somebody else');
    expect(modeOf(join(home, 'mine'))).toBe(0o755);
  });

  it('is not made below a home that is not there', () => {
    expect(() => ownFolder(join(home, 'gone', '.cache', 'cadence', 'compiled'))).toThrow();
    expect(existsSync(join(home, 'gone'))).toBe(false);
  });

  it('has a path from the root', () => {
    expect(() => ownFolder('cache')).toThrow('cache is not an absolute path');
  });
});
