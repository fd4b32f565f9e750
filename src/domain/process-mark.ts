/** Identifies a process that works on the book, for others to see. */
export interface ProcessMark {
  readonly number: number;
  /** The machine: a process number means nothing on another machine that shares the file. */
  readonly host: string;
  /**
   * When the process began, in the system's own words: a later process of the same number has another. Null when
   * unknown.
   */
  readonly start: string | null;
}

/** Whether that process is still running; null when unknown. */
export type IsAlive = (mark: ProcessMark) => boolean | null;
