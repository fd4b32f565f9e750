/** Settings by which programs are run must be this user's own: each way in which somebody else could have written them. */
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { doubtOf, isAloneIn } from '../../src/platform/own-file.ts';
import { describeWhere, itWhere } from '../support/where.ts';

let home: string;
let file: string;
beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'cadence-own-file-')));
  mkdirSync(join(home, 'cadence'), { mode: 0o700 });
  file = join(home, 'cadence', 'config.json');
  writeFileSync(file, '{}', { mode: 0o600 });
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const nobody = 65_534;
const isRoot = process.getuid?.() === 0;

describeWhere(process.platform !== 'win32', 'Windows: files have other rights')('a file of this user’s own', () => {
  it.each([0o600, 0o644, 0o400])('is one of mode %o', (mode) => {
    chmodSync(file, mode);
    expect(doubtOf(file)).toBeNull();
  });

  it('is none that is not there', () => expect(doubtOf(join(home, 'none', 'config.json'))).toBeNull());

  it.each([0o666, 0o602])('is none of mode %o', (mode) => {
    chmodSync(file, mode);
    expect(doubtOf(file)).toEqual({ why: `others can write to ${file}`, todo: `chmod go-w ${file}` });
  });

  it('is none in a folder where others can put another in its place, unless only the owner may there', () => {
    chmodSync(join(home, 'cadence'), 0o777);
    expect(doubtOf(file)?.why).toBe(`others can write to ${join(home, 'cadence')}`);
    chmodSync(join(home, 'cadence'), 0o1777);
    expect(doubtOf(file)).toBeNull();
    chmodSync(home, 0o777);
    expect(doubtOf(file)?.why).toBe(`others can write to ${home}`);
  });

  it('is looked at where a link leads, and on the way there', () => {
    mkdirSync(join(home, 'dotfiles'));
    const real = join(home, 'dotfiles', 'config.json');
    writeFileSync(real, '{}', { mode: 0o600 });
    rmSync(file);
    symlinkSync(real, file);
    expect(doubtOf(file)).toBeNull();
    chmodSync(join(home, 'dotfiles'), 0o777);
    expect(doubtOf(file)?.why).toBe(`others can write to ${join(home, 'dotfiles')}`);
    chmodSync(join(home, 'dotfiles'), 0o700);
    chmodSync(join(home, 'cadence'), 0o777);
    expect(doubtOf(file)?.why).toBe(`others can write to ${join(home, 'cadence')}`);
  });

  itWhere(isRoot, 'only root can give files away')('is none of somebody else’s, nor in a folder of theirs', () => {
    chownSync(file, nobody, nobody);
    expect(doubtOf(file)?.why).toBe(`${file} belongs to somebody else`);
    chownSync(file, 0, 0);
    chownSync(join(home, 'cadence'), nobody, nobody);
    expect(doubtOf(file)?.why).toBe(`${join(home, 'cadence')} belongs to somebody else`);
  });

  itWhere(isRoot, 'only root can give files away')('is none of a group that others may be in', () => {
    chmodSync(file, 0o660);
    chownSync(file, 0, nobody);
    expect(doubtOf(file)?.why).toBe(`others can write to ${file}`);
  });
});

describe('a group of a user’s own', () => {
  const users = 'root:x:0:0::/root:/bin/sh\nann:x:1000:1000::/home/ann:/bin/sh\nbo:x:1001:1001::/home/bo:/bin/sh\n';
  it.each<[string, string, string, boolean]>([
    ['is one that holds nobody else', 'root:x:0:\nann:x:1000:\n', users, true],
    ['may name its user as a member', 'ann:x:1000:ann\n', users, true],
    ['is none with another member', 'ann:x:1000:bo\n', users, false],
    ['is none with another member among them', 'ann:x:1000:ann,bo\n', users, false],
    ['is none that another user begins in', 'ann:x:1000:\n', `${users}cy:x:1002:1000::/home/cy:/bin/sh\n`, false],
    ['is none that the system does not know', 'root:x:0:\n', users, false],
    ['is none of a user whom the system does not know', 'ann:x:1000:\n', 'root:x:0:0::/root:/bin/sh\n', false],
    ['is none where nothing is known', '', '', false],
  ])('%s', (_what, groups, known, isOwn) => {
    expect(isAloneIn(1000, 1000, { groups, users: known })).toBe(isOwn);
  });
});
