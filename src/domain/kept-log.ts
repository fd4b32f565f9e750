/** Names for logs that did not belong to the book they were next to. */

/** `book.db-wal.2026-11-23T09-00-00.kept`, or `-journal`: with the time at which it was last written. */
export function keptLogName(log: string, written: Date): string {
  return `${log}.${written.toISOString().slice(0, 19).replaceAll(':', '-')}.kept`;
}

/** The logs of this book among the names in a folder. */
export function keptLogsAmong(names: readonly string[], book: string): string[] {
  return names.filter(
    (name) => name.startsWith(book) && /^-(?:wal|journal)\.[\dT-]{19}\.kept$/.test(name.slice(book.length)),
  );
}
