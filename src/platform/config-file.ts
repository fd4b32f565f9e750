import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ConfigFile } from '../context.ts';
import { UserError } from '../errors.ts';
import { replaceFile } from './files.ts';
import type { Environment } from './paths.ts';

/** The settings of this person and machine: one JSON object of key and text, readable by its owner only. */
export function configFile(path: string, env: Environment): ConfigFile {
  let known: Map<string, string> | null = null;
  const entries = () => {
    known ??= readEntries(path);
    return known;
  };
  return {
    path,
    get: (key) => entries().get(key) ?? null,
    entries,
    async set(key, value) {
      const next = new Map(entries());
      if (value === null) next.delete(key);
      else next.set(key, value);
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      await replaceFile(path, `${JSON.stringify(Object.fromEntries([...next].sort()), null, 2)}\n`);
      known = next;
    },
    env: (name) => env[name] || null,
  };
}

function readEntries(path: string): Map<string, string> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Map();
    throw new UserError(`the settings in ${path} could not be read: ${(error as Error).message}`, { cause: error });
  }
  try {
    const object: unknown = JSON.parse(text);
    if (typeof object !== 'object' || object === null || Array.isArray(object))
      throw new Error('it is not a JSON object');
    return new Map(Object.entries(object).map(([key, value]) => [key, String(value)]));
  } catch (error) {
    throw new UserError(`the settings in ${path} are damaged: ${(error as Error).message}`, {
      hint: 'mend the file, or take it away to start with none',
      cause: error,
    });
  }
}
