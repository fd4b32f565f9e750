/** What cadence remembers of the files that it wrote. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writtenFiles } from '../../src/platform/written.ts';
import { ownFolder } from '../support/folder.ts';
import { itWhere } from '../support/where.ts';

it('knows what it wrote, by another process as well, and nothing of other files', async () => {
  const folder = join(ownFolder(), 'state', 'written');
  await writtenFiles(folder).remember('/home/ann/list.html', 'abc');
  const later = writtenFiles(folder);
  expect(await later.recall('/home/ann/list.html')).toBe('abc');
  expect(await later.recall('/home/ann/other.html')).toBe(null);
  await later.remember('/home/ann/list.html', 'def');
  expect(await later.recall('/home/ann/list.html')).toBe('def');
});

itWhere(process.platform !== 'win32', 'Windows: folders have other rights')(
  'keeps that for its owner only, and no name of a file, which may be one of a person',
  async () => {
    const folder = join(ownFolder(), 'written');
    await writtenFiles(folder).remember('/home/ann/ada-finch.html', 'abc');
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(folder))
      expect(name + readFileSync(join(folder, name), 'utf8')).not.toMatch(/finch/);
  },
);

it('does not pile up: from five hundred on it begins anew', async () => {
  const folder = ownFolder();
  for (let i = 0; i < 500; i++) writeFileSync(join(folder, String(i)), 'old\n');
  await writtenFiles(folder).remember('/list.html', 'abc');
  expect(readdirSync(folder)).toHaveLength(1);
  expect(await writtenFiles(folder).recall('/list.html')).toBe('abc');
});

it('goes on where nothing can be kept: it will ask the next time', async () => {
  const file = join(ownFolder(), 'file');
  writeFileSync(file, '');
  const nowhere = writtenFiles(join(file, 'written'));
  await nowhere.remember('/list.html', 'abc');
  expect(await nowhere.recall('/list.html')).toBe(null);
});
