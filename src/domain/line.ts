import type { IsAlive, ProcessMark } from './process-mark.ts';

/** A customer on the telephone, at this moment, with somebody. */
export interface Line {
  /** Who calls; null when they never said. */
  readonly by: string | null;
  /** The moment it began, ISO 8601. */
  readonly since: string;
  /** The process of their cadence. */
  readonly process: ProcessMark;
}

/** No call takes so long: what nobody can tell of its process is taken for ended. */
const longestHours = 4;

/** Whether somebody else is still talking: they were not cut short, and it is not ours. */
export function isTaken({ since, process: theirs }: Line, now: Date, own: ProcessMark, isAlive: IsAlive): boolean {
  const hours = (now.getTime() - Date.parse(since)) / 3_600_000;
  const isOurs = theirs.number === own.number && theirs.host === own.host;
  return !isOurs && hours < longestHours && isAlive(theirs) !== false;
}
