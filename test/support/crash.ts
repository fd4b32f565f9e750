/**
 * Run as a program: changes the key of a book. Before each call that changes a file outside SQLite, and behind the one that
 * puts the new file in its place, the book's folder is copied as it is: what SIGKILL would leave at that moment.
 * `node crash.ts BOOK FROM TO COPIES`; an empty key is none. The copies are named 1, 2, 3 …
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { dirname, join } from 'node:path';

const [path = '', from = '', to = '', copies = ''] = process.argv.slice(2);
let steps = 0;
/** By another process: one that closes a file of its own lets go of SQLite's locks on it. */
const step = () => void execFileSync('cp', ['-R', dirname(path), join(copies, String(++steps))]);
for (const name of ['openSync', 'fsyncSync', 'rmSync', 'renameSync'] as const) {
  const real = fs[name] as (...args: unknown[]) => unknown;
  Object.assign(fs, {
    [name]: (...args: unknown[]) => {
      const isOurs = args.some((arg) => typeof arg === 'number' || String(arg).startsWith(path));
      if (isOurs) step();
      const result = real(...args);
      if (name === 'renameSync') step();
      return result;
    },
  });
}

const { reseal } = await import('../../src/store/encryption.ts');
const { onlyKey } = await import('../../src/store/keys.ts');
syncBuiltinESMExports();
await reseal(path, { keys: onlyKey(from), seal: to === '' ? null : { key: to, salt: null } });
