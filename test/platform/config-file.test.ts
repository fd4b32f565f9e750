/** The file of settings, also when a person has been at it. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { configFile } from '../../src/platform/config-file.ts';
import { whileLocked } from '../../src/store/lock.ts';

let folder: string;
let path: string;
let told: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cadence-config-'));
  path = join(folder, 'config.json');
  told = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = () =>
  configFile(path, {
    variable: () => undefined,
    onDamage: ({ message }) => told.push(message.replace(folder, '')),
    whileLocked,
  });

it('keeps text under keys, for its owner only', async () => {
  await open().set('me', 'Ann');
  await open().set('theme', 'light');
  await open().set('me', null);
  expect(readFileSync(path, 'utf8')).toBe('{\n  "theme": "light"\n}\n');
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
});

it('loses nothing when two processes have read it and each sets something', async () => {
  const [one, other] = [open(), open()];
  expect([one.get('me'), other.get('me')]).toEqual([null, null]);
  await one.set('me', 'Ann');
  await other.set('theme', 'light');
  await one.set('pager', 'less');
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ me: 'Ann', pager: 'less', theme: 'light' });
});

it('takes what people write by hand: numbers, nothing, the mark of an editor', () => {
  writeFileSync(path, '\ufeff{"backup.keep": 20, "me": null, "theme": "light"}');
  expect([...open().entries()]).toEqual([
    ['backup.keep', '20'],
    ['theme', 'light'],
  ]);
  expect(told).toEqual([]);
});

describe.each([
  ['{\n  "me": "Ann",\n  "theme" "light"\n}', '/config.json:3: it is not JSON'],
  ['{\n  "me": "Ann",\n', '/config.json:3: it is not JSON'],
  ['["me"]', '/config.json:1: it is not an object such as {"me": "Ann"}'],
  ['{"mail": {"from": "a@b.example"}}', '/config.json: "mail" is not text; write it as "mail.from": "…"'],
])('damaged as %j', (text, message) => {
  it('says where once, counts as empty, and is never written over', async () => {
    writeFileSync(path, text);
    const config = open();
    expect([config.get('me'), config.get('theme')]).toEqual([null, null]);
    expect(told).toEqual([expect.stringContaining(message)]);
    await expect(config.set('me', 'Bo')).rejects.toThrow(message);
    expect(readFileSync(path, 'utf8')).toBe(text);
    await expect(open().set('me', 'Bo')).rejects.toThrow(message);
    expect(told).toHaveLength(1);
  });
});
