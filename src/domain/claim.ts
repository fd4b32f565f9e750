import type { IsAlive, ProcessMark } from './process-mark.ts';

/** Somebody is on the phone with a customer right now. */
export interface CallClaim {
  /** The caller; null when they did not give their name. */
  readonly by: string | null;
  /** The moment it began, ISO 8601. */
  readonly since: string;
  /** The process that holds the call. */
  readonly process: ProcessMark;
}

/** No call takes this long: after it, a call whose process cannot be checked counts as ended. */
const longestHours = 4;

/** Whether somebody else is still talking: their process is alive and is not this one. */
export function isClaimed(
  { since, process: theirs }: CallClaim,
  now: Date,
  own: ProcessMark,
  isAlive: IsAlive,
): boolean {
  const hours = (now.getTime() - Date.parse(since)) / 3_600_000;
  const isOurs = theirs.number === own.number && theirs.host === own.host;
  return !isOurs && hours < longestHours && isAlive(theirs) !== false;
}
