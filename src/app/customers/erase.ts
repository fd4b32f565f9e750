import { join } from 'node:path';
import type { Workspace } from '../../context.ts';
import type { Customer } from '../../domain/customer.ts';
import type { Mention } from '../../store/erasures.ts';
import type { Store } from '../../store/store.ts';
import { backupBefore, backupFolder, backupsOf } from '../copies/backups.ts';

/** Somebody outside of the book for good, and where they may still be found. */
interface Erased {
  /** False when another process kept the file open, so that their rows may still lie in its free space. */
  readonly swept: boolean;
  /** Where what was noted of others names them. */
  readonly mentions: readonly Mention[];
  /** The paths of our own copies that were made earlier. */
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
