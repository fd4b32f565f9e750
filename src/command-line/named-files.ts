/** Whether an answer may go into a file that somebody named. Every command that writes to a named file asks here. */
import type { Hash } from 'node:crypto';
import type { Context, FileDraft, Place } from '../context.ts';
import { UsageError, UserError } from '../errors.ts';
import { plain, plural } from '../render/text.ts';
import { looksLikeBook } from '../store/copies.ts';

export interface NamedFile {
  /** As the user named it. */
  readonly path: string;
  readonly place: Place;
  /** Begins the file: what was there stays until the new content is kept. */
  begin(): Promise<FileDraft>;
}

export interface Naming {
  /** Replace what is there without a question, and write into devices, pipes and links. */
  readonly force?: boolean | undefined;
}

/** One file; null when the person would rather keep what is there. */
export async function namedFile(ctx: Context, path: string, naming: Naming): Promise<NamedFile | null> {
  return (await namedFiles(ctx, [path], naming))?.[0] ?? null;
}

/** Several at once, with one question for all of those that are there already. */
export async function namedFiles(ctx: Context, paths: readonly string[], naming: Naming): Promise<NamedFile[] | null> {
  const places = new Map<string, Place>();
  for (const path of paths) places.set(path, await permitted(ctx, path, naming));
  const foreign: string[] = [];
  for (const [path, place] of places)
    if (!naming.force && place.targetKind === 'file' && !(await isOurs(ctx, place.target))) foreign.push(path);
  if (foreign.length > 0 && !(await mayReplace(ctx, foreign))) return null;
  return [...places].map(([path, place]) => ({ path, place, begin: () => begin(ctx, place) }));
}

/** The first free name: for what nobody is asked about, such as the rows that an import left out. */
export async function freeFile(ctx: Context, nameOf: (attempt: number) => string): Promise<NamedFile> {
  for (let attempt = 1; ; attempt++) {
    const path = nameOf(attempt);
    const place = await ctx.files.place(path);
    if (place.kind === null || (place.kind === 'file' && (await isOurs(ctx, place.target))))
      return { path, place, begin: () => begin(ctx, place) };
  }
}

/** Where the name leads. The book and the settings are refused also to those who insist. */
async function permitted(ctx: Context, path: string, { force = false }: Naming): Promise<Place> {
  if (path === '') throw new UsageError('the name of the file to write is empty', { hint: 'name one' });
  const place = await ctx.files.place(path);
  const refuse = (what: string, hint: string) => new UserError(`${path} is ${what}; nothing was written`, { hint });
  const held = await ownership(ctx, place);
  if (held !== null) throw refuse(held, 'name another file');
  if (place.targetKind === 'folder') throw refuse('a folder', 'name a file in it');
  if (force) return place;
  const insist = 'name another file, or write there all the same with --force';
  if (place.kind === 'link') throw refuse(`a link to ${place.target}`, insist);
  if (place.kind === 'other') throw refuse('a device or a pipe, not a file', insist);
  return place;
}

/** What of cadence's own the file is, in words; null when it is none. */
async function ownership(ctx: Context, place: Place): Promise<string | null> {
  const { database } = ctx.files;
  const own: (readonly [string, string])[] = [
    [database, 'the book itself'],
    ...logs.map((log) => [`${database}${log}`, 'a part of the book'] as const),
    [ctx.config.path, 'the file of your settings'],
  ];
  for (const [path, what] of own) if (isSame(await ctx.files.place(path), place)) return what;
  return (await isBook(ctx, place)) ? 'a book of cadence or a copy of one' : null;
}

const logs = ['-wal', '-shm', '-journal'];

function isSame(one: Place, other: Place): boolean {
  return one.target === other.target || (one.identity !== null && one.identity === other.identity);
}

/** A book, or what SQLite keeps beside one. Never asked of the book in use: to open and close that would give up its locks. */
async function isBook(ctx: Context, { target, targetKind }: Place): Promise<boolean> {
  const log = logs.find((end) => target.endsWith(end));
  const book = log === undefined ? target : target.slice(0, -log.length);
  const kind = log === undefined ? targetKind : (await ctx.files.place(book)).targetKind;
  return kind === 'file' && looksLikeBook(book);
}

async function mayReplace(ctx: Context, paths: readonly string[]): Promise<boolean> {
  const [first = ''] = paths;
  const named =
    paths.length === 1 ? `${plain(first)} is` : `${plain(first)} and ${plural(paths.length - 1, 'more file')} are`;
  if (!ctx.prompter.available)
    throw new UserError(`${named} there already; nothing was written`, {
      hint: 'name another file, or replace what is there: --force',
    });
  if (await ctx.prompter.confirm(`${named} there already. Replace ${paths.length === 1 ? 'it' : 'them'}?`, false))
    return true;
  ctx.io.talk('nothing was written\n');
  return false;
}

/** Cadence wrote it, and nobody changed it since. */
async function isOurs(ctx: Context, target: string): Promise<boolean> {
  const remembered = await (await ctx.files.written()).recall(target);
  if (remembered === null) return false;
  const hash = await newHash();
  for await (const bytes of ctx.files.read(target)) hash.update(bytes);
  return hash.digest('hex') === remembered;
}

async function newHash(): Promise<Hash> {
  return (await import('node:crypto')).createHash('sha256');
}

async function begin(ctx: Context, { target, targetKind }: Place): Promise<FileDraft> {
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

/** Writes all of it, or leaves what was there. */
export async function writeNamed(
  ctx: Context,
  file: NamedFile,
  pieces: AsyncIterable<string> | Iterable<string>,
): Promise<void> {
  const draft = await file.begin();
  try {
    let gathered = '';
    for await (const piece of pieces) {
      gathered += piece;
      if (gathered.length < 1 << 16) continue;
      await draft.append(gathered);
      gathered = '';
    }
    await draft.append(gathered);
  } catch (error) {
    await draft.drop();
    throw error;
  }
  await draft.keep();
  ctx.io.talk(`wrote ${plain(file.path)}\n`);
}

/** The answer of a command that prints it, or writes it to the file of `--out`. */
export async function answer(
  ctx: Context,
  { out, force }: Naming & { readonly out?: string | undefined },
  text: () => Promise<string> | string,
): Promise<void> {
  if (out === undefined || out === '-') return ctx.io.out(await text());
  const file = await namedFile(ctx, out, { force });
  if (file !== null) await writeNamed(ctx, file, [await text()]);
}
