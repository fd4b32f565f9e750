/** What the store must be told to open an encrypted file. */

/** An encrypted file, told by the salt at its beginning (hex): copies with the same key have the same salt. */
export interface EncryptedFile {
  readonly path: string;
  readonly salt: string;
}

export interface Keys {
  /**
   * Tries the keys there are until one opens the file. `attempt` gives what it opened, or null where the key does not fit.
   * A UserError when there is no key, or none fits.
   */
  open<T>(file: EncryptedFile, attempt: (key: string) => T | null): Promise<T>;
}

/** One key, known already. */
export function onlyKey(key: string): Keys {
  return {
    async open({ path }, attempt) {
      const opened = attempt(key);
      if (opened === null) throw new Error(`the key does not open ${path}`);
      return opened;
    },
  };
}
