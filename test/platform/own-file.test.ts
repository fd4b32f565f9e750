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
import { afterEach, beforeEach, expect, it } from 'vitest';
import { doubtOf } from '../../src/platform/own-file.ts';
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
