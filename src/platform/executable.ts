/**
 * The program as one executable that contains its files: bin/executable/make.mjs uses this in place of `home.ts` and of
 * the search for native binaries.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { getRawAsset } from 'node:sea';
import { UserError } from '../errors.ts';
import type { Home } from './home.ts';
import { cacheFolder } from './paths.ts';
import { laidDown } from './unpack.ts';

export function home(): Home {
  return {
    self: [process.execPath],
    read: text,
    path: (name) => firstThatWorks((folder) => laidDown(folder, basename(name), carried(name))),
  };
}

/** A native binary inside the executable. Only files can be loaded, so it is unpacked first. */
export function native(name: string): unknown {
  return firstThatWorks((folder) => {
    const module = { exports: {} };
    process.dlopen(module, laidDown(folder, name, carried(name)));
    return module.exports;
  });
}

function text(name: string): string {
  return Buffer.from(getRawAsset(name)).toString();
}

function carried(name: string): Uint8Array {
  return new Uint8Array(getRawAsset(name));
}

/** In the user's cache; if files cannot be kept or run there, in a folder for this process alone. */
function firstThatWorks<T>(work: (folder: string) => T): T {
  try {
    return work(join(cacheFolder(process.env, process.platform), `executable-${text('id')}`));
  } catch (inCache) {
    try {
      return work(folderForNow());
    } catch (cause) {
      const why = [inCache, cause].map((error) => (error as Error).message).join('; ');
      throw new UserError(`a library inside cadence could not be unpacked: ${why}`, {
        hint: 'it needs a folder of its own in which programs may be run: name one with XDG_CACHE_HOME or TMPDIR',
        cause,
      });
    }
  }
}

let forNow: string | undefined;
function folderForNow(): string {
  if (forNow === undefined) {
    const folder = mkdtempSync(join(tmpdir(), 'cadence-'));
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
    forNow = folder;
  }
  return forNow;
}
