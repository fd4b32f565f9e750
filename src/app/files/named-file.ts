/** Files named by the user: which of them may be overwritten, and how. All writes to named files go through here. */
import type { Hash } from 'node:crypto';
import type { FileDraft, Place, Workspace } from '../../context.ts';
import { UsageError, UserError } from '../../errors.ts';
import { looksLikeBook } from '../../store/copies.ts';

export interface NamedFile {
  /** As the user named it. */
  readonly path: string;
  readonly place: Place;
  /** Begins the file: the old content stays until the new one is complete. */
  begin(): Promise<FileDraft>;
}

export function toWrite(ctx: Workspace, path: string, place: Place): NamedFile {
  return { path, place, begin: () => begin(ctx, place) };
}

/** The first free name: for files that the user is not asked about, such as rejected rows. */
export async function freeFile(ctx: Workspace, nameOf: (attempt: number) => string): Promise<NamedFile> {
  for (let attempt = 1; ; attempt++) {
    const path = nameOf(attempt);
    const place = await ctx.files.place(path);
    if (place.kind === null || (place.kind === 'file' && (await isOurs(ctx, place.target))))
      return toWrite(ctx, path, place);
  }
}

/** The place that a name leads to. The book and the settings are refused even with --force. */
export async function permitted(ctx: Workspace, path: string, force: boolean): Promise<Place> {
  if (path === '') throw new UsageError('the name of the file to write is empty', { hint: 'name one' });
  const place = await ctx.files.place(path);
  const refuse = (what: string, hint: string) => new UserError(`${path} is ${what}; nothing was written`, { hint });
  const held = await ownership(ctx, place);
  if (held !== null) throw refuse(held, 'name another file');
  if (place.targetKind === 'folder') throw refuse('a folder', 'name a file in it');
  if (force) return place;
  const insist = 'name another file, or write there anyway with --force';
  if (place.kind === 'link') throw refuse(`a link to ${place.target}`, insist);
  if (place.kind === 'other') throw refuse('a device or a pipe, not a file', insist);
  return place;
}

/** Which of cadence's own files it is, in words; null when it is none. */
async function ownership(ctx: Workspace, place: Place): Promise<string | null> {
  const { database } = ctx.files;
  const own: (readonly [string, string])[] = [
    [database, 'the book itself'],
    ...logs.map((log) => [`${database}${log}`, 'part of the book'] as const),
    [ctx.config.path, 'the file of your settings'],
  ];
  for (const [path, what] of own) if (isSame(await ctx.files.place(path), place)) return what;
  return (await isBook(ctx, place)) ? 'a cadence book or a backup of one' : null;
}

const logs = ['-wal', '-shm', '-journal'];

function isSame(one: Place, other: Place): boolean {
  return one.target === other.target || (one.identity !== null && one.identity === other.identity);
}

/**
 * A book, or one of SQLite's files next to one. Never used for the open book: opening and closing it would release its
 * locks.
 */
async function isBook(ctx: Workspace, { target, targetKind }: Place): Promise<boolean> {
  const log = logs.find((end) => target.endsWith(end));
  const book = log === undefined ? target : target.slice(0, -log.length);
  const kind = log === undefined ? targetKind : (await ctx.files.place(book)).targetKind;
  return kind === 'file' && looksLikeBook(book);
}

/** Written by cadence, and not changed since. */
export async function isOurs(ctx: Workspace, target: string): Promise<boolean> {
  const remembered = await (await ctx.files.written()).recall(target);
  if (remembered === null) return false;
  const hash = await newHash();
  for await (const bytes of ctx.files.read(target)) hash.update(bytes);
  return hash.digest('hex') === remembered;
}

async function newHash(): Promise<Hash> {
  return (await import('node:crypto')).createHash('sha256');
}

async function begin(ctx: Workspace, { target, targetKind }: Place): Promise<FileDraft> {
  if (targetKind === 'other') return await ctx.files.stream(target);
  const draft = await ctx.files.draft(target);
  const hash = await newHash();
  return {
    async append(content) {
      hash.update(content);
      await draft.append(content);
    },
    async keep() {
      await draft.keep();
      await (await ctx.files.written()).remember(target, hash.digest('hex'));
    },
    drop: () => draft.drop(),
  };
}
