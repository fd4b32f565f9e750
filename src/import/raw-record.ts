export interface CsvDialect {
  readonly delimiter: string;
  /** Null when the file does not quote. */
  readonly quote: string | null;
  readonly escape: string;
}

export interface RawRecord {
  /** Physical line, counted by CR, LF or CRLF, on which the record starts; 1-based. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Why the record could not be parsed; its cells are then the line, split at each delimiter. */
  readonly broken: string | null;
}
