/** How logs are named that did not belong to the book they lay beside. */

/** `book.db-wal.2026-11-23T09-00-00.kept`, or `-journal`: by the hour at which it was written last. */
export function keptLogName(log: string, written: Date): string {
  return `${log}.${written.toISOString().slice(0, 19).replaceAll(':', '-')}.kept`;
}

/** Those of this book among the names in a folder. */
export function keptLogsAmong(names: readonly string[], book: string): string[] {
  return names.filter(
    (name) => name.startsWith(book) && /^-(?:wal|journal)\.[\dT-]{19}\.kept$/.test(name.slice(book.length)),
  );
}
