/** A time that a customer named, on their clock and, when it differs, on ours. */
export function onBoth(time: string, timeHere: string | null = null): string {
  return timeHere === null ? time : `${time} there (${timeHere} here)`;
}
