/** Two people with one book: each is told which customers the other is on the phone with. */
import type { Workspace } from '../../context.ts';
import { isClaimed } from '../../domain/claim.ts';
import type { Customer } from '../../domain/customer.ts';
import { readMachineSettings } from '../../domain/machine-settings.ts';
import { clock } from '../../domain/moment.ts';
import type { Store } from '../../store/store.ts';

export async function claimCall({ now, programs, config }: Workspace, store: Store, { id }: Customer): Promise<void> {
  const by = readMachineSettings(config.entries()).me;
  await store.writeClaim(id, { by, since: now().toISOString(), process: programs.mark() });
}

/** `Since 14:02 Ann has`, where somebody else is on the phone with this customer right now. */
export async function claimedBy(
  { now, programs }: Workspace,
  store: Store,
  customerId: number,
): Promise<string | null> {
  const claim = await store.claims.of(customerId);
  if (claim === null || !isClaimed(claim, now(), programs.mark(), programs.isAlive)) return null;
  return `Since ${clock(new Date(claim.since))} ${claim.by ?? 'somebody else'} has`;
}
