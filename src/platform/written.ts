/**
 * Which named files cadence wrote, so that it replaces its own page next Monday without a question, and no other file.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { WrittenFiles } from '../context.ts';
import { readRegular, replaceFile } from './files.ts';

/** More than any cron job writes; pages with the day in their name must not pile up forever. */
const mostEntries = 500;

/**
 * One small file for each path, so that two commands at once never lose each other's entry. It contains the hash of
 * what was written, and its name is the hash of the path: a path may name a person who is erased later.
 */
export function writtenFiles(folder: string): WrittenFiles {
  const entryOf = (path: string) => join(folder, createHash('sha256').update(path).digest('hex').slice(0, 40));
  return {
    async recall(path) {
      try {
        return readRegular(entryOf(path)).trim();
      } catch {
        return null;
      }
    },
    async remember(path, hash) {
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        const names = readdirSync(folder);
        if (names.length >= mostEntries) for (const name of names) rmSync(join(folder, name), { force: true });
        await replaceFile(entryOf(path), `${hash}\n`);
      } catch {
        // On a full or read-only disk the file itself is written, and the next time cadence asks.
      }
    },
  };
}
