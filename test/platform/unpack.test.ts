import {
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { laidDown } from '../../src/platform/unpack.ts';

const library = Buffer.from('machine code');
let parent: string;
let folder: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'cadence-unpack-'));
  folder = join(parent, 'cache', 'cadence');
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

it('lays a file down for its owner only, and leaves nothing else', () => {
  const path = laidDown(folder, 'it.node', library);
  expect(readFileSync(path, 'utf8')).toBe('machine code');
  expect([modeOf(folder), modeOf(path)]).toEqual(['700', '600']);
  expect(readdirSync(folder)).toEqual(['it.node']);
});

it('uses what lies there already', () => {
  const before = statSync(laidDown(folder, 'it.node', library));
  expect(statSync(laidDown(folder, 'it.node', library)).ino).toBe(before.ino);
});

it.each(['', 'machine', 'machine cod3', 'machine code and more'])('replaces a file that says "%s"', (content) => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'it.node'), content);
  expect(readFileSync(laidDown(folder, 'it.node', library), 'utf8')).toBe('machine code');
});

it('does not follow a link out of its folder', () => {
  const elsewhere = join(parent, 'elsewhere');
  writeFileSync(elsewhere, library);
  mkdirSync(folder, { recursive: true });
  symlinkSync(elsewhere, join(folder, 'it.node'));
  writeFileSync(laidDown(folder, 'it.node', library), 'changed');
  expect(readFileSync(elsewhere, 'utf8')).toBe('machine code');
});

it('closes a folder that others could look into', () => {
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  laidDown(folder, 'it.node', library);
  expect(modeOf(folder)).toBe('700');
});

it('takes no folder that belongs to somebody else', () => {
  // root may give its own away; everybody else has root's at hand.
  if (process.getuid?.() === 0) {
    mkdirSync(folder, { recursive: true });
    chownSync(folder, 12_345, 12_345);
  } else folder = '/usr';
  expect(() => laidDown(folder, 'it.node', library)).toThrow(`${folder} belongs to somebody else`);
});
