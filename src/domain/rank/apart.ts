/** What distinguishes the customers of a list: a reason that most of them share is shown once, not on every line. */

interface Apart {
  /** Reasons of more than half of the list, the most frequent first. */
  readonly shared: readonly string[];
  /** The remaining reasons of each customer, in the order of the list. */
  readonly own: readonly (readonly string[])[];
}

/** A shorter list keeps all reasons on every line. */
const fewest = 3;
/** No customer has more reasons than this on a line. */
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
