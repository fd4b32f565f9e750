import { expect, it } from 'vitest';
import { conflictNamesAmong, syncServiceOf } from '../../src/domain/synced-folder.ts';

it.each([
  ['/home/robin/Dropbox/shop', [], 'Dropbox'],
  ['/home/robin/Dropbox (Finch Ltd)/shop', [], 'Dropbox'],
  ['/Users/robin/Library/CloudStorage/Dropbox-Personal/shop', [], 'Dropbox'],
  ['/home/robin/work', ['.dropbox.cache'], 'Dropbox'],
  ['/C:/Users/robin/OneDrive/shop', [], 'OneDrive'],
  ['/C:/Users/robin/OneDrive - Finch Ltd/shop', [], 'OneDrive'],
  ['/Users/robin/Library/CloudStorage/OneDrive-Personal', [], 'OneDrive'],
  ['/Users/robin/Library/Mobile Documents/com~apple~CloudDocs/shop', [], 'iCloud Drive'],
  ['/C:/Users/robin/iCloudDrive/shop', [], 'iCloud Drive'],
  ['/Users/robin/Library/CloudStorage/GoogleDrive-robin@shop.example/My Drive', [], 'Google Drive'],
  ['/home/robin/Google Drive/shop', [], 'Google Drive'],
  ['/home/robin/work', ['.tmp.driveupload'], 'Google Drive'],
  ['/home/robin/work', ['.stfolder', 'book.db'], 'Syncthing'],
  ['/home/robin/Nextcloud/shop', [], 'Nextcloud'],
  ['/home/robin/work', ['.nextcloudsync.log'], 'Nextcloud'],
  ['/home/robin/work', ['.owncloudsync.log'], 'ownCloud'],
  ['/home/robin/work', ['.sync_0f3a9c.db'], 'Nextcloud or ownCloud'],
  ['/home/robin/work', ['._sync_0f3a9c.db'], 'Nextcloud or ownCloud'],
  ['/home/robin/shop', ['book.db', 'dropbox-prices.csv'], null],
  ['/home/robin/dropbox-export', [], null],
])('knows who syncs %s with %j in it: %s', (path, names, service) => {
  const folders = path
    .split('/')
    .reverse()
    .map((folder, i) => ({ folder, names: i === 0 ? names : [] }));
  expect(syncServiceOf(folders)).toBe(service);
});

it.each([
  ["book (Robin's conflicted copy 2026-11-02).db", true],
  ['book (conflicted copy 2026-11-02 101010).db', true],
  ['book (In Konflikt stehende Kopie von Robin 2026-11-02).db', true],
  ['book (1).db', true],
  ['book-LAPTOP.db', true],
  ['book-LAPTOP-2.db', true],
  ['book 2.db', true],
  ['book_conflict-20261102-101010.db', true],
  ['book.sync-conflict-20261102-101010-ABCDEFG.db', true],
  ['book - Copy.db', true],
  ['book - Kopie (2).db', true],
  ['book copy.db', true],
  ['book_copy2.db', true],
  ['book_Conflict.db', true],
  ['book[conflict].db', true],
  ['book~LAPTOP.db', true],
  ['book of 2025.db', false],
  ['book.db', false],
  ['book.db-wal', false],
  ['book-LAPTOP.db-wal', false],
  ['bookings.db', false],
  ['book.2026-11-23T09-00-00.by-hand.db', false],
  ['other (1).db', false],
])('%s may be a conflict copy: %s', (name, expected) => {
  expect(conflictNamesAmong([name], 'book.db')).toEqual(expected ? [name] : []);
});

it('knows the copies of a book without an ending', () => {
  expect(conflictNamesAmong(['book (1)', 'book-LAPTOP', 'book'], 'book')).toEqual(['book (1)', 'book-LAPTOP']);
});
