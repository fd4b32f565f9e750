/** Customers who were in an earlier export of a list and are not in the newest one. */

/** The customers from files of one name. */
interface Brought {
  readonly file: string;
  readonly customers: readonly number[];
}

/** A customers file that was just imported. */
export interface NewestFile {
  readonly name: string;
  /** The customers it is about. */
  readonly told: { has(id: number): boolean };
}

export interface Missing {
  /** By number. */
  readonly customers: readonly number[];
  /**
   * Files of other lists, with the number of their customers who are not in the newest files: nothing follows from
   * that.
   */
  readonly otherLists: readonly { readonly file: string; readonly customers: number }[];
}

/**
 * A book may have customers from several lists; one who was never on this list is not missing. Earlier files
 * belong to this list when half of their customers are in the newest files; if these are said to be `full`, also when
 * their names differ only in digits, or when there is no other list.
 */
export function missingFrom(brought: readonly Brought[], newest: readonly NewestFile[], full: boolean): Missing {
  const names = new Set(newest.map(({ name }) => listName(name)));
  const lists = [...Map.groupBy(brought, ({ file }) => listName(file))].map(([name, files]) => {
    const all = files.flatMap(({ customers }) => customers);
    const missing = all.filter((id) => !newest.some(({ told }) => told.has(id)));
    return { name, file: files.at(-1)?.file ?? name, all, missing };
  });
  const isThis = ({ name, all, missing }: (typeof lists)[number]) =>
    missing.length * 2 <= all.length || (full && (names.has(name) || lists.length === 1));
  return {
    customers: lists
      .filter(isThis)
      .flatMap(({ missing }) => missing)
      .sort((a, b) => a - b),
    otherLists: lists.filter((list) => !isThis(list)).map(({ file, missing }) => ({ file, customers: missing.length })),
  };
}

/** `customers-2026-11-23.csv` and `customers (2).csv` are exports of one list. */
function listName(file: string): string {
  return file
    .toLowerCase()
    .replaceAll(/[\p{N}\p{P}\p{S}\s]+/gu, ' ')
    .trim();
}
