/** Backups of an encrypted book must be encrypted as well. */
import { join } from 'node:path';
import type { Workspace } from '../../context.ts';
import { UserError } from '../../errors.ts';
import { saltOf } from '../../store/copies.ts';
import type { Seal } from '../../store/encryption.ts';
import { backupFolder, backupsOf } from './backups.ts';

/** The result of encrypting the backups. */
export interface SealedCopies {
  /** The paths of the encrypted ones. */
  readonly copies: readonly string[];
  /** The others, with the reason. */
  readonly left: readonly { readonly file: string; readonly why: string }[];
}

/** Encrypts the existing backups like their book: in plain text they would give away what it hides. */
export async function sealCopies(ctx: Workspace, seal: Seal): Promise<SealedCopies> {
  const { reseal } = await import('../../store/encryption.ts');
  const { unattended } = await ctx.keys();
  const copies: string[] = [];
  const left: { file: string; why: string }[] = [];
  for (const { name } of await backupsOf(ctx)) {
    const file = join(backupFolder(ctx), name);
    try {
      if (saltOf(file) !== seal.salt) await reseal(file, { seal, keys: unattended });
      copies.push(file);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      left.push({ file, why: error.message });
    }
  }
  return { copies, left };
}

/** The backups of an encrypted book that are readable without a key. */
export async function plainCopies(ctx: Workspace): Promise<string[]> {
  const paths = (await backupsOf(ctx)).map(({ name }) => join(backupFolder(ctx), name));
  return paths.filter((path) => saltOf(path) === null);
}
