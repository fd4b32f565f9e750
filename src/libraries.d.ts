/** Types for libraries without usable ones of their own. */

/** Stop words for each language, by its code. */
declare module 'stopword' {
  export const eng: readonly string[];
  export const deu: readonly string[];
  export const fra: readonly string[];
  export const spa: readonly string[];
  export const ita: readonly string[];
  export const nld: readonly string[];
}

/** A document model without a browser; its documents go straight to the charting library. */
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

declare module 'pg/lib/client.js' {
  import { Client } from 'pg';

  export = Client;
}

/** The password for a connection from ~/.pgpass, which nobody else may be able to read. */
declare module 'pgpass' {
  function pgpass(
    connection: {
      readonly host: string;
      readonly port: number;
      readonly database: string;
      readonly user: string;
    },
    found: (password: string | undefined) => void,
  ): void;
  namespace pgpass {
    /** Where it complains of a file that others may read; stderr without this. */
    function warnTo(stream: NodeJS.WritableStream): unknown;
  }
  export = pgpass;
}
