/** The files of a person whose book is on a server: what a file has next to it is in a folder on this machine. */
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { Files } from '../context.ts';
import { realFiles } from './files.ts';
import type { Home } from './home.ts';

export interface ServerBook {
  /** The address, without a password. */
  readonly shown: string;
  /** Where a book would be that is a file. */
  readonly local: string;
}

export function filesBesideServer(
  { shown, local }: ServerBook,
  own: Pick<Home, 'path'>,
  written: Files['written'],
): Files {
  const folder = createHash('sha256').update(shown).digest('hex').slice(0, 16);
  const database = join(dirname(local), 'servers', folder, 'cadence.db');
  const files = realFiles(database, own, written);
  return {
    ...files,
    server: shown,
    // Whether it is there, only the server knows: it is asked when the book is opened.
    facts: async (path) => (path === database ? { kind: 'other', bytes: 0, mode: null } : await files.facts(path)),
  };
}
