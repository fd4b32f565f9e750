/** What sets the customers of a list apart: what is so of most of them is said once, not on every line. */

interface Apart {
  /** So of more than half of the list, the most usual first. */
  readonly shared: readonly string[];
  /** What is left to say of each, in the order of the list. */
  readonly own: readonly (readonly string[])[];
}

/** In a shorter list everything is said of everybody. */
const fewest = 3;
/** More than one would say of somebody in a line. */
const most = 4;

export function setApart(all: readonly (readonly string[])[]): Apart {
  const counts = new Map<string, number>();
  for (const reasons of all) for (const reason of new Set(reasons)) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const isShared = (reason: string) => all.length >= fewest && (counts.get(reason) ?? 0) * 2 > all.length;
  return {
    shared: [...counts.keys()].filter(isShared),
    own: all.map((reasons) => reasons.filter((reason) => !isShared(reason)).slice(0, most)),
  };
}
