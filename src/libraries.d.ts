/** What libraries without usable types of their own have. */

/** Lists of words that say nothing, one a language, by its code. */
declare module 'stopword' {
  export const eng: readonly string[];
  export const deu: readonly string[];
  export const fra: readonly string[];
  export const spa: readonly string[];
  export const ita: readonly string[];
  export const nld: readonly string[];
}

/** A document model without a browser; what is made of it goes to the charting library as it is. */
declare module '@mixmark-io/domino' {
  export function createDocument(html: string): object;
}

declare module 'better-sqlite3-multiple-ciphers' {
  import Database from 'better-sqlite3';

  interface Encrypted extends Database.Database {
    /** Sets the key before anything is read or written. */
    key(key: Buffer): number;
  }
  const library: new (path: string, options?: Database.Options) => Encrypted;
  export = library;
}
