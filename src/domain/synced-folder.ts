/**
 * Folders that a service synchronizes between computers, and the copies it makes when two of them wrote to one file.
 */

interface Service {
  readonly name: string;
  /** The service's name for its folder, on any system. */
  readonly folder?: RegExp;
  /** What the service keeps in that folder for itself. */
  readonly marker?: RegExp;
}

const services: readonly Service[] = [
  { name: 'Dropbox', folder: /^Dropbox(?: \(.+\)|-.+)?$/, marker: /^\.dropbox(?:\.cache)?$/ },
  { name: 'OneDrive', folder: /^OneDrive(?: ?- ?.+)?$/ },
  { name: 'iCloud Drive', folder: /^(?:com~apple~CloudDocs|Mobile Documents|iCloud ?Drive)$/ },
  { name: 'Google Drive', folder: /^Google ?Drive(?:-.+| \(.+\))?$/, marker: /^\.tmp\.drive(?:up|down)load$/ },
  { name: 'Syncthing', folder: /^Syncthing$/i, marker: /^\.stfolder$/ },
  { name: 'Nextcloud', folder: /^Nextcloud\d*$/i, marker: /^\.nextcloudsync\.log$/ },
  { name: 'ownCloud', folder: /^ownCloud\d*$/i, marker: /^\.owncloudsync\.log(?:\.\d+)?$/ },
  // Both leave a journal with this name.
  { name: 'Nextcloud or ownCloud', marker: /^\._?sync_[\da-f]+\.db$/ },
];

interface FolderWithNames {
  /** The last part of its path. */
  readonly folder: string;
  /** What lies in it. */
  readonly names: readonly string[];
}

/** The service that syncs a folder, from the folder upwards; null when no known one does. */
export function syncServiceOf(folders: readonly FolderWithNames[]): string | null {
  for (const { folder, names } of folders) {
    const found = services.find((one) => one.folder?.test(folder) || names.some((name) => one.marker?.test(name)));
    if (found !== undefined) return found.name;
  }
  return null;
}

/**
 * `book (Robin's conflicted copy 2026-11-02).db` (Dropbox), `book-LAPTOP.db` (OneDrive), `book 2.db` (iCloud), `book (1).db` (Google),
 * `book (conflicted copy 2026-11-02 101010).db` and `book_conflict-20261102-101010.db` (Nextcloud, ownCloud),
 * `book.sync-conflict-20261102-101010-ABC.db` (Syncthing), `book - Copy.db` and `book_copy2.db` (file managers, and people before they try
 * something), `book[conflict].db`, `book~LAPTOP.db`. Letters and digits go on with another name: `bookings.db`.
 */
const behindTheName = /^(?: ?[([~_].+| \d{1,3}| ?-[^.]+|\.sync-conflict-.+| (?:copy|conflict)\b.*)$/i;

/** Names that may be conflict copies of a book; only their content shows whether they are. */
export function conflictNamesAmong(names: readonly string[], book: string): string[] {
  const dot = book.lastIndexOf('.');
  const [stem, end] = dot <= 0 ? [book, ''] : [book.slice(0, dot), book.slice(dot)];
  return names.filter((name) => {
    if (name === book || !name.startsWith(stem) || !name.endsWith(end)) return false;
    return behindTheName.test(name.slice(stem.length, name.length - end.length));
  });
}
