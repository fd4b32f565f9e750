import { dirname } from 'node:path';
import type { ConfigFile } from '../context.ts';
import { reasonOf, UserError } from '../errors.ts';
import { cannot, makeFolder, readRegular, replaceFile } from './files.ts';
import { doubtOf } from './own-file.ts';

interface Surroundings {
  /** An environment variable. */
  readonly variable: (name: string) => string | undefined;
  readonly onDamage: (damage: UserError) => void;
  /** Runs the work while no other process runs work under that file. */
  readonly whileLocked: (path: string, work: () => Promise<void>) => Promise<void>;
}

/**
 * The settings of this user and machine: one JSON object of keys and texts, readable by its owner only. A file damaged
 * by hand counts as empty, which `onDamage` reports once; it is never overwritten.
 */
export function configFile(path: string, { variable, onDamage, whileLocked }: Surroundings): ConfigFile {
  let known: Entries | null = null;
  const read = () => {
    if (known === null) {
      known = readEntries(path);
      if (known.damage !== null) onDamage(known.damage);
    }
    return known;
  };
  return {
    path,
    get: (key) => read().entries.get(key) ?? null,
    own(key) {
      const value = read().entries.get(key) ?? null;
      const doubt = value === null ? null : doubtIn(path);
      if (doubt !== null) throw new UserError(doubt.message, { hint: doubt.hint });
      return value;
    },
    doubt: () => doubtIn(path),
    entries: () => read().entries,
    async set(key, value) {
      const change = async () => {
        // Read again: another process may have changed something meanwhile. Damage is reported by the error alone.
        const { entries, damage } = readEntries(path);
        if (damage !== null) throw damage;
        const next = new Map(entries);
        if (value === null) next.delete(key);
        else next.set(key, value);
        await replaceFile(path, `${JSON.stringify(Object.fromEntries([...next].sort()), null, 2)}\n`);
        known = { entries: next, damage: null };
      };
      try {
        makeFolder(dirname(path));
        await whileLocked(`${path}.lock`, change);
      } catch (error) {
        throw error instanceof UserError ? error : cannot('written', path, error);
      }
    },
    env: (name) => variable(name) || null,
  };
}

function doubtIn(path: string): ReturnType<ConfigFile['doubt']> {
  const doubt = doubtOf(path);
  if (doubt === null) return null;
  return { message: `no program is run and no mail sent by the settings in ${path}: ${doubt.why}`, hint: doubt.todo };
}

interface Entries {
  readonly entries: ReadonlyMap<string, string>;
  readonly damage: UserError | null;
}

function readEntries(path: string): Entries {
  let text: string;
  try {
    text = readRegular(path).replace(/^\ufeff/, '');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const isMissing = code === 'ENOENT' || code === 'ENOTDIR';
    return { entries: new Map(), damage: isMissing ? null : damaged(path, reasonOf(error)) };
  }
  const lines = text.split('\n').length;
  try {
    const object: unknown = JSON.parse(text);
    if (typeof object !== 'object' || object === null || Array.isArray(object))
      return { entries: new Map(), damage: damaged(`${path}:1`, 'it is not an object such as {"me": "Ann"}') };
    const entries = Object.entries(object).filter(([, value]) => value !== null);
    const nested = entries.find(([, value]) => typeof value === 'object');
    if (nested !== undefined)
      return { entries: new Map(), damage: damaged(path, `"${nested[0]}" is not text; write it as "mail.from": "…"`) };
    return { entries: new Map(entries.map(([key, value]) => [key, String(value)])), damage: null };
  } catch (error) {
    const { message } = error as Error;
    const line = /\(line (\d+) column \d+\)/.exec(message)?.[1] ?? String(lines);
    return { entries: new Map(), damage: damaged(`${path}:${line}`, `it is not JSON: ${message}`) };
  }
}

function damaged(where: string, what: string): UserError {
  return new UserError(`${where}: ${what}`, {
    hint: 'fix your settings file, or remove it to start with none; until then it counts as empty',
  });
}
