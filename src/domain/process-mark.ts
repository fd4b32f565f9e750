/** Which process is at something, noted in the book for others. */
export interface ProcessMark {
  readonly number: number;
  /** The machine: a number says nothing on another one that has the same file. */
  readonly host: string;
  /** When the process began, in the system's own words: a later one of the same number has another. Null where nobody can tell. */
  readonly start: string | null;
}

/** Whether that process still runs; null where nobody can tell. */
export type IsAlive = (mark: ProcessMark) => boolean | null;
