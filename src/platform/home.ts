/** Where the program itself is: its own files, and how it is started again. In the executable `executable.ts` stands here. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Home {
  /** The words that start this program again, from any folder and without a shell. */
  readonly self: readonly string[];
  /** A file that belongs to the program, by its path inside the package. */
  read(name: string): string;
  /** The same as a file on the disk. */
  path(name: string): string;
}

/** `root` is the program's own folder, the one that holds package.json. */
export function home(root: URL): Home {
  return {
    self: [process.execPath, resolve(process.argv[1] ?? '')],
    read: (name) => readFileSync(new URL(name, root), 'utf8'),
    path: (name) => fileURLToPath(new URL(name, root)),
  };
}
