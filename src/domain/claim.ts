import type { IsAlive, ProcessMark } from './process-mark.ts';

/** Somebody is on the phone with a customer, or was: the last call to them. */
export interface CallClaim {
  /** The caller; null when they did not give their name. */
  readonly by: string | null;
  /** The moment it began, ISO 8601. */
  readonly since: string;
  /** The moment at which it ends, unless it is extended. */
  readonly until: string;
  /** The process that holds the call. */
  readonly process: ProcessMark;
  /** Grows with each call and with its end: who saw an earlier one comes too late. */
  readonly version: number;
}

/** A claim lasts this long after the last sign of the call: what a crash costs. */
const claimMinutes = 10;

/** How often a call without an answer gives a sign. */
export const heartbeatMinutes = 3;

export function claimEnds(now: Date): string {
  return new Date(now.getTime() + claimMinutes * 60_000).toISOString();
}

/** Whether somebody else is still talking: their claim holds, and their process is alive and is not this one. */
export function isClaimed(
  { until, process: theirs }: CallClaim,
  now: Date,
  own: ProcessMark,
  isAlive: IsAlive,
): boolean {
  const isOurs = theirs.number === own.number && theirs.host === own.host;
  return !isOurs && Date.parse(until) > now.getTime() && isAlive(theirs) !== false;
}
