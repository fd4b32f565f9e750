/** The system's keyring: Keychain, Credential Manager, or a Secret Service on Linux. */
import type { Keyring } from '../context.ts';
import { UserError } from '../errors.ts';

const service = 'cadence';

/**
 * On Linux without a Secret Service the library would use the kernel's keyring, which is lost at shutdown: a key stored
 * there would be a lost book. So that is not allowed.
 */
const lasting = { linux: { store: 'secret-service' } } as const;

export const systemKeyring: Keyring = {
  async find(account) {
    try {
      return (await (await entry(account)).getPassword()) ?? null;
    } catch {
      return null; // no keyring, or a locked one: the key may come from elsewhere
    }
  },
  async keep(account, key) {
    try {
      const kept = await entry(account);
      await kept.setPassword(key);
      if ((await kept.getPassword()) !== key) throw new Error('it does not give back what it was given');
    } catch (cause) {
      throw new UserError(`the keyring of this system cannot keep the key: ${(cause as Error).message}`, {
        hint: 'nothing was changed; give the key by CADENCE_KEY or by cadence config set key-command COMMAND',
        cause,
      });
    }
  },
};

async function entry(account: string) {
  const { AsyncEntry } = await import('@napi-rs/keyring');
  return new AsyncEntry(service, account, lasting);
}
