/** What the store needs in order to open an encrypted file. */

/** An encrypted file, identified by the salt at its beginning (hex): copies with the same key have the same salt. */
export interface EncryptedFile {
  readonly path: string;
  readonly salt: string;
}

export interface Keys {
  /**
   * Tries the available keys until one opens the file. `attempt` returns what it opened, or null when the key does not
   * fit. A UserError when there is no key, or none fits.
   */
  open<T>(file: EncryptedFile, attempt: (key: string) => T | null): Promise<T>;
}

/** A single key that is already known. */
export function onlyKey(key: string): Keys {
  return {
    async open({ path }, attempt) {
      const opened = attempt(key);
      if (opened === null) throw new Error(`the key does not open ${path}`);
      return opened;
    },
  };
}
