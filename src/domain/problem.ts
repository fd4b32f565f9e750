/** What an import has to say about a line of its file. */
export interface Problem {
  readonly line: number;
  readonly column: string | null;
  readonly value: string | null;
  readonly message: string;
}

/** Lines that are named for one complaint; the others are counted. */
export const mostPerMessage = 100;
