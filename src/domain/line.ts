/** A customer on the telephone, at this moment, with somebody. */
export interface Line {
  /** Who calls; null when they never said. */
  readonly by: string | null;
  /** The moment it began, ISO 8601. */
  readonly since: string;
  /** The process of their cadence. */
  readonly process: number;
}

/** No call takes so long; after it, a process of that number is another one. */
const longestHours = 4;

/** Whether somebody else is still talking: they were not cut short, and it is not ours. */
export function isTaken(line: Line, now: Date, own: number, isRunning: (process: number) => boolean): boolean {
  const hours = (now.getTime() - Date.parse(line.since)) / 3_600_000;
  return line.process !== own && hours < longestHours && isRunning(line.process);
}
