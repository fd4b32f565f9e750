/** Who came with a caller's login is that caller: whatever the setting `me` says on their machine. */
import type { ConfigFile } from '../context.ts';

/** The settings, in which `me` is `caller()`, once that is known. */
export function withLogin(config: ConfigFile, caller: () => string | null): ConfigFile {
  return {
    path: config.path,
    get: (key) => (key === 'me' ? caller() : null) ?? config.get(key),
    own: (key) => config.own(key),
    doubt: () => config.doubt(),
    entries() {
      const me = caller();
      return me === null ? config.entries() : new Map([...config.entries(), ['me', me]]);
    },
    set: async (key, value) => await config.set(key, value),
    env: (name) => config.env(name),
  };
}
