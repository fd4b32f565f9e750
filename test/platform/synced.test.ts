import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { syncServiceAbove } from '../../src/platform/synced.ts';
import { ownFolder } from '../support/folder.ts';

it('looks through the folders above a file, and where a link leads', () => {
  const folder = ownFolder();
  mkdirSync(join(folder, 'work', 'shop'), { recursive: true });
  mkdirSync(join(folder, 'plain'));
  const [book, other] = [join(folder, 'work', 'shop', 'book.db'), join(folder, 'plain', 'book.db')];
  expect(syncServiceAbove(book)).toBeNull();
  mkdirSync(join(folder, 'work', '.stfolder'));
  expect(syncServiceAbove(book)).toBe('Syncthing'); // also before there is a book
  writeFileSync(book, '');
  symlinkSync(book, other);
  expect(syncServiceAbove(other)).toBe('Syncthing');
  expect(syncServiceAbove(join(folder, 'plain', 'new.db'))).toBeNull();
});
