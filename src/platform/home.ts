/**
 * The location of the program: its own files, and how to start it again. In the executable, `executable.ts` replaces
 * this file.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Home {
  /** The command that starts this program again, from any folder and without a shell. */
  readonly self: readonly string[];
  /** The content of one of the program's files, by its path inside the package. */
  read(name: string): string;
  /** The path of such a file on the disk. */
  path(name: string): string;
}

/** `root`: the folder with package.json. */
export function home(root: URL): Home {
  return {
    self: [process.execPath, resolve(process.argv[1] ?? '')],
    read: (name) => readFileSync(new URL(name, root), 'utf8'),
    path: (name) => fileURLToPath(new URL(name, root)),
  };
}
