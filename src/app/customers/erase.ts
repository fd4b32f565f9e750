import { join } from 'node:path';
import type { Workspace } from '../../context.ts';
import type { Customer } from '../../domain/customer.ts';
import type { Mention } from '../../store/erasures.ts';
import type { Store } from '../../store/store.ts';
import { backupBefore, backupFolder, backupsOf } from '../copies/backups.ts';

/** A customer who was erased for good, and where traces may remain. */
interface Erased {
  /** False when another process kept the file open, so that their rows may still be in its free space. */
  readonly swept: boolean;
  /** Notes about others that mention them. */
  readonly mentions: readonly Mention[];
  /** The paths of our earlier backups. */
  readonly copies: readonly string[];
}

export async function eraseCustomer(
  ctx: Workspace,
  store: Store,
  customer: Customer,
  { keepSums }: { readonly keepSums: boolean },
): Promise<Erased> {
  await backupBefore(ctx, store, 'erase');
  const mentions = await store.erasures.mentions(customer);
  const swept = await store.erase(customer, { day: ctx.today, keepSums });
  const copies = (await backupsOf(ctx)).map(({ name }) => join(backupFolder(ctx), name));
  return { swept, mentions, copies };
}
