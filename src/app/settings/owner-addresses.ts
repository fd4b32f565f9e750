import type { Workspace } from '../../context.ts';
import { type OwnerAddress, parseOwners } from '../../domain/address.ts';
import { UserError } from '../../errors.ts';

/** Where the lists of owners go (`mail.owners`): they decide who is mailed customers' names, and whose an answer is. */
export function ownerAddresses({ config }: Pick<Workspace, 'config'>): readonly OwnerAddress[] {
  const parsed = parseOwners(config.own('mail.owners') ?? '');
  if ('problem' in parsed) throw new UserError(`mail.owners: ${parsed.problem}`);
  return parsed.value;
}
