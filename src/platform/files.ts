import {
  chmodSync,
  closeSync,
  constants,
  createReadStream,
  fstatSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  readSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import type { FileDraft, FileFacts, Files, Place, WorkFolder } from '../context.ts';
import { reasonOf, refusedBySystem, UserError } from '../errors.ts';
import type { Home } from './home.ts';
import { isShare, networkMountOf } from './mounts.ts';
import { syncServiceAbove } from './synced.ts';
import { textOf } from './text-of-bytes.ts';

export function realFiles(database: string, own: Pick<Home, 'path'>, written: Files['written']): Files {
  return {
    database,
    server: null,
    facts: async (path) => saying('looked at', path, () => orWhenMissing<FileFacts | null>(() => factsOf(path), null)),
    place: placeOf,
    written,
    async *read(path) {
      try {
        yield* createReadStream(path, { highWaterMark: 1 << 16 });
      } catch (error) {
        throw cannot('read', path, error);
      }
    },
    real: async (path) => saying('looked at', path, () => orWhenMissing(() => realpathSync(path), path)),
    list: async (folder) =>
      saying('listed', folder, () => orWhenMissing<string[]>(() => readdirSync(folder).sort(), [])),
    makeFolder: async (path) => makeFolder(path),
    write: replaceFile,
    draft: beginFile,
    stream: beginStream,
    move: async (from, to) => saying('moved', from, () => renameSync(from, to)),
    remove: async (path) => saying('removed', path, () => rmSync(path, { force: true, recursive: true })),
    close: async (path) => saying('closed to others', path, () => chmodSync(path, 0o600)),
    async disk(path) {
      const { bavail, bsize } = statfsSync(path);
      return { freeBytes: bavail * bsize, network: networkOf(path), syncedBy: syncServiceAbove(path) };
    },
    machine: () => ({
      node: process.versions.node,
      terminal: process.env['TERM'] ?? null,
      language: process.env['LC_ALL'] || process.env['LC_CTYPE'] || process.env['LANG'] || null,
    }),
    temporaryFolder,
    readOwn,
    workFolder: async () => makeWorkFolder(database),
    shipped: (name) => own.path(`fixtures/${name}`),
  };
}

function factsOf(path: string): FileFacts {
  const found = statSync(path);
  return {
    kind: found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other',
    bytes: found.size,
    mode: process.platform === 'win32' ? null : found.mode & 0o777,
  };
}

function orWhenMissing<T>(work: () => T, instead: T): T {
  try {
    return work();
  } catch (error) {
    if (isMissing(error)) return instead;
    throw error;
  }
}

/** Turns the system's refusals into words: what failed, and for which file. */
function saying<T>(done: string, path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw cannot(done, path, error);
  }
}

/** Creates a missing folder, for its owner only. The returned function removes what was created, if it is empty. */
export function makeFolder(path: string): () => void {
  try {
    const first = mkdirSync(path, { recursive: true, mode: 0o700 });
    return () => {
      if (first !== undefined) removeEmpty(path, first);
    };
  } catch (error) {
    throw cannot('made', path, error);
  }
}

/** Next to the book, so that facts about customers stay on that disk. */
export function makeWorkFolder(database: string): WorkFolder {
  const home = dirname(database);
  try {
    const first = mkdirSync(home, { recursive: true, mode: 0o700 });
    const path = mkdtempSync(`${database}.${process.pid}.tmp-`);
    return {
      path,
      remove() {
        rmSync(path, { recursive: true, force: true });
        if (first !== undefined) removeEmpty(home, first);
      },
    };
  } catch (error) {
    throw cannot('written to', home, error);
  }
}

/** Removes empty folders from the inner one up to the outer one. */
function removeEmpty(inner: string, outer: string): void {
  for (let folder = inner; folder.length >= outer.length; folder = dirname(folder)) {
    try {
      rmdirSync(folder);
    } catch {
      return; // something was put into it meanwhile: the book
    }
  }
}

/** From Linux's list of mounts, or a share's name on Windows; elsewhere, and for Windows drive letters, unknown. */
function networkOf(path: string): string | null {
  try {
    if (process.platform === 'linux') return networkMountOf(readFileSync('/proc/mounts', 'utf8'), realpathSync(path));
  } catch {
    return null; // no /proc, as in some containers
  }
  return process.platform === 'win32' && isShare(path) ? 'a network share' : null;
}

export async function readText(path: string): Promise<string> {
  try {
    return readRegular(path);
  } catch (error) {
    throw cannot('read', path, error);
  }
}

/**
 * A file that a person wrote with an editor: a script. Never a part of it: a file of more than `most` bytes is refused.
 */
async function readOwn(path: string, most: number): Promise<string> {
  try {
    const bytes = readRegularBytes(path, most);
    if (bytes.length <= most) return await textOf(bytes);
  } catch (error) {
    throw error instanceof UserError ? error : cannot('read', path, error);
  }
  throw new UserError(`${path} has more than ${most.toLocaleString('en')} bytes, so it is not read`);
}

/** A text file of cadence's own. Throws the system's errors. */
export function readRegular(path: string): string {
  return readRegularBytes(path, Number.POSITIVE_INFINITY).toString('utf8');
}

/**
 * The bytes of a regular file, up to one more than `most`. Anything else with that path is refused: reading a pipe
 * would block, and a device has no end.
 */
function readRegularBytes(path: string, most: number): Buffer {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const found = fstatSync(file);
    if (found.isDirectory()) throw Object.assign(new Error('EISDIR'), { code: 'EISDIR' });
    if (!found.isFile()) throw Object.assign(new Error('ENXIO'), { code: 'ENXIO' });
    if (found.size <= most) return readFileSync(file);
    const start = Buffer.alloc(most + 1);
    return start.subarray(0, readSync(file, start, 0, most + 1, 0));
  } finally {
    closeSync(file);
  }
}

/** TMPDIR may name anything. */
async function temporaryFolder(): Promise<string> {
  try {
    return mkdtempSync(join(tmpdir(), 'cadence-'));
  } catch (error) {
    throw new UserError(`no temporary file can be written: ${tmpdir()}: ${reasonOf(error)}`, {
      hint: 'the variable TMPDIR names the folder for them',
      cause: error,
    });
  }
}

/** Writes next to the file and renames, so that readers see the old content or the new, never half. */
export async function replaceFile(path: string, content: string | Uint8Array): Promise<void> {
  const draft = await beginFile(path);
  await draft.append(content);
  await draft.keep();
}

async function beginFile(path: string): Promise<FileDraft> {
  const { open, rename, rm } = await import('node:fs/promises'); // 1 ms that most commands can save
  // Renaming over a link would replace the link and leave its target unchanged.
  const place = placeOrFail(path);
  const draft = `${place}.${process.pid}.tmp`;
  const handle = await open(draft, 'wx', 0o600).catch((error) => {
    if (isMissing(error)) throw new UserError(`${path} could not be written: there is no folder ${dirname(path)}`);
    throw cannot('written', path, error);
  });
  const orDrop = async (work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      await handle.close().catch(() => {});
      await rm(draft, { force: true });
      throw cannot('written', path, error);
    }
  };
  return {
    append: async (content) => await orDrop(async () => await handle.writeFile(content)),
    keep: async () =>
      await orDrop(async () => {
        await handle.sync();
        await handle.close();
        await rename(draft, place);
      }),
    drop: async () => {
      await handle.close();
      await rm(draft, { force: true });
    },
  };
}

/** A device or a pipe has no draft: written data cannot be taken back. */
async function beginStream(path: string): Promise<FileDraft> {
  const { open } = await import('node:fs/promises');
  const handle = await open(path, 'w').catch((error) => {
    throw cannot('written', path, error);
  });
  return {
    async append(content) {
      try {
        await handle.writeFile(content);
      } catch (error) {
        throw cannot('written', path, error);
      }
    },
    keep: async () => await handle.close(),
    drop: async () => await handle.close(),
  };
}

/** Links may lead to links; this ends a cycle. */
const mostLinks = 40;

async function placeOf(path: string): Promise<Place> {
  try {
    const { kind, identity } = itself(path);
    if (kind !== 'link') return { kind, identity, target: real(path), targetKind: kind };
    const target = endOf(path);
    const end = itself(target);
    if (end.kind === 'link') throw Object.assign(new Error('ELOOP'), { code: 'ELOOP' });
    return { kind, target, targetKind: end.kind, identity: end.identity };
  } catch (error) {
    throw cannot('looked at', path, error);
  }
}

/** What has this name, without following links. */
function itself(path: string): { kind: Place['kind']; identity: string | null } {
  const found = lstatSync(path, { throwIfNoEntry: false, bigint: true });
  if (found === undefined) return { kind: null, identity: null };
  const kind = found.isFile() ? 'file' : found.isDirectory() ? 'folder' : found.isSymbolicLink() ? 'link' : 'other';
  return { kind, identity: `${found.dev}:${found.ino}` };
}

function placeOrFail(path: string): string {
  try {
    return endOf(path);
  } catch (error) {
    throw cannot('written', path, error);
  }
}

function endOf(path: string): string {
  let end = real(path);
  for (let links = 0; links < mostLinks && itself(end).kind === 'link'; links++)
    end = real(resolve(dirname(end), readlinkSync(end)));
  return end;
}

/** The name in its real folder; the name itself may not exist, or be a link. */
function real(path: string): string {
  const whole = resolve(path);
  try {
    return join(realpathSync(dirname(whole)), basename(whole));
  } catch {
    return whole;
  }
}

function isMissing(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'ENOENT' || code === 'ENOTDIR';
}

/** A system error in words: `could not be WHAT`. */
export function cannot(what: string, path: string, error: unknown): UserError {
  const { code = '', syscall } = error as NodeJS.ErrnoException;
  const gone = syscall === 'uv_cwd' ? refusedBySystem(error) : null;
  if (gone !== null) return gone;
  const hint = hints[code];
  return new UserError(`${path} could not be ${what}: ${reasonOf(error)}`, {
    cause: error,
    ...(hint === undefined ? {} : { hint: hint(path) }),
  });
}

const whoMay = (path: string) => `ls -ld ${dirname(path)} ${path} shows who may; or name another place`;
const hints: Readonly<Record<string, (path: string) => string>> = {
  EACCES: whoMay,
  EPERM: whoMay,
  EROFS: () => 'name a place on another disk',
  ENOSPC: () => 'free some space, or name a place on another disk',
};
