import { join } from 'node:path';
import type { Workspace } from '../../context.ts';
import { noTypes } from '../../domain/contact-type.ts';
import type { Customer } from '../../domain/customer.ts';
import type { Person } from '../../domain/person.ts';
import type { Mention } from '../../store/mentions.ts';
import type { Store } from '../../store/store.ts';
import { backupBefore, backupFolder, backupsOf } from '../copies/backups.ts';

/** A customer who was erased for good, and where traces may remain. */
interface Erased {
  /** False when another process kept the file open, so that their rows may still be in its free space. */
  readonly swept: boolean;
  /** Notes about others that mention them. */
  readonly mentions: readonly Mention[];
  /** Those others. */
  readonly mentioned: readonly Customer[];
  /** The paths of our earlier backups. */
  readonly copies: readonly string[];
}

/** One of a customer's people; the customer and what they bought stay. */
export async function erasePerson(ctx: Workspace, store: Store, customer: Customer, person: Person): Promise<Erased> {
  await backupBefore(ctx, store, 'erase');
  const { name, address, emails, phones } = person;
  const own = { name, address, emails, phones, company: null, struckPhones: [], contactTypes: noTypes };
  const mentions = await store.erasures.mentions({ ...customer, ...own });
  const swept = await store.erasePerson(person, customer, ctx.today);
  return { swept, mentions, ...(await leftAfter(ctx, store, mentions)) };
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
  return { swept, mentions, ...(await leftAfter(ctx, store, mentions)) };
}

async function leftAfter(
  ctx: Workspace,
  store: Store,
  mentions: readonly Mention[],
): Promise<Pick<Erased, 'mentioned' | 'copies'>> {
  const ids = [...new Set(mentions.map(({ customerId }) => customerId))];
  return { mentioned: await store.customers.some(ids), copies: await copiesOf(ctx) };
}

async function copiesOf(ctx: Workspace): Promise<readonly string[]> {
  return (await backupsOf(ctx)).map(({ name }) => join(backupFolder(ctx), name));
}
