/** Who was in an earlier export of a list and is in the newest one no more. */

/** The customers whom files of one name brought. */
interface Brought {
  readonly file: string;
  readonly customers: readonly number[];
}

/** A customers file that was just read. */
export interface NewestFile {
  readonly name: string;
  /** The customers of whom it tells. */
  readonly told: { has(id: number): boolean };
}

export interface Missing {
  /** By number. */
  readonly customers: readonly number[];
  /** Files of other lists, and how many of their customers are in the newest files neither: nothing follows from that. */
  readonly otherLists: readonly { readonly file: string; readonly customers: number }[];
}

/**
 * A book may hold customers of several lists, and who was never on this one is not missing from it. Earlier files are of this
 * list when half of their customers are in the newest files. Where these are said to be `full`, also when their names differ
 * in digits only, or when there is no other list.
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
