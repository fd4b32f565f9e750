/** Who gets which of some customers, so that all callers have their share: by region, tier and load. */
import type { Tier } from './customer.ts';

export interface ToSpread {
  readonly id: number;
  readonly tier: Tier | null;
  readonly region: string | null;
  /** Calls a year. */
  readonly calls: number;
}

interface Spreading {
  /** Who may get some, with the calls that a week of theirs holds. */
  readonly callers: readonly { readonly key: string; readonly capacity: number }[];
  /** The customers they have already, by key. */
  readonly present: ReadonlyMap<string, readonly ToSpread[]>;
  readonly open: readonly ToSpread[];
}

/** How far above their share of a tier's calls a caller may come so that a region stays in one hand. */
const slack = 1.1;

/** The key of the caller for each of the open customers. */
export function spreadEvenly({ callers, present, open }: Spreading): ReadonlyMap<number, string> {
  const chosen = new Map<number, string>();
  const inRegion = countsByRegion(present);
  for (const tier of ['A', 'B', 'C', null] as const) {
    const ofTier = ({ tier: its }: ToSpread) => its === tier;
    const shares = sharesOf(callers, present, open.filter(ofTier), ofTier);
    for (const customer of byRegion(open.filter(ofTier))) {
      const regionOf = (share: Share) => inRegion.get(`${share.key} ${customer.region}`) ?? 0;
      const fits = shares.filter((share) => share.load + customer.calls <= share.most);
      const [best] = (fits.length > 0 ? fits : shares).toSorted(
        (a, b) => (fits.length > 0 && customer.region !== null ? regionOf(b) - regionOf(a) : 0) || fill(a) - fill(b),
      );
      if (best === undefined) continue;
      best.load += customer.calls;
      inRegion.set(`${best.key} ${customer.region}`, regionOf(best) + 1);
      chosen.set(customer.id, best.key);
    }
  }
  return chosen;
}

/** A caller's calls a year to one tier. */
interface Share {
  readonly key: string;
  /** Of all calls to the tier what their capacity is of all capacity. */
  readonly fair: number;
  readonly most: number;
  load: number;
}

const fill = ({ load, fair }: Share) => (fair === 0 ? Number.MAX_VALUE : load / fair);
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

function sharesOf(
  callers: Spreading['callers'],
  present: Spreading['present'],
  open: readonly ToSpread[],
  ofTier: (customer: ToSpread) => boolean,
): Share[] {
  const loadOf = (key: string) => sum((present.get(key) ?? []).filter(ofTier).map(({ calls }) => calls));
  const all = sum(open.map(({ calls }) => calls)) + sum(callers.map(({ key }) => loadOf(key)));
  const capacity = sum(callers.map((one) => one.capacity));
  return callers.map((one) => {
    const fair = capacity === 0 ? all / callers.length : (all * one.capacity) / capacity;
    return { key: one.key, fair, most: fair * slack, load: loadOf(one.key) };
  });
}

function countsByRegion(present: Spreading['present']): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [key, customers] of present)
    for (const { region } of customers) counts.set(`${key} ${region}`, (counts.get(`${key} ${region}`) ?? 0) + 1);
  return counts;
}

/** The largest regions first, so that they stay together; those without one fill up last. */
function byRegion(customers: readonly ToSpread[]): ToSpread[] {
  const sizes = new Map(
    [...Map.groupBy(customers, ({ region }) => region)].map(([region, some]) => [region, some.length]),
  );
  const size = ({ region }: ToSpread) => (region === null ? 0 : (sizes.get(region) ?? 0));
  return customers.toSorted(
    (a, b) => size(b) - size(a) || compare(a.region ?? '', b.region ?? '') || b.calls - a.calls || a.id - b.id,
  );
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
