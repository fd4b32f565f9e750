import type { Workspace } from '../../context.ts';
import { plural } from '../../domain/plural.ts';
import { cipherName } from '../../store/encryption.ts';
import type { Store } from '../../store/store.ts';
import { plainCopies, sealCopies } from '../copies/sealed-copies.ts';
import { type Finding, ok } from './finding.ts';

export async function encryptionFinding(ctx: Workspace, store: Store): Promise<Finding> {
  const { latest } = await ctx.keys();
  if (store.salt === null || latest === null)
    return ok('encryption', 'none: anybody who can read the file can read the book (cadence config encrypt)');
  const readable = await plainCopies(ctx);
  const text = `${cipherName}, the key from ${latest.from}`;
  if (readable.length === 0 && store.formerDerivation) {
    return {
      what: 'encryption',
      state: 'look',
      text: `${text}; its key was derived by an earlier version, and takes less time to guess`,
      todo: 'renew it, even with the same words: cadence config encrypt',
    };
  }
  if (readable.length === 0) return ok('encryption', text);
  return {
    what: 'encryption',
    state: 'look',
    text: `${text}; but ${plural(readable.length, 'backup is', 'backups are')} not encrypted: ${readable.join(' ')}`,
    todo: 'encrypt them too: cadence doctor --fix; or remove them',
    fix: async () => await sealCopies(ctx, { key: latest.key, salt: store.salt }),
  };
}
