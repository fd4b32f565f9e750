/** An hour that a customer named, as their clock shows it and as ours does where that is another one. */
export function onBoth(time: string, timeHere: string | null = null): string {
  return timeHere === null ? time : `${time} there (${timeHere} here)`;
}
