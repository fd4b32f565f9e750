/** What is expected of a customer that no purchase shows yet. */
import type { Workspace } from '../../context.ts';
import { type Customer, displayName } from '../../domain/customer.ts';
import { type PromisedPotential, potentialText } from '../../domain/rank/potential.ts';
import type { Store } from '../../store/store.ts';
import { mustBeAsRead } from './as-read.ts';

interface Promising {
  /** As it was when the user decided. */
  readonly read: PromisedPotential | null;
  /** Null takes it back. */
  readonly promised: PromisedPotential | null;
}

/** Throws `ChangedMeanwhile` when somebody else promised or took back something since it was read. */
export async function promisePotential(
  ctx: Workspace,
  store: Store,
  customer: Customer,
  { read, promised }: Promising,
): Promise<void> {
  await store.atomically({ kind: 'potential', day: ctx.today, customers: [customer.id] }, async (book) => {
    const present = await book.potentials.of(customer.id, ctx.today);
    mustBeAsRead({
      ...{ read: inWords(read), present: inWords(present), wanted: inWords(promised) },
      ...{ name: displayName(customer), id: customer.id },
    });
    await book.potentials.set(customer.id, promised);
    await book.summarize(`${displayName(customer)}: ${promised === null ? 'none' : promised.level}`);
  });
}

const inWords = (promised: PromisedPotential | null) => ({
  potential: promised === null ? null : potentialText(promised),
  until: promised?.until ?? null,
});

interface PotentialOf {
  /** The one in effect today. */
  readonly promised: PromisedPotential | null;
  /** The factor by which the rank is multiplied. */
  readonly weight: number;
  /** False without a purchase whose rank it could raise. */
  readonly lifts: boolean;
}

export async function potentialOf(ctx: Workspace, store: Store, { id }: Customer): Promise<PotentialOf> {
  const promised = await store.potentials.of(id, ctx.today);
  const { potentialHigh, potentialMedium } = await store.settings.book();
  const standing = await store.standings.of(id, ctx.today);
  const weight = promised?.level === 'high' ? potentialHigh : potentialMedium;
  return { promised, weight: promised === null ? 1 : weight, lifts: (standing?.rank ?? 0) > 0 };
}
