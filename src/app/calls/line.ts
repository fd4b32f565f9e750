/** Two people with one book: who has a customer on the line is known to the other. */
import type { Workspace } from '../../context.ts';
import type { Customer } from '../../domain/customer.ts';
import { isTaken } from '../../domain/line.ts';
import { readMachineSettings } from '../../domain/machine-settings.ts';
import { clock } from '../../domain/moment.ts';
import type { Store } from '../../store/store.ts';

export async function takeLine({ now, programs, config }: Workspace, store: Store, { id }: Customer): Promise<void> {
  const by = readMachineSettings(config.entries()).me;
  await store.holdLine(id, { by, since: now().toISOString(), process: programs.mark() });
}

/** `Since 14:02 Ann has`, where somebody else has this customer on the line at this moment. */
export async function takenBy({ now, programs }: Workspace, store: Store, customerId: number): Promise<string | null> {
  const line = await store.lines.of(customerId);
  if (line === null || !isTaken(line, now(), programs.mark(), programs.isAlive)) return null;
  return `Since ${clock(new Date(line.since))} ${line.by ?? 'somebody else'} has`;
}
