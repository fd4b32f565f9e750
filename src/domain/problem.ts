/** A remark of an import about a line of its file. */
export interface Problem {
  readonly line: number;
  readonly column: string | null;
  readonly value: string | null;
  readonly message: string;
}

/** How many lines are named for one problem; further ones are counted. */
export const mostPerMessage = 100;
