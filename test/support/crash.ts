/**
 * Run as a program: changes the key of a book, and dies by SIGKILL before the nth call that changes a file outside SQLite, or behind
 * the one that puts the new file in its place.
 * `node crash.ts BOOK FROM TO N`; an empty key is none. Exits with 0 when there are fewer calls than that.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const [path = '', from = '', to = '', deadly = ''] = process.argv.slice(2);
let steps = 0;
const step = () => {
  if (++steps === Number(deadly)) process.kill(process.pid, 'SIGKILL');
};
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
syncBuiltinESMExports();

const { reseal } = await import('../../src/store/encryption.ts');
const { onlyKey } = await import('../../src/store/keys.ts');
steps = 0;
await reseal(path, { keys: onlyKey(from), seal: to === '' ? null : { key: to, salt: null } });
